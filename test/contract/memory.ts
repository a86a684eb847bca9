import { expect, test } from "vitest";
import type { ConversationMemory } from "../../src/bot/memory.ts";
import type { ChannelRef, UserRef } from "../../src/chat/message.ts";

const day = 86_400_000;
const channel = { platform: "slack", tenant: "T", channel: "C" };
const user = { platform: "slack", tenant: "T", user: "U" };

/** What every memory promises. `open` gives an empty one. */
export function memoryContract(open: () => Promise<ConversationMemory>): void {
  test("a message is new once, on each platform, workspace and channel", async () => {
    const memory = await open();
    expect(await memory.firstTime({ id: "1", channel }, 0)).toBe(true);
    expect(await memory.firstTime({ id: "1", channel }, day - 1)).toBe(false);
    expect(await memory.firstTime({ id: "2", channel }, 0)).toBe(true);
    for (const other of [{ platform: "discord" }, { tenant: "T2" }, { channel: "C2" }]) {
      expect(await memory.firstTime({ id: "1", channel: { ...channel, ...other } }, 0)).toBe(true);
    }
  });

  test("of a message delivered twice at once, one copy is new", async () => {
    const memory = await open();
    const tries = await Promise.all([1, 2, 3].map(() => memory.firstTime({ id: "1", channel }, 0)));
    expect(tries.filter(Boolean)).toHaveLength(1);
  });

  test("what may be done once a minute is done once, of several at once too, and again a minute later", async () => {
    const memory = await open();
    const what = { id: "share a1", channel };
    const at = (now: number) => memory.firstWithin(what, 60_000, now);
    const tries = await Promise.all([at(1_000), at(1_000), at(1_000)]);
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect([await at(30_000), await at(60_999), await at(61_000), await at(61_001)]).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(await memory.firstWithin({ ...what, id: "share a2" }, 60_000, 61_001)).toBe(true);
    // A clock that was ahead holds nothing up.
    expect(await at(5_000)).toBe(true);
  });

  const list = (...ids: string[]) => ({ ids });
  test("outside of threads the last list is the reader's own in this channel, wherever there it was shown", async () => {
    const memory = await open();
    await memory.rememberList(channel, user, list("a", "b"), 0);
    await memory.rememberList({ ...channel, thread: "t" }, user, list("c"), 1);
    expect(await memory.lastList(channel, user, 2)).toEqual(list("c"));
    expect(await memory.lastList({ ...channel, channel: "C2" }, user, 2)).toBeUndefined();
    expect(await memory.lastList(channel, { ...user, user: "V" }, 2)).toBeUndefined();
  });

  test("in a thread it is what everybody was shown there, or only the reader since", async () => {
    const memory = await open();
    const thread = { ...channel, thread: "t" };
    const other = { ...user, user: "V" };
    const last = async (who: UserRef, where: ChannelRef = thread) =>
      (await memory.lastList(where, who, 9))?.ids.join("");
    await memory.rememberList(channel, other, list("own"), 0);
    expect(await last(other)).toBe("own");
    await memory.rememberList(thread, user, list("a"), 1, "everybody");
    await memory.rememberList(channel, other, list("later"), 2);
    expect([await last(user), await last(other)]).toEqual(["a", "a"]);
    await memory.rememberList(thread, other, list("private"), 3);
    expect([await last(user), await last(other)]).toEqual(["a", "private"]);
    await memory.rememberList(thread, user, list("b"), 4, "everybody");
    expect([await last(user), await last(other)]).toEqual(["b", "b"]);
    expect(await last(other, { ...channel, thread: "t2" })).toBe("private");
    expect(await last({ ...user, user: "W" }, channel)).toBeUndefined();
  });

  test("who was shown no list in a channel means the last one that everybody saw there", async () => {
    const memory = await open();
    const other = { ...user, user: "V" };
    await memory.rememberList(channel, user, list("a"), 0, "everybody");
    expect(await memory.lastList(channel, other, 1)).toEqual(list("a"));
    await memory.rememberList(channel, other, list("own"), 1);
    await memory.rememberList(channel, user, list("b"), 2, "everybody");
    expect(await memory.lastList(channel, other, 3)).toEqual(list("own"));
  });

  test("a list keeps its own command and those of the pages beside it, until another takes its place", async () => {
    const memory = await open();
    const [next, previous] = ["search tsmc page:3", "search tsmc page:1"];
    const paged = { ids: ["a"], command: "search tsmc page:2", next, previous };
    await memory.rememberList(channel, user, paged, 0);
    expect(await memory.lastList(channel, user, 1)).toEqual(paged);
    await memory.rememberList(channel, user, list("b"), 1);
    expect(await memory.lastList(channel, user, 2)).toEqual(list("b"));
  });

  test("a person is forgotten in every channel at once, and nobody else is", async () => {
    const memory = await open();
    const [elsewhere, other] = [
      { ...channel, channel: "C2" },
      { ...user, user: "V" },
    ];
    for (const place of [channel, elsewhere]) {
      await memory.rememberList(place, user, list("a"), 0);
      await memory.rememberList(place, other, list("b"), 0);
    }
    await memory.forget(user);
    for (const place of [channel, elsewhere]) {
      expect(await memory.lastList(place, user, 1)).toBeUndefined();
      expect(await memory.lastList(place, other, 1)).toEqual(list("b"));
    }
  });

  test("a person with one id in several workspaces is forgotten in all of them", async () => {
    const memory = await open();
    const elsewhere = { ...channel, tenant: "T2" };
    const everywhere = { ...user, tenant: "" };
    for (const place of [channel, elsewhere]) await memory.rememberList(place, everywhere, list("a"), 0);
    await memory.rememberList(channel, { ...user, user: "V" }, list("b"), 0);
    await memory.forget(everywhere);
    expect(await memory.lastList(channel, everywhere, 1)).toBeUndefined();
    expect(await memory.lastList(elsewhere, everywhere, 1)).toBeUndefined();
    expect(await memory.lastList(channel, { ...user, user: "V" }, 1)).toEqual(list("b"));
  });

  test("everything is forgotten after a day", async () => {
    const memory = await open();
    await memory.firstTime({ id: "1", channel }, 0);
    await memory.rememberList(channel, user, list("a"), 0);
    expect(await memory.lastList(channel, user, day - 1)).toEqual(list("a"));
    expect(await memory.lastList(channel, user, day)).toBeUndefined();
    expect(await memory.firstTime({ id: "1", channel }, day)).toBe(true);
  });
}
