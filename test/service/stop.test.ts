import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { textOf } from "../adapters/discord/harness.ts";
import { type DiscordServer, startDiscord } from "../servers/discord.ts";
import { rateLimited } from "../servers/discord-answers.ts";
import { type SlackServer, startSlack } from "../servers/slack.ts";
import { until } from "../until.ts";
import { run } from "./process.ts";

const people = Array.from({ length: 50 }, (_, n) => n);

let dataDir: string;
let running: ReturnType<typeof run>;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "newsdesk-"));
});
afterEach(async () => {
  running.child.kill("SIGKILL");
  await running.ended;
  await rm(dataDir, { recursive: true, force: true });
});

/** The program as an operator starts it, once it is live. */
async function start(variables: Record<string, string>): Promise<void> {
  running = run("main", [], { NEWSDESK_DATA: dataDir, PORT: "0", ...variables });
  await until(() => expect(running.said.err).toContain("Live on"));
}

/** A page of the operator's web server. */
async function page(path: string): Promise<string> {
  const port = /"web":"http:\/\/127.0.0.1:(\d+)"/.exec(running.said.err)?.[1];
  return (await fetch(`http://127.0.0.1:${port}${path}`)).text();
}

describe("in Slack", () => {
  let slack: SlackServer;
  beforeEach(async () => {
    slack = await startSlack();
    const { botToken, appToken = "", apiUrl } = slack.credentials;
    await start({ SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl });
  });
  afterEach(() => slack.stop());

  test("stopping with 50 questions in flight loses none", async () => {
    const askers = people.map((n) => `U0P${n}`);
    slack.fail("response", ...askers.map(() => ({ slowMs: 1_000 })));
    const acks = await Promise.all(askers.map((user) => slack.command("tsmc", { user })));
    expect(slack.posted).toHaveLength(0);
    running.child.kill("SIGTERM");
    expect(acks.every((ack) => ack !== "late" && ack.status === 200)).toBe(true);
    expect((await running.ended).status).toBe(0);
    expect(new Set(slack.posted.map(({ onlyFor }) => onlyFor))).toEqual(new Set(askers));
    expect(slack.posted).toHaveLength(50);
  });

  test("an answer that Slack never accepts delays the stop for a while, not for ever", async () => {
    slack.fail("response", { slowMs: 60_000 });
    await slack.command("tsmc", { user: "U0ANN" });
    running.child.kill("SIGTERM");
    expect((await running.ended).status).toBe(1);
  });

  test.each(["SIGINT", "SIGHUP"] as const)("%s stops it as cleanly as SIGTERM", async (signal) => {
    running.child.kill(signal);
    expect((await running.ended).status).toBe(0);
  });

  test("health, metrics and logs hold neither what people say nor a secret", async () => {
    await slack.command("confidential merger of two banks", { user: "U0ANN" });
    await slack.waitForReply();
    expect(JSON.parse(await page("/readyz"))).toMatchObject({
      ready: true,
      platforms: [{ platform: "slack", part: "workspace", state: "connected" }],
    });
    const metrics = await page("/metrics");
    expect(metrics).toContain(
      'newsdesk_messages_total{platform="slack",kind="command",outcome="answered"} 1',
    );
    expect(metrics).toContain('newsdesk_ack_seconds_count{platform="slack"} 1');
    const everything = metrics + running.said.out + running.said.err;
    expect(everything).not.toMatch(/confidential|xoxb-|xapp-/);
  });
});

describe("in Discord", () => {
  let discord: DiscordServer;
  beforeEach(async () => {
    discord = await startDiscord();
    await start({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
  });
  afterEach(async () => {
    await discord.stop();
    expect(discord.violations).toEqual([]);
  });

  test("stopping with 50 questions in flight loses none", async () => {
    discord.limit = (line) => (/^PATCH .*@original/.test(line) ? rateLimited(0.5) : undefined);
    for (const _ of people) {
      discord.world.person.id = discord.world.newId();
      discord.command("search", { query: "tsmc" });
    }
    await until(() => expect(discord.hanging).toHaveLength(50));
    running.child.kill("SIGTERM");
    discord.limit = () => undefined;
    expect((await running.ended).status).toBe(0);
    expect(discord.hanging).toEqual([]);
    expect(discord.posted.map(textOf).filter((text) => text.includes("2-nanometer"))).toHaveLength(50);
  });

  test("acknowledgements of commands, buttons and autocompletion are timed", async () => {
    discord.command("search", { query: "tsmc" });
    await discord.waitForReply();
    discord.press("Read");
    await discord.waitForReply();
    discord.type("search", "query", "taiw");
    await until(async () =>
      expect(await page("/metrics")).toContain('newsdesk_ack_seconds_count{platform="discord"} 3'),
    );
    expect(await page("/metrics")).toContain('newsdesk_ack_seconds_bucket{le="3",platform="discord"} 3');
  });
});
