import { describe, expect, test } from "vitest";
import type { AdapterError } from "../../../src/chat/errors.ts";
import { digest, notice } from "../../contract/replies.ts";
import { startDiscord } from "../../servers/discord.ts";
import * as answers from "../../servers/discord-answers.ts";
import type { Place } from "../../servers/discord-places.ts";
import { permission } from "../../servers/discord-world.ts";
import { failure, morning, start } from "./posting.ts";

const post = digest("", [], { place: { as: "post", title: "Morning news", labels: [] } });

describe("whether it could post", () => {
  test("names the permission it lacks, and a channel that is gone", async () => {
    const { server, adapter } = await start();
    await adapter.checkPost(server.channel);
    server.deny("bot", permission.sendMessages);
    await expect
      .poll(() => failure(adapter.checkPost(server.channel)).catch(() => undefined))
      .toMatchObject({
        code: "forbidden",
        message: expect.stringMatching(
          /Send Messages. Grant it to its role Newsdesk in the channel's settings/,
        ),
        refusal: { details: { permissions: "Send Messages", role: "Newsdesk" } },
      });
    const nowhere = { ...server.channel, channel: "1" };
    expect(await failure(adapter.checkPost(nowhere))).toMatchObject({ code: "gone" });
  });
});

describe("whether it could post in another kind of place", () => {
  test.each<[Place["kind"], Partial<Place>, denied: bigint, refusal: string | undefined]>([
    ["forum", {}, 0n, undefined],
    ["media", {}, permission.sendInThreads, undefined],
    ["forum", {}, permission.sendMessages, "lacks_permission"],
    ["category", {}, 0n, "no_text_channel"],
    ["thread", {}, 0n, undefined],
    // It opens by the post itself.
    ["thread", { archived: true }, 0n, undefined],
    ["thread", { locked: true }, 0n, "thread_locked"],
    ["thread", { locked: true, archived: true }, 0n, "thread_locked"],
    ["thread", {}, permission.sendInThreads, "lacks_permission"],
    ["thread", {}, permission.sendMessages, undefined],
    ["voice", {}, 0n, undefined],
    ["voice", {}, permission.connect, "lacks_permission"],
    ["stage", {}, permission.connect, "lacks_permission"],
  ])("%s %o without %s: %s", async (kind, more, denied, refusal) => {
    const server = await startDiscord();
    server.world.botPermissions &= ~denied;
    const channel = { ...server.channel, channel: server.world.addPlace(kind, more) };
    const { adapter } = await start({ server });
    const refused = await adapter.checkPost(channel).catch((error: AdapterError) => error.refusal?.code);
    expect(refused).toBe(refusal);
    expect(await adapter.channelName(channel)).toBe(`#a-${kind}`);
    // What is refused at first sight is refused by Discord as well, and the other way round.
    const sent = await adapter
      .send(channel, ["forum", "media"].includes(kind) ? post : morning, "key")
      .catch((error: AdapterError) => error.refusal?.code);
    if (denied !== permission.connect) expect(typeof sent === "string").toBe(refusal !== undefined);
  });

  test("of a server that has put the bot in a time-out, until that is over", async () => {
    const server = await startDiscord();
    server.world.botTimeOutUntil = "2126-11-29T21:30:00.000Z";
    const { adapter } = await start({ server });
    const told = {
      code: "forbidden",
      message: expect.stringMatching(/time-out until 2126-11-29 21:30 UTC\. Ask one of them to end it/),
      refusal: { code: "timed_out", details: { until: "2126-11-29 21:30 UTC" } },
    };
    expect(await failure(adapter.checkPost(server.channel))).toMatchObject(told);
    expect(await failure(adapter.send(server.channel, morning, "key"))).toMatchObject(told);
    // A post known to fail is not tried.
    expect(server.requests.filter((line) => line.startsWith("POST /channels"))).toEqual([]);
    server.world.botTimeOutUntil = null;
    // Of itself a bot hears without a privileged intent: .../events/gateway#list-of-intents
    const { guildId, bot } = server.world;
    server.gateway.dispatch("GUILD_MEMBER_UPDATE", { guild_id: guildId, ...server.world.member(bot) });
    await expect
      .poll(() =>
        adapter.checkPost(server.channel).then(
          () => "open",
          () => "shut",
        ),
      )
      .toBe("open");
    await adapter.send(server.channel, morning, "key");
  });

  test("from which the bot was removed it is told apart from a channel that is gone", async () => {
    const { server, adapter } = await start();
    server.world.removed = true;
    const removed = await failure(adapter.send(server.channel, morning, "key"));
    expect(removed).toMatchObject({ refusal: { code: "bot_removed" } });
    server.world.removed = false;
    server.world.channelGone = true;
    const gone = await failure(adapter.send(server.channel, morning, "key"));
    expect(gone).toMatchObject({ code: "gone", refusal: { code: "channel_deleted" } });
  });
});

test("a correction of a deleted message fails with an explanation", async () => {
  const { server, adapter } = await start();
  const ref = { channel: server.channel, message: "1" };
  expect(await failure(adapter.edit(ref, morning, "key"))).toMatchObject({ code: "rejected" });
});

