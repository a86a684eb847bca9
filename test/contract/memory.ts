import { expect, test } from "vitest";
import type { ConversationMemory } from "../../src/bot/memory.ts";

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

  test("the last list is the reader's own in this channel, its threads included", async () => {
    const memory = await open();
    await memory.rememberList(channel, user, ["a", "b"], 0);
    await memory.rememberList({ ...channel, thread: "t" }, user, ["c"], 1);
    expect(await memory.lastList(channel, user, 2)).toEqual(["c"]);
    expect(await memory.lastList({ ...channel, channel: "C2" }, user, 2)).toEqual([]);
    expect(await memory.lastList(channel, { ...user, user: "V" }, 2)).toEqual([]);
  });

  test("a person is forgotten in every channel at once, and nobody else is", async () => {
    const memory = await open();
    const [elsewhere, other] = [
      { ...channel, channel: "C2" },
      { ...user, user: "V" },
    ];
    for (const place of [channel, elsewhere]) {
      await memory.rememberList(place, user, ["a"], 0);
      await memory.rememberList(place, other, ["b"], 0);
    }
    await memory.forget(user);
    for (const place of [channel, elsewhere]) {
      expect(await memory.lastList(place, user, 1)).toEqual([]);
      expect(await memory.lastList(place, other, 1)).toEqual(["b"]);
    }
  });

  test("a person with one id in several workspaces is forgotten in all of them", async () => {
    const memory = await open();
    const elsewhere = { ...channel, tenant: "T2" };
    const everywhere = { ...user, tenant: "" };
    for (const place of [channel, elsewhere]) await memory.rememberList(place, everywhere, ["a"], 0);
    await memory.rememberList(channel, { ...user, user: "V" }, ["b"], 0);
    await memory.forget(everywhere);
    expect(await memory.lastList(channel, everywhere, 1)).toEqual([]);
    expect(await memory.lastList(elsewhere, everywhere, 1)).toEqual([]);
    expect(await memory.lastList(channel, { ...user, user: "V" }, 1)).toEqual(["b"]);
  });

  test("everything is forgotten after a day", async () => {
    const memory = await open();
    await memory.firstTime({ id: "1", channel }, 0);
    await memory.rememberList(channel, user, ["a"], 0);
    expect(await memory.lastList(channel, user, day - 1)).toEqual(["a"]);
    expect(await memory.lastList(channel, user, day)).toEqual([]);
    expect(await memory.firstTime({ id: "1", channel }, day)).toBe(true);
  });
}
