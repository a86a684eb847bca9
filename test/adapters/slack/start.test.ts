import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { notice } from "../../contract/replies.ts";
import { type SlackServer, startSlack } from "../../servers/slack.ts";
import { adapterFor } from "./world.ts";

const silent = async () => undefined;
const warned = (lines: string[], text: string) => lines.filter((line) => line.includes(text)).length;

let slack: SlackServer;
beforeEach(async () => {
  slack = await startSlack();
});
afterEach(() => slack.stop());

describe("a start", () => {
  test.each([
    [
      "a wrong bot token",
      { botToken: "xoxb-wrong" },
      /^Slack refuses SLACK_BOT_TOKEN \(invalid_auth\).*api\.slack\.com\/apps.*OAuth & Permissions/,
    ],
    [
      "a wrong app token",
      { appToken: "xapp-wrong" },
      /^Slack refuses SLACK_APP_TOKEN \(invalid_auth\).*App-Level Tokens/,
    ],
    [
      "a bot token for an app token",
      { appToken: "xoxb-loopback" },
      /^Slack refuses SLACK_APP_TOKEN \(not_allowed_token_type\)/,
    ],
    [
      "neither app token nor signing secret",
      { appToken: undefined },
      /SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/,
    ],
  ])("with %s fails with one line that names the variable and where to get it", async (_, changes, line) => {
    const { adapter, logged } = adapterFor(slack, changes);
    const failure = adapter.start(silent);
    await expect(failure).rejects.toMatchObject({ name: "AdapterError", code: "auth" });
    await expect(failure).rejects.toThrow(line);
    await expect(failure).rejects.toThrow(/^[^\n]+$/);
    for (const secret of ["xoxb-wrong", "xapp-wrong", "loopback"])
      expect(logged.join("")).not.toContain(secret);
    await adapter.stop();
  });

  test("with an app token that lacks its scope names the scope", async () => {
    slack.fail("apps.connections.open", { error: "missing_scope" });
    await expect(adapterFor(slack).adapter.start(silent)).rejects.toThrow(
      /SLACK_APP_TOKEN.*connections:write/,
    );
  });

  test("on a port in use names the port", async () => {
    const other = createServer();
    await new Promise<void>((ready) => other.listen(0, ready));
    const { port } = other.address() as { port: number };
    const { adapter } = adapterFor(slack, { appToken: undefined, signingSecret: "secret", port });
    await expect(adapter.start(silent)).rejects.toThrow(`port ${port} cannot be opened`);
    other.close();
  });

  test("waits while Slack is briefly unavailable, and logs it", async () => {
    slack.fail("auth.test", "cut");
    slack.fail("apps.connections.open", { status: 503 });
    const { adapter, logged } = adapterFor(slack);
    await adapter.start(async ({ text }) => notice(text));
    expect(warned(logged, "the connection is lost")).toBe(1);
    expect(warned(logged, '"msg":"connected"')).toBe(1);
    await slack.command("still works");
    await slack.waitForReply();
    await adapter.stop();
  });
});

/** The watchdog looks at the connection. */
const look = () => vi.advanceTimersByTime(1_000);

/** The client pings, Slack answers, and the watchdog looks. */
async function pingAndLook(): Promise<void> {
  const answered = Promise.withResolvers<void>();
  const onPong = () => answered.resolve();
  subscribe("undici:websocket:pong", onPong);
  vi.advanceTimersByTime(2_000);
  await answered.promise;
  unsubscribe("undici:websocket:pong", onPong);
  look();
}

describe("a connection", () => {
  test.each([
    ["recycled by Slack", () => slack.recycle()],
    ["cut by the network", () => slack.cut()],
  ])("%s is reopened, and questions are answered as before", async (_, end) => {
    const { adapter } = adapterFor(slack);
    await adapter.start(async ({ text }) => notice(text));
    for (const question of ["first", "second"]) {
      await end();
      await slack.command(question);
      expect((await slack.waitForReply()).text).toBe(question);
    }
    await adapter.stop();
    expect(slack.violations).toEqual([]);
  });

  describe("under watch", () => {
    const clock = { ahead: 0 };
    const now = () => Date.now() + clock.ahead;
    const silence = "the connection to Slack is silent";
    beforeEach(() => {
      clock.ahead = 0;
      // The client's pings and the watchdog's looks come when a test says so.
      vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    });
    afterEach(() => vi.useRealTimers());

    test("that falls silent is detected and replaced within a minute", async () => {
      const { adapter, logged } = adapterFor(slack, { now });
      await adapter.start(async ({ text }) => notice(text));
      look();
      await slack.freeze();
      clock.ahead = 50_000;
      look();
      await slack.command("after the silence");
      expect((await slack.waitForReply()).text).toBe("after the silence");
      expect(warned(logged, silence)).toBe(1);
      await adapter.stop();
    });

    test("that is merely quiet is left alone", async () => {
      const { adapter, logged } = adapterFor(slack, { now });
      await adapter.start(silent);
      for (let looks = 0; looks < 2; looks++) {
        clock.ahead += 15_000;
        await pingAndLook();
      }
      expect(warned(logged, silence)).toBe(0);
      await adapter.stop();
    });

    test("that is silent from the start is detected too", async () => {
      slack.mute();
      const { adapter, logged } = adapterFor(slack, { now });
      const started = adapter.start(async ({ text }) => notice(text));
      await vi.waitUntil(() => {
        clock.ahead += 25_000;
        look();
        return warned(logged, silence) === 1;
      }, 60_000);
      await started;
      await slack.command("at last");
      expect((await slack.waitForReply()).text).toBe("at last");
      await adapter.stop();
    });
  });

  test("stays closed after a stop", async () => {
    const { adapter } = adapterFor(slack);
    await adapter.start(silent);
    const opened = slack.calls.length;
    await adapter.stop();
    await new Promise((moment) => setTimeout(moment, 50));
    expect(slack.calls.length).toBe(opened);
  });
});

test("stopping waits for an answer in flight", async () => {
  const { adapter } = adapterFor(slack);
  const thinking = Promise.withResolvers<void>();
  await adapter.start(async () => {
    await thinking.promise;
    return notice("done");
  });
  await slack.command("slow");
  let ended = false;
  const stopped = adapter.stop().then(() => {
    ended = true;
  });
  await new Promise((moment) => setTimeout(moment, 100));
  expect(ended).toBe(false);
  thinking.resolve();
  await stopped;
  expect(slack.posted).toMatchObject([{ text: "done" }]);
});
