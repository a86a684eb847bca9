import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AdapterErrorCode } from "../../../../src/chat/errors.ts";
import { digest, entry } from "../../../contract/replies.ts";
import type { Fault } from "../../../servers/slack-calls.ts";
import { complaints, startWorld, type World } from "../world.ts";

const place = (channel: string) => ({ platform: "slack", tenant: "T0NEWSROOM", channel });
const morning = digest("Morning news", [entry("a1", "A story", { url: "https://news.example/a" })]);

let world: World;
beforeEach(async () => {
  world = await startWorld("socket", async () => undefined);
});
afterEach(async () => {
  await world.end();
  expect(complaints(world)).toEqual([]);
});

describe("whether it could post", () => {
  test.each<[string, string, AdapterErrorCode, RegExp]>([
    ["a channel it is not in", "C0OUTSIDE", "forbidden", /\/invite @Newsdesk/],
    ["a channel that is not there", "C0NOWHERE", "gone", /invite it there/],
  ])("says of %s what to do", async (_, channel, code, line) => {
    await expect(world.adapter.checkPost(place(channel))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(line),
    });
  });

  test("explains what to do about an archived channel", async () => {
    world.slack.workspace.channels.set("C0GENERAL", { kind: "public", member: true, archived: true });
    await expect(world.adapter.checkPost(place("C0GENERAL"))).rejects.toMatchObject({
      code: "gone",
      message: expect.stringMatching(/unarchive it/),
    });
  });

  test("names the missing permission if the app may not write at all", async () => {
    world.slack.workspace.scopes.delete("chat:write");
    await expect(world.adapter.checkPost(place("C0GENERAL"))).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringMatching(/a permission is missing/),
    });
  });

  test("explains what to do about a channel it is not in, though it may not read channels", async () => {
    world.slack.workspace.scopes.delete("channels:history");
    await expect(world.adapter.checkPost(place("C0OUTSIDE"))).rejects.toMatchObject({ code: "forbidden" });
  });

  test("is assumed if it may not read the channel", async () => {
    world.slack.workspace.scopes.delete("channels:history");
    await world.adapter.checkPost(place("C0GENERAL"));
  });
});

test("a correction of a deleted message fails with an explanation", async () => {
  const ref = { channel: place("C0GENERAL"), message: "1.000001" };
  await expect(world.adapter.edit(ref, morning, "key-1")).rejects.toMatchObject({ code: "rejected" });
});

