import { afterEach, describe, expect, test, vi } from "vitest";
import { StoreUnavailableError } from "../../../src/article/store-unavailable.ts";
import type { Adapter } from "../../../src/chat/adapter.ts";
import type { Tenants } from "../../../src/chat/tenants.ts";
import { notice } from "../../contract/replies.ts";
import { type SlackServer, startSlack } from "../../servers/slack.ts";
import { until } from "../../until.ts";
import { adapterFor, type Mode } from "./world.ts";

let slack: SlackServer;
let adapter: Adapter;
let logged: string[];

async function start(mode: Mode = "socket"): Promise<void> {
  slack = await startSlack({ mode });
  ({ adapter, logged } = adapterFor(slack));
  await adapter.start(async ({ text }) => notice(text));
}

const state = () => adapter.connections()[0];
const told = (text: string) => logged.filter((line) => line.includes(text)).length;
const becomes = (expected: string) => until(() => expect(state()?.state).toBe(expected));

async function answers(question: string): Promise<void> {
  await slack.command(question);
  expect((await slack.waitForReply()).text).toBe(question);
}

afterEach(async () => {
  vi.useRealTimers();
  await adapter.stop();
  await slack.stop();
  expect(slack.violations).toEqual([]);
});

describe("a connection that Slack refuses to open again", () => {
  test.each(["invalid_auth", "account_inactive", "app_disabled", "not_allowed"])(
    "once, for %s, is opened at the next try",
    async (error) => {
      await start();
      slack.fail("apps.connections.open", { error });
      await slack.cut();
      await until(() => expect(told("the platform refuses the connection")).toBe(1));
      await becomes("connected");
      await answers("still here");
    },
  );

  test("is tried hundreds of times without leaving a listener, a socket or a second line behind", async () => {
    await start();
    const tries = () => slack.calls.filter(({ method }) => method === "apps.connections.open").length;
    slack.revoke("appToken", "invalid_auth");
    const opened = tries();
    await slack.cut();
    await until(() => expect(tries()).toBeGreaterThan(opened + 20));
    const early = process.getActiveResourcesInfo().length;
    await until(() => expect(tries()).toBeGreaterThan(opened + 300));
    expect(process.getActiveResourcesInfo().length).toBeLessThan(early + 20);
    expect(told("the platform refuses the connection")).toBe(1);
    expect(state()).toMatchObject({ state: "refused", reason: expect.stringContaining("SLACK_APP_TOKEN") });
    slack.restore();
    await becomes("connected");
    await until(() => expect(slack.sockets()).toBe(1));
    await answers("back again");
  });

  test("is opened again also while Newsdesk's own database is away", async () => {
    let isAway = false;
    const returned = async () => {
      if (isAway) throw new StoreUnavailableError("database_silent");
    };
    slack = await startSlack();
    ({ adapter, logged } = adapterFor(slack, { tenants: { returned } as unknown as Tenants }));
    await adapter.start(async ({ text }) => notice(text));
    isAway = true;
    await slack.cut();
    await answers("from the copy");
  });

  test("because nothing answers at all is lost, and back when it does", async () => {
    await start();
    slack.fail("auth.test", ...Array(5).fill("cut"));
    const before = state()?.since ?? 0;
    await slack.cut();
    await becomes("lost");
    expect(state()?.since).toBeGreaterThanOrEqual(before);
    await becomes("connected");
    expect(told("the connection is lost")).toBe(1);
  });
});

describe("a token that is revoked while Newsdesk runs", () => {
  test.each(["socket", "http"] as const)(
    "is noticed at the next post over %s, and again once it is good",
    async (mode) => {
      await start(mode);
      slack.revoke("botToken", "token_revoked");
      const channel = { platform: "slack", tenant: slack.workspace.team, channel: "C0GENERAL" };
      await expect(adapter.send(channel, notice("news"), "k1")).rejects.toMatchObject({ code: "auth" });
      await becomes("refused");
      expect(state()?.reason).toContain("SLACK_BOT_TOKEN (token_revoked)");
      slack.restore();
      await becomes("connected");
      await adapter.send(channel, notice("news"), "k2");
      await slack.waitForReply();
      expect(state()?.lastDeliveryAt).toBeDefined();
      await answers("and heard");
      expect(state()?.lastEventAt).toBeDefined();
    },
  );

  test.each(["socket", "http"] as const)(
    "is noticed within a minute over %s where nothing is posted",
    async (mode) => {
      vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
      await start(mode);
      slack.revoke("botToken", "account_inactive");
      await vi.advanceTimersByTimeAsync(60_000);
      await becomes("refused");
      slack.restore();
      await becomes("connected");
    },
  );
});

test("over HTTP, Slack out of reach is noticed too, and one call without an answer is no outage", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  await start("http");
  const asked = () => slack.calls.filter(({ method }) => method === "auth.test").length;
  slack.fail("auth.test", "cut");
  await vi.advanceTimersByTimeAsync(60_000);
  const before = asked();
  await vi.advanceTimersByTimeAsync(60_000);
  await until(() => expect(asked()).toBeGreaterThan(before));
  expect(state()?.state).toBe("connected");
  slack.fail("auth.test", ...Array(10).fill("cut"));
  await vi.advanceTimersByTimeAsync(60_000);
  await vi.advanceTimersByTimeAsync(60_000);
  await becomes("lost");
  await becomes("connected");
  await answers("here");
});
