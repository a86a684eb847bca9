import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type DiscordServer, startDiscord } from "../servers/discord.ts";
import { type SlackServer, startSlack } from "../servers/slack.ts";
import { until } from "../until.ts";
import { run } from "./process.ts";

// What an operator and a supervisor see of the program when its platforms go away.

let dataDir: string;
let slack: SlackServer;
let discord: DiscordServer;
let running: ReturnType<typeof run>;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "newsdesk-"));
  [slack, discord] = await Promise.all([startSlack(), startDiscord()]);
});
afterEach(async () => {
  running?.child.kill("SIGKILL");
  await running?.ended;
  await Promise.all([slack.stop(), discord.stop()]);
  await rm(dataDir, { recursive: true, force: true });
});

const onSlack = () => ({
  SLACK_BOT_TOKEN: slack.credentials.botToken,
  SLACK_APP_TOKEN: slack.credentials.appToken ?? "",
  SLACK_API_URL: slack.credentials.apiUrl,
});
const onDiscord = () => ({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });

function start(variables: Record<string, string>) {
  running = run("main", [], { NEWSDESK_DATA: dataDir, WEB_PORT: "0", PORT: "0", ...variables });
  return running;
}

const live = () => until(() => expect(running.said.err).toContain("Live on"));

async function page(path: string): Promise<{ status: number; text: string }> {
  const address = /"web":"(http:[^"]+)"/.exec(running.said.err)?.[1];
  const response = await fetch(`${address}${path}`);
  return { status: response.status, text: await response.text() };
}

describe("while a platform is lost", () => {
  test("readiness, liveness and metrics tell which and why, and the other one still answers", async () => {
    start({ ...onSlack(), ...onDiscord() });
    await live();
    slack.revoke("appToken", "invalid_auth");
    await slack.cut();
    await until(async () => expect((await page("/readyz")).text).toContain("refused"));
    const ready = await page("/readyz");
    expect(JSON.parse(ready.text)).toMatchObject({
      ready: true,
      platforms: [
        { platform: "slack", state: "refused", reason: expect.stringContaining("SLACK_APP_TOKEN") },
        { platform: "discord", part: "shard 0", state: "connected" },
      ],
    });
    discord.mention("tsmc");
    await discord.waitForReply();
    const { text: metrics } = await page("/metrics");
    expect(metrics).toContain('newsdesk_platform_connected{platform="slack",part="workspace"} 0');
    expect(metrics).toContain('newsdesk_platform_connected{platform="discord",part="shard 0"} 1');
    expect(metrics).toMatch(
      /newsdesk_platform_last_event_seconds\{platform="discord",part="shard 0"\} [\d.]+/,
    );
    expect(metrics).toContain("newsdesk_oldest_due_delivery_seconds 0");
    slack.restore();
    await until(async () => expect((await page("/readyz")).text).not.toContain("refused"));
  });

  test("that was the only one, it is alive and not ready, and doctor tells of it", async () => {
    start(onSlack());
    await live();
    slack.revoke("botToken", "account_inactive");
    await slack.cut();
    await until(async () => expect((await page("/readyz")).text).toContain("account_inactive"));
    expect((await page("/readyz")).status).toBe(503);
    expect((await page("/healthz")).status).toBe(200);
    const port = /"web":"http:\/\/[^:]+:(\d+)"/.exec(running.said.err)?.[1] ?? "";
    const doctor = await run("cli", ["doctor"], { NEWSDESK_DATA: dataDir, ...onSlack(), WEB_PORT: port })
      .ended;
    expect(doctor.out).toMatch(/fail +Running slack, workspace +refused since .*account_inactive/);
    expect(doctor.status).toBe(1);
    slack.restore();
    await until(async () => expect((await page("/readyz")).status).toBe(200));
    running.child.kill("SIGTERM");
    expect((await running.ended).status).toBe(0);
  });

  test("and none is left for too long, it ends for its supervisor", async () => {
    start({ ...onSlack(), MAX_OFFLINE_MINUTES: "0.02" });
    await live();
    slack.revoke("appToken", "invalid_auth");
    await slack.cut();
    const { status, err } = await running.ended;
    expect(status).toBe(1);
    expect(err).toContain("no platform could be reached for too long");
  });
});

describe("at the start", () => {
  test("a platform that is away holds up neither the other nor the program, and joins when it is there", async () => {
    discord.gateway.refuseWith = 4000;
    start({ ...onSlack(), ...onDiscord() });
    await until(() => expect(running.said.err).toContain("Live on slack."));
    discord.gateway.refuseWith = undefined;
    await until(async () =>
      expect(JSON.parse((await page("/readyz")).text).platforms[1].state).toBe("connected"),
    );
  });

  test("with no platform in reach it waits for one, and ends when that takes too long", async () => {
    const nowhere = { SLACK_API_URL: "http://127.0.0.1:9/api/", MAX_OFFLINE_MINUTES: "0.02" };
    const { status, out, err } = await start({ ...onSlack(), ...nowhere }).ended;
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toContain("No platform can be reached yet");
  });

  test("a fault is one sentence, and ends the program", async () => {
    await run("cli", ["import", "corpus"], { NEWSDESK_DATA: dataDir }).ended;
    const database = new DatabaseSync(join(dataDir, "newsdesk.sqlite"));
    database.exec("drop table preferences");
    database.close();
    const { status, err } = await start({}).ended;
    expect(status).toBe(1);
    expect(err.split("\n").filter((line) => line.includes("preferences"))).toHaveLength(1);
    expect(err).not.toMatch(/^ +at /m);
  });
});

test.each([
  ["a rejection", "Promise.reject(new Error('odd'))"],
  ["an exception", "setTimeout(() => { throw new Error('odd'); })"],
])("%s that nobody handles is logged, and ends the program with status 1", (_, fault) => {
  const code = `
    import { endOnFault } from "./src/app/end-on-fault.ts";
    import { createLog } from "./src/log.ts";
    endOnFault(createLog("info"));
    setInterval(() => {}, 1_000);
    ${fault};`;
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stderr).toContain("Error: odd");
  expect(stderr).toContain('"level":60');
});