test("a direct message to somebody who takes none fails with an explanation", async () => {
  const { adapter } = await start();
  const stranger = { platform: "discord", tenant: "", user: "1" };
  expect(await failure(adapter.sendDirectMessage(stranger, notice("hello")))).toMatchObject({
    code: "rejected",
  });
});

describe("sending a delivery", () => {
  test("posts one public message that pings nobody", async () => {
    const { server, adapter } = await start();
    const ref = await adapter.send(server.channel, digest("@everyone", []), "sub1-2026-11-22");
    expect(server.posted).toMatchObject([{ id: ref.message, nonce: "sub1-2026-11-22", pings: [] }]);
    expect(ref.channel).toEqual(server.channel);
  });

  test("sending it again at once returns the first message", async () => {
    const { server, adapter } = await start();
    const first = await adapter.send(server.channel, morning, "key");
    expect(await adapter.send(server.channel, morning, "key")).toEqual(first);
    expect(server.posted).toHaveLength(1);
  });

  test.each([
    ["the channel is gone", answers.unknownChannel, "gone", "gone"],
    ["it may not see the channel", answers.missingAccess, "forbidden", "View Channel"],
    ["it may not write there", answers.missingPermissions, "forbidden", "Send Messages"],
    ["the token was reset", answers.unauthorized, "auth", "DISCORD_TOKEN"],
    ["the message is refused", answers.invalidForm(["components: wrong"]), "rejected", "components: wrong"],
    ["Discord asks for a long wait", answers.rateLimited(60), "rate_limited", "wait"],
  ])("if %s, one line reports it", async (_, answer, code, words) => {
    const { server, adapter } = await start();
    server.failNext(/^POST .*messages$/, answer);
    const error = await failure(adapter.send(server.channel, morning, "key"));
    expect(error).toMatchObject({ code, message: expect.stringContaining(words) });
    expect(error.message).not.toContain("\n");
    expect(error.retryAfterMs ?? 60_000).toBeGreaterThanOrEqual(60_000);
  });

  test.each([
    [404, 10_003, "channel_deleted"],
    [403, 50_001, "lacks_permission"],
    [403, 50_013, "lacks_permission"],
    [400, 50_083, "thread_archived"],
    [400, 160_005, "thread_locked"],
    [400, 50_008, "no_text_channel"],
    [400, 50_024, "no_text_channel"],
    [400, 40_058, "forum_without_post"],
    [400, 40_066, "tag_required"],
    [400, 40_067, "tag_required"],
    [400, 160_006, "too_many_threads"],
    [400, 160_007, "too_many_threads"],
    [400, 200_000, "message_blocked"],
    [400, 50_035, "message_refused"],
    [403, 99_999, "refused"],
    [400, 99_999, "refused"],
  ])("status %i with number %i is told as %s", async (status, code, told) => {
    const { server, adapter } = await start();
    server.failNext(/^POST .*messages$/, { status, body: { code, message: "As Discord says" } });
    const error = await failure(adapter.send(server.channel, morning, "key"));
    expect(error.refusal).toMatchObject({ code: told });
    expect(["gone", "forbidden", "rejected"]).toContain(error.code);
  });

  test.each([20_016, 20_028, 20_029, 40_004])("%i is tried again: it passes", async (code) => {
    const { server, adapter } = await start();
    server.failNext(/^POST .*messages$/, { status: 400, body: { code, message: "Slow down" } });
    expect(await failure(adapter.send(server.channel, morning, "key"))).toMatchObject({
      code: "rate_limited",
    });
  });

  test("names the permission that is missing", async () => {
    const { server, adapter } = await start();
    server.deny("bot", permission.viewChannel | permission.sendMessages);
    const error = await failure(adapter.send(server.channel, morning, "key"));
    expect(error.message).toContain("View Channel, Send Messages");
  });

  test("does not try what it has no permission for: Discord bans addresses that are refused too often", async () => {
    const { server, adapter } = await start();
    server.deny("bot", permission.sendMessages);
    const may = () =>
      adapter.checkPost(server.channel).then(
        () => true,
        () => false,
      );
    await expect.poll(may).toBe(false);
    expect(await failure(adapter.send(server.channel, morning, "key"))).toMatchObject({ code: "forbidden" });
    expect(server.requests.filter((line) => line.startsWith("POST"))).toEqual([]);
  });

  test("tries again after a server error, and posts once", async () => {
    const { server, adapter } = await start();
    server.failNext(/^POST .*messages$/, { status: 502 });
    await adapter.send(server.channel, morning, "key");
    expect(server.posted).toHaveLength(1);
  });

  test("is 'unavailable' if Discord does not answer: it may have been posted", async () => {
    const { server, adapter } = await start();
    for (let tries = 0; tries < 4; tries++) server.failNext(/^POST .*messages$/, { status: 500 });
    expect(await failure(adapter.send(server.channel, morning, "key"))).toMatchObject({
      code: "unavailable",
    });
  });

  test("reports a refused token with every later request as well", async () => {
    const { server, adapter } = await start();
    server.failNext(/^POST .*messages$/, answers.unauthorized);
    await failure(adapter.send(server.channel, morning, "key"));
    expect(await failure(adapter.send(server.channel, morning, "key"))).toMatchObject({ code: "auth" });
  });
});