describe("a post", () => {
  test("carries its key, and asks for no previews", async () => {
    const { adapter, slack } = world;
    const ref = await adapter.send(place("C0GENERAL"), morning, "key-1");
    expect(slack.posted).toMatchObject([
      {
        channel: "C0GENERAL",
        ts: ref.message,
        metadata: { event_type: "newsdesk_delivery", event_payload: { key: "key-1" } },
      },
    ]);
    expect(ref.channel).toEqual(place("C0GENERAL"));
    expect(slack.calls.at(-1)).toMatchObject({ unfurl_links: "false", unfurl_media: "false" });
  });

  test("has buttons that work, however long their commands", async () => {
    const heard: string[] = [];
    await world.end();
    world = await startWorld("socket", async ({ text }) => void heard.push(text));
    const command = `latest ${"台".repeat(400)}`;
    await world.adapter.send(
      place("C0GENERAL"),
      { ...morning, actions: [{ label: "All 43", command }] },
      "key-1",
    );
    await world.slack.press("All 43", { user: "U0BOB" });
    await expect.poll(() => heard).toEqual([command]);
  });

  const api = (error: string): Fault => ({ error });
  test.each<[string, Fault, AdapterErrorCode, RegExp]>([
    [
      "an unknown channel",
      api("channel_not_found"),
      "gone",
      /post to the channel: the channel is gone.*invite/,
    ],
    ["an archived channel", api("is_archived"), "gone", /archived/],
    ["a channel it is not in", api("not_in_channel"), "forbidden", /\/invite @Newsdesk/],
    ["a restricted channel", api("restricted_action"), "forbidden", /admin/],
    ["a read-only channel", api("restricted_action_read_only_channel"), "forbidden", /admin/],
    ["a missing scope", api("missing_scope"), "forbidden", /manifest\.json/],
    ["a refused token", api("invalid_auth"), "auth", /SLACK_BOT_TOKEN.*OAuth & Permissions/],
    ["a revoked token", api("token_revoked"), "auth", /SLACK_BOT_TOKEN/],
    ["an account that is gone", api("account_inactive"), "auth", /SLACK_BOT_TOKEN/],
    ["a message Slack dislikes", api("invalid_blocks"), "rejected", /invalid_blocks/],
    ["too many messages", api("ratelimited"), "rate_limited", /slow down/],
    ["Slack's own trouble", api("internal_error"), "unavailable", /trouble/],
    ["a server error", { status: 503 }, "unavailable", /503/],
    ["a wrong address", { status: 404 }, "rejected", /404/],
    ["no answer at all", "cut", "unavailable", /does not answer/],
    [
      "another server in Slack's place",
      api("<html><body>Welcome to the proxy</body></html>"),
      "rejected",
      /SLACK_API_URL/,
    ],
  ])("that fails for %s says so in one line", async (_, fault, code, line) => {
    world.slack.fail("chat.postMessage", fault);
    const failure = world.adapter.send(place("C0GENERAL"), morning, "key-1");
    await expect(failure).rejects.toMatchObject({
      name: "AdapterError",
      code,
      message: expect.stringMatching(line),
    });
    await expect(failure).rejects.toThrow(/^[^\n]{20,300}$/);
    expect(world.slack.posted).toEqual([]);
  });

  test.each([
    ["channel_not_found", "channel_unseen"],
    ["is_archived", "channel_archived"],
    ["not_in_channel", "not_in_channel"],
    ["restricted_action", "posting_restricted"],
    ["restricted_action_read_only_channel", "posting_restricted"],
    ["restricted_action_of_a_new_kind", "posting_restricted"],
    ["restricted_action_thread_only_channel", "only_in_threads"],
    ["restricted_action_thread_locked", "thread_locked"],
    ["posting_to_channel_denied", "posting_restricted"],
    ["ekm_access_denied", "posting_restricted"],
    ["channel_type_not_supported", "no_text_channel"],
    ["missing_scope", "lacks_scope"],
    ["invalid_blocks", "message_refused"],
    ["msg_too_long", "message_refused"],
    ["a_name_nobody_has_seen", "refused"],
  ])("refused as %s is told as %s", async (error, code) => {
    world.slack.fail("chat.postMessage", { error });
    const refused = await world.adapter.send(place("C0GENERAL"), morning, "key-1").catch((reason) => reason);
    expect(refused.refusal).toMatchObject({ code });
    expect(["gone", "forbidden", "rejected"]).toContain(refused.code);
  });

  test("that must wait reports how long, and leaves the retry to the ledger", async () => {
    world.slack.fail("chat.postMessage", { status: 429, retryAfter: 30 });
    await expect(world.adapter.send(place("C0GENERAL"), morning, "key-1")).rejects.toMatchObject({
      code: "rate_limited",
      retryAfterMs: 30_000,
    });
    expect(world.slack.posted).toEqual([]);
  });

  test.each([
    ["C0OUTSIDE", "forbidden"],
    ["C0ARCHIVE", "gone"],
    ["C0NOWHERE", "gone"],
  ])("to %s is %s", async (channel, code) => {
    await expect(world.adapter.send(place(channel), morning, "key-1")).rejects.toMatchObject({ code });
  });
});

describe("looking for a delivery", () => {
  test("finds it among hundreds of newer messages", async () => {
    const { adapter, slack } = world;
    const ref = await adapter.send(place("C0GENERAL"), morning, "key-1");
    for (let count = 0; count < 450; count++)
      slack.workspace.accept({ channel: "C0GENERAL", text: "chatter" });
    expect(await adapter.findDelivery(place("C0GENERAL"), "key-1", { since: Date.now() - 60_000 })).toEqual({
      state: "found",
      ref,
    });
    expect(await adapter.findDelivery(place("C0GENERAL"), "key-2", { since: Date.now() - 60_000 })).toEqual({
      state: "absent",
    });
  });

  test("looks no further back than that, and in that channel only", async () => {
    const { adapter } = world;
    await adapter.send(place("C0GENERAL"), morning, "key-1");
    expect(await adapter.findDelivery(place("C0GENERAL"), "key-1", { since: Date.now() + 600_000 })).toEqual({
      state: "absent",
    });
    expect(await adapter.findDelivery(place("G0EDITORS"), "key-1", { since: 0 })).toEqual({
      state: "absent",
    });
  });

  test.each([
    ["a missing scope", "C0GENERAL", () => void world.slack.workspace.scopes.delete("channels:history")],
    ["a channel it left", "C0OUTSIDE", () => undefined],
    ["a channel that is gone", "C0NOWHERE", () => undefined],
  ])("does not know, because of %s", async (_, channel, prepare) => {
    prepare();
    expect(await world.adapter.findDelivery(place(channel), "key-1", { since: 0 })).toEqual({
      state: "unknown",
    });
  });

  test.each<[string, Fault, AdapterErrorCode]>([
    ["Slack is away", { status: 500 }, "unavailable"],
    ["it must wait", { status: 429, retryAfter: 5 }, "rate_limited"],
    ["the token is refused", { error: "token_revoked" }, "auth"],
  ])("is to be tried again later where %s", async (_, fault, code) => {
    world.slack.fail("conversations.history", fault);
    await expect(world.adapter.findDelivery(place("C0GENERAL"), "key-1", { since: 0 })).rejects.toMatchObject(
      { code },
    );
  });
});
