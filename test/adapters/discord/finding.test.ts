import { describe, expect, test } from "vitest";
import { digest, entry, notice } from "../../contract/replies.ts";
import { startDiscord } from "../../servers/discord.ts";
import * as answers from "../../servers/discord-answers.ts";
import { permission } from "../../servers/discord-world.ts";
import { textOf } from "./harness.ts";
import { failure, minute, morning, start, startAfterPost } from "./posting.ts";

describe("finding a delivery", () => {
  test.each([
    [
      "with buttons",
      digest("Morning", [entry("a1", "Story", { actions: [{ label: "Read", command: "read a1" }] })]),
    ],
    ["without", notice("Nothing new.")],
  ])("finds one %s among many messages, much later, and under no other key", async (_, reply) => {
    let clock = Date.now();
    const before = await start({ now: () => clock });
    const { server } = before;
    const slot = clock;
    for (let count = 0; count < 150; count++) server.say("chatting");
    clock += minute;
    const ref = await before.adapter.send(server.channel, reply, "key");
    clock += 60 * minute;
    for (let count = 0; count < 150; count++) server.say("chatting");
    await before.adapter.stop();
    const { adapter } = await start({ now: () => clock, server });
    expect(await adapter.findDelivery(server.channel, "key", { since: slot })).toEqual({
      state: "found",
      ref,
    });
    expect(await adapter.findDelivery(server.channel, "other", { since: slot })).toEqual({ state: "absent" });
  });

  test("finds one in a server of another process, whose permissions it does not know", async () => {
    const server = await startDiscord();
    const other = 1 - Number((BigInt(server.world.guildId) >> 22n) % 2n);
    const { adapter } = await start({ server, shards: { ids: [other], count: 2 } });
    const find = () => adapter.findDelivery(server.channel, "key", { since: Date.now() - minute });
    expect(await find()).toEqual({ state: "unknown" });
    server.say("anything that can be read");
    expect(await find()).toEqual({ state: "absent" });
    await adapter.checkPost(server.channel);
    const ref = await adapter.send(server.channel, morning, "key");
    expect(await find()).toEqual({ state: "found", ref });
  });

  test("does not take another bot's copy for its own", async () => {
    const { server, adapter } = await startAfterPost();
    const [message] = server.posted;
    if (message) message.author = { ...server.world.bot, id: server.world.newId() };
    expect(await adapter.findDelivery(server.channel, "key", { since: 0 })).toEqual({ state: "absent" });
  });

  test("is unknown without Read Message History, for then Discord shows an empty channel", async () => {
    const { server, adapter } = await startAfterPost();
    server.deny("bot", permission.readHistory);
    // The next message arrives after the change of permissions.
    server.mention("later");
    await expect
      .poll(() => adapter.findDelivery(server.channel, "key", { since: Date.now() }))
      .toEqual({ state: "unknown" });
  });

  test("continues from its cursor in a channel too busy to be read at once", async () => {
    const before = await start();
    const { server } = before;
    const { world, channel } = server;
    for (let count = 0; count < 3_000; count++)
      world.add({ channel_id: world.channelId, author: world.person, content: "chatting" });
    const ref = await before.adapter.send(channel, morning, "key");
    await before.adapter.stop();
    const { adapter } = await start({ server });
    const first = await adapter.findDelivery(channel, "key", { since: 0 });
    expect(first).toEqual({ state: "searching", cursor: expect.any(String) });
    const search = { since: 0, ...(first.state === "searching" && { cursor: first.cursor }) };
    expect(await adapter.findDelivery(channel, "key", search)).toEqual({ state: "found", ref });
    expect(server.requests.filter((line) => /^GET .*messages$/.test(line))).toHaveLength(31);
  });

  test.each([
    ["a channel that is gone", answers.unknownChannel],
    ["a channel it may not see", answers.missingAccess],
  ])("is unknown for %s", async (_, answer) => {
    const { server, adapter } = await start();
    server.failNext(/^GET .*messages$/, answer);
    expect(await adapter.findDelivery(server.channel, "key", { since: Date.now() })).toEqual({
      state: "unknown",
    });
  });

  test("asks to try again later if Discord does not answer", async () => {
    const { server, adapter } = await start();
    for (let tries = 0; tries < 4; tries++) server.failNext(/^GET .*messages$/, { status: 503 });
    expect(await failure(adapter.findDelivery(server.channel, "key", { since: Date.now() }))).toMatchObject({
      code: "unavailable",
    });
  });

  test("a delivery looks like any other message", async () => {
    const { server, adapter } = await start();
    await adapter.send(server.channel, morning, "key");
    expect(server.posted.map(textOf)[0]).toContain("Morning news");
  });
});
