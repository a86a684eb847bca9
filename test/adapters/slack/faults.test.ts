import { afterEach, describe, expect, test } from "vitest";
import { createRateLimitGate } from "../../../adapters/slack/outbound/rate-limit-gate.ts";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import { AdapterError } from "../../../src/chat/errors.ts";
import { notice } from "../../contract/replies.ts";
import { until } from "../../until.ts";
import { complaints, startWorld, type World } from "./world.ts";

// What Slack, the network or a delay may do to an answer.

const echo: OnMessage = async ({ text }) => notice(`You asked: ${text}`);
const channelRef = (channel: string) => ({ platform: "slack", tenant: "T0NEWSROOM", channel });
const clock = { ahead: 0 };
const now = () => Date.now() + clock.ahead;

let world: World;
afterEach(async () => {
  await world.end();
  clock.ahead = 0;
});

describe("the response_url of a command", () => {
  test("is not used after half an hour: the answer is posted to the asker alone", async () => {
    const thought = Promise.withResolvers<void>();
    world = await startWorld("http", (message) => thought.promise.then(() => echo(message)), { now });
    const { slack } = world;
    await slack.command("tsmc", { user: "U0BOB" });
    clock.ahead = 31 * 60_000;
    // No event brought this question; the answer is counted as one to it.
    slack.workspace.asks("C0GENERAL");
    thought.resolve();
    expect(await slack.waitForReply()).toMatchObject({ text: "You asked: tsmc", onlyFor: "U0BOB" });
    expect(complaints(world)).toEqual([]);
  });

  test.each([404, 410])("is not used again after a %i", async (status) => {
    world = await startWorld("http", echo);
    const { slack } = world;
    slack.fail("response", { status });
    slack.workspace.asks("C0GENERAL");
    await slack.command("tsmc");
    expect(await slack.waitForReply()).toMatchObject({ onlyFor: "U0ANN", channel: "C0GENERAL" });
    expect(complaints(world)).toEqual([]);
  });

  test("that fails in a channel that Newsdesk is not in is replaced by a direct message", async () => {
    world = await startWorld("http", echo);
    const { slack } = world;
    slack.fail("response", { status: 404 });
    await slack.command("tsmc", { channel: "C0OUTSIDE" });
    expect(await slack.waitForReply()).toMatchObject({
      channel: "D0ANN",
      text: "I could not answer where you asked. The reason: Slack does not take an answer there any more: ask again if something is missing.\nYou asked: tsmc",
    });
    expect(complaints(world)).toEqual([]);
  });
});

describe("429 with Retry-After", () => {
  test("holds up its own channel and no other, without more requests in the meantime", async () => {
    world = await startWorld("http", echo, { now });
    const { slack, adapter } = world;
    slack.fail("chat.postMessage", { status: 429, retryAfter: 30 });
    const send = (channel: string, key: string) => adapter.send(channelRef(channel), notice("news"), key);
    await expect(send("C0GENERAL", "k1")).rejects.toMatchObject({
      code: "rate_limited",
      retryAfterMs: 30_000,
    });
    const asked = slack.calls.length;
    await expect(send("C0GENERAL", "k2")).rejects.toMatchObject({ code: "rate_limited" });
    expect(slack.calls.length).toBe(asked);
    expect(await send("G0EDITORS", "k3")).toMatchObject({ channel: { channel: "G0EDITORS" } });
    clock.ahead = 30_000;
    expect(await send("C0GENERAL", "k4")).toMatchObject({ channel: { channel: "C0GENERAL" } });
    expect(complaints(world)).toEqual([]);
  });

  test("reports how long is left", async () => {
    world = await startWorld("http", echo);
    const time = { now: 0 };
    const rateLimits = createRateLimitGate(() => time.now);
    const limited = new AdapterError("rate_limited", "wait", { retryAfterMs: 5_000 });
    await expect(rateLimits.run("C1", () => Promise.reject(limited))).rejects.toBe(limited);
    time.now = 2_000;
    await expect(rateLimits.run("C1", async () => 1)).rejects.toMatchObject({ retryAfterMs: 3_000 });
    expect(await rateLimits.run("C2", async () => 2)).toBe(2);
    time.now = 5_000;
    expect(await rateLimits.run("C1", async () => 3)).toBe(3);
  });
});

describe("a refusal by Slack has its code and explains what to do", () => {
  test.each([
    ["channel_not_found", "gone", /invite it there, or choose another channel/],
    ["not_in_channel", "forbidden", /type \/invite @Newsdesk/],
    ["is_archived", "gone", /unarchive it/],
    ["restricted_action", "forbidden", /ask a workspace admin/],
    ["missing_scope", "forbidden", /install it again/],
    ["token_revoked", "auth", /SLACK_BOT_TOKEN \(token_revoked\)\. Get it from/],
    ["account_inactive", "auth", /SLACK_BOT_TOKEN \(account_inactive\)\. Get it from/],
    ["fatal_error", "unavailable", /try again later/],
    ["surprise_of_2031", "rejected", /Slack refused it \(surprise_of_2031\)/],
  ])("%s", async (error, code, line) => {
    world = await startWorld("http", echo);
    world.slack.fail("chat.postMessage", { error });
    const sent = world.adapter.send(channelRef("C0GENERAL"), notice("news"), "k1");
    await expect(sent).rejects.toMatchObject({
      name: "AdapterError",
      code,
      message: expect.stringMatching(line),
    });
  });

  test.each([
    ["500", { status: 500 }],
    ["nothing", "cut" as const],
  ])("%s may mean a lost response: it is not reported as refused", async (_, fault) => {
    world = await startWorld("http", echo);
    world.slack.fail("chat.postMessage", fault);
    const sent = world.adapter.send(channelRef("C0GENERAL"), notice("news"), "k1");
    await expect(sent).rejects.toMatchObject({ code: "unavailable" });
  });
});

test("an answer does not wait for a profile that Slack is slow to send", async () => {
  world = await startWorld("http", echo);
  const { slack } = world;
  slack.hold("users.info");
  await slack.command("tsmc");
  expect((await slack.waitForReply()).text).toBe("You asked: tsmc");
});

test.each([
  ["the outcome", notice("It is done."), "It is done."],
  ["its errors as text, for it takes no field errors any more", undefined, "in words"],
])("a slow form shows an ellipsis, and then %s", async (_, outcome, shown) => {
  const field = { kind: "text" as const, name: "times", label: "Time", optional: true, longest: 20 };
  const form = {
    ...{ kind: "form" as const, title: "Digest", command: "digest on", notes: [], errors: {} },
    ...{ fields: [field], submit: "Save", cancel: "Cancel", otherwise: notice("in words") },
  };
  const done = Promise.withResolvers<void>();
  world = await startWorld("http", async ({ kind }) => {
    if (kind === "submit") await done.promise;
    return (kind === "submit" && outcome) || form;
  });
  const { slack } = world;
  const view = () => JSON.stringify(slack.views.top("U0ANN")?.view);
  await slack.command("digest on");
  await until(() => expect(view()).toContain("Save"));
  await slack.inViews.submit({});
  expect(view()).not.toContain(shown);
  done.resolve();
  await until(() => expect(view()).toContain(shown));
  expect(slack.posted).toEqual([]);
});
