import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startDiscord } from "../servers/discord.ts";
import { startSlack } from "../servers/slack.ts";
import { readable } from "../servers/slack-reading.ts";
import { until } from "../until.ts";
import { run } from "./process.ts";

/** Nothing listens here. */
const nobody = "http://127.0.0.1:9/api/";

describe("npm start", () => {
  let dataDir: string;
  let running: ReturnType<typeof run> | undefined;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "newsdesk-"));
  });
  afterEach(async () => {
    running?.child.kill("SIGKILL");
    await running?.ended;
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = (variables: Record<string, string>, input = "") => {
    running = run("main", [], { NEWSDESK_DATA: dataDir, ...variables }, input);
    return running;
  };

  test("without a token it shows what it loaded, a first answer and how to connect, then answers", async () => {
    const { status, out } = await start({ PLAYGROUND: "off" }, "micron subsidy\n").ended;
    expect(status).toBe(0);
    expect(out).toContain("Newsdesk knows 5 articles; 5 of them are new from corpus.");
    const first = out.indexOf("TSMC starts making 2-nanometer chips");
    const how = out.indexOf("SLACK_BOT_TOKEN");
    expect(out.indexOf("/news tsmc")).toBeGreaterThan(-1);
    expect(first).toBeGreaterThan(out.indexOf("/news tsmc"));
    expect(how).toBeGreaterThan(first);
    expect(out).toContain("DISCORD_TOKEN");
    expect(out.indexOf("Micron's Taiwan unit wins")).toBeGreaterThan(how);
  });

  test("without a terminal the playground is served until the process is stopped", async () => {
    const { child, said, ended } = start({ WEB_PORT: "0" });
    await until(() => expect(said.out).toContain("newsdesk -- ask"));
    const address = /will show it: (\S+)/.exec(said.out)?.[1] ?? "";
    expect((await fetch(address)).status).toBe(200);
    child.kill("SIGTERM");
    expect((await ended).status).toBe(0);
  });

  test("health is answered while the program loads and reads its articles, and tells that it is starting", async () => {
    const { child, said, ended } = start({
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_SIGNING_SECRET: "s",
      WEB_PORT: "0",
      PORT: "0",
      SLACK_API_URL: nobody,
    });
    await until(() => expect(said.err).toContain("health and metrics are served"));
    const address = /"web":"([^"]+)"/.exec(said.err)?.[1];
    const page = (path: string) => fetch(`${address}${path}`);
    const [health, ready] = await Promise.all([page("/healthz"), page("/readyz")]);
    expect({ status: health.status, body: await health.json() }).toMatchObject({
      status: 200,
      body: { alive: true },
    });
    expect({ status: ready.status, body: await ready.json() }).toMatchObject({
      status: 503,
      body: { ready: false, waitingFor: "starting" },
    });
    child.kill("SIGTERM");
    expect((await ended).status).toBe(0);
  });

  test("a fault at the start ends the process, though health is served already", async () => {
    await writeFile(
      join(dataDir, "newsdesk.sqlite"),
      "not a database, but long enough to be taken for one".repeat(99),
    );
    const { status, err } = await start({ WEB_PORT: "0", PLAYGROUND: "off" }).ended;
    expect(status).toBe(1);
    expect(err).toContain("newsdesk.sqlite");
  });

  test("a data folder has one process: a second one says so and ends, and the shell still asks", async () => {
    const first = start({ WEB_PORT: "0" });
    await until(() => expect(first.said.out).toContain("newsdesk -- ask"));
    const variables = { NEWSDESK_DATA: dataDir, WEB_PORT: "0" };
    const second = await run("main", [], variables).ended;
    expect(second.status).toBe(1);
    expect(second.err).toBe(
      `Another Newsdesk is running on the data folder ${dataDir}: stop that one first, or give this one a data folder of its own (NEWSDESK_DATA).\n`,
    );
    expect(await run("cli", ["ask", "micron"], variables).ended).toMatchObject({ status: 0, err: "" });
    first.child.kill("SIGKILL");
    await first.ended;
    const next = start({ WEB_PORT: "0" });
    await until(() => expect(next.said.out).toContain("newsdesk -- ask"));
  });

  test("with a wrong configuration it reports every fault and starts nothing", async () => {
    const wrong = {
      PORT: "many",
      TIME_ZONE: "Nowhere",
      DATABASE_URL: "mysql://newsdesk:swordfish@host/newsdesk",
      SHARD_IDS: "0,1",
      DISCORD_TOKEN: "d",
      SLACK_BOT_TOKEN: "xoxb-1",
      FEEDS: "harbour times",
      FETCH_ALLOW: "http://intranet/",
      OPERATOR_CHANNEL: "general",
      RETENTION_ARTICLES: "1",
    };
    const { status, err, out } = await start(wrong).ended;
    expect({ status, out }).toEqual({ status: 1, out: "" });
    const told = err
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(" ")[0]);
    const { DISCORD_TOKEN: _, ...faulty } = wrong;
    expect(told.toSorted()).toEqual(Object.keys(faulty).toSorted());
    expect(err).not.toContain("swordfish");
  });

  test("with a refused Discord token it names it in one line, and Slack keeps working", async () => {
    const [slack, discord] = [await startSlack({ mode: "socket" }), await startDiscord()];
    const { botToken, appToken = "", apiUrl } = slack.credentials;
    const { child, said, ended } = start({
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: apiUrl,
      DISCORD_TOKEN: "wrong",
      DISCORD_API_URL: discord.apiUrl,
    });
    await until(() => expect(said.err).toContain("Live on slack"));
    expect(said.err.split("\n").filter((line) => line.includes("DISCORD_TOKEN"))).toHaveLength(1);
    expect(said.err).toContain("discord.com/developers");
    await slack.command("tsmc");
    expect(readable((await slack.waitForReply()).blocks ?? [])).toContain("2-nanometer");
    child.kill("SIGTERM");
    expect((await ended).status).toBe(0);
    expect(said.err + said.out).not.toContain(botToken);
    await Promise.all([slack.stop(), discord.stop()]);
  });

  test("with no platform left it ends with exit status 1", async () => {
    const [slack, discord] = [await startSlack({ mode: "socket" }), await startDiscord()];
    const { status, err } = await start({
      SLACK_BOT_TOKEN: "xoxb-wrong",
      SLACK_APP_TOKEN: "xapp-wrong",
      SLACK_API_URL: slack.credentials.apiUrl,
      DISCORD_TOKEN: "wrong",
      DISCORD_API_URL: discord.apiUrl,
    }).ended;
    expect(status).toBe(1);
    expect(err).toMatch(/SLACK_BOT_TOKEN/);
    expect(err).toMatch(/DISCORD_TOKEN/);
    await Promise.all([slack.stop(), discord.stop()]);
  });
});
