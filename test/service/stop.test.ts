import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type SlackServer, startSlack } from "../servers/slack.ts";
import { run } from "./process.ts";

let dataDir: string;
let slack: SlackServer;
let running: ReturnType<typeof run>;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "newsdesk-"));
  slack = await startSlack();
  const { botToken, appToken = "", apiUrl } = slack.credentials;
  running = run("main", [], {
    NEWSDESK_DATA: dataDir,
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: apiUrl,
    PORT: "0",
  });
  await vi.waitFor(() => expect(running.said.out).toContain("Live on slack"), { timeout: 20_000 });
});

afterEach(async () => {
  running.child.kill("SIGKILL");
  await running.ended;
  await slack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

test("stopping with 50 questions in flight loses none", async () => {
  const people = Array.from({ length: 50 }, (_, n) => `U0P${n}`);
  slack.fail("response", ...people.map(() => ({ slowMs: 1_000 })));
  const acks = await Promise.all(people.map((user) => slack.command("tsmc", { user })));
  expect(slack.posted).toHaveLength(0);
  running.child.kill("SIGTERM");
  expect(acks.every((ack) => ack !== "late" && ack.status === 200)).toBe(true);
  expect((await running.ended).status).toBe(0);
  expect(new Set(slack.posted.map(({ onlyFor }) => onlyFor))).toEqual(new Set(people));
  expect(slack.posted).toHaveLength(50);
});

test.each(["SIGINT", "SIGHUP"] as const)("%s stops it as cleanly as SIGTERM", async (signal) => {
  running.child.kill(signal);
  expect((await running.ended).status).toBe(0);
});

test("health, metrics and logs hold neither what people say nor a secret", async () => {
  await slack.command("confidential merger of two banks", { user: "U0ANN" });
  await slack.waitForReply();
  const port = /"web":"http:\/\/127.0.0.1:(\d+)"/.exec(running.said.err)?.[1];
  const page = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  expect(JSON.parse(await page("/readyz"))).toEqual({ ready: true });
  const metrics = await page("/metrics");
  expect(metrics).toContain('newsdesk_messages_total{platform="slack",kind="command",outcome="answered"} 1');
  const everything = metrics + running.said.out + running.said.err;
  expect(everything).not.toMatch(/confidential|xoxb-|xapp-/);
});
