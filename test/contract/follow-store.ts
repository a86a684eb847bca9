import { expect, test } from "vitest";
import type { FollowMatch, FollowStore, NewFollow } from "../../src/digest/follows/follow.ts";
import type { MuteStore } from "../../src/digest/mute.ts";
import { readTo } from "./readings.ts";

const channel = { platform: "slack", tenant: "T1", channel: "C1" };
const createdBy = { platform: "slack", tenant: "T1", user: "U1" };

const order = (more: Partial<NewFollow> = {}): NewFollow => ({
  channel,
  query: "chips OR 晶片",
  zone: "Asia/Taipei",
  locale: "zh-TW",
  createdBy,
  createdAt: 1_000,
  ...more,
});

const match = (
  followId: string,
  storyId: string,
  at: number,
  articleId = `article ${storyId}`,
): FollowMatch => ({
  followId,
  storyId,
  articleId,
  at,
});

/** What every follow store promises. `open` gives an empty one. */
export function followStoreContract(open: () => Promise<FollowStore>): void {
  test("returns a follow as it was set, numbered within its channel, no number twice", async () => {
    const store = await open();
    const first = await store.add(order({ quiet: { from: "22:00", to: "07:00" } }));
    expect(first).toEqual({ ...order({ quiet: { from: "22:00", to: "07:00" } }), id: first.id, number: 1 });
    await store.remove(first.id);
    const second = await store.add(order());
    const elsewhere = await store.add(order({ channel: { ...channel, channel: "C2" } }));
    expect([second.number, elsewhere.number]).toEqual([2, 1]);
    expect(await store.inChannel({ ...channel, thread: "1.2" })).toEqual([second]);
    expect(await store.get(second.id)).toEqual(second);
    expect(await store.get(first.id)).toBeUndefined();
    expect((await store.all()).length).toBe(2);
  });

  test("gives a delivery as many of the waiting matches as it may have, the oldest, however often it is asked", async () => {
    const store = await open();
    const { id } = await store.add(order({ place: "post" }));
    expect(await store.get(id)).toMatchObject({ place: "post" });
    const matches = [match(id, "s2", 20), match(id, "s1", 10), match(id, "s3", 30)];
    await store.record(matches, { progress: { cursor: 1, gaps: [] } });
    for (let times = 0; times < 2; times++)
      expect((await store.assign(id, "key", 1)).map(({ storyId }) => storyId)).toEqual(["s1"]);
    expect((await store.assign(id, "next", 1)).map(({ storyId }) => storyId)).toEqual(["s2"]);
    expect((await store.assign(id, "key")).map(({ storyId }) => storyId)).toEqual(["s1", "s3"]);
  });

  test("its version changes if a follow is added, removed or changed, and only then", async () => {
    const store = await open();
    const versions = [await store.version()];
    const one = await store.add(order());
    versions.push(await store.version());
    await store.pause(one.id, "x", 1);
    expect(await store.version()).toBe(versions[1]);
    for (const at of [5, 3]) {
      await store.change(one.id, { query: `at ${at}` }, at);
      versions.push(await store.version());
    }
    await store.remove(one.id);
    versions.push(await store.version());
    await store.add(order());
    versions.push(await store.version());
    expect(new Set(versions).size).toBe(6);
  });

  test("a changed follow has another query and the same number", async () => {
    const store = await open();
    const made = await store.add(order());
    const wish = { query: "ferries", quiet: { from: "23:00", to: "06:30" } };
    await store.change(made.id, wish, 1);
    expect(await store.get(made.id)).toEqual({ ...made, ...wish });
    await store.change(made.id, { query: "ferries" }, 2);
    expect((await store.get(made.id))?.quiet).toBeUndefined();
  });

  test("a paused follow has the reason and time of the last refusal, and is paused once", async () => {
    const store = await open();
    const { id } = await store.add(order());
    expect(await store.pause(id, "archived", 100)).toBe(true);
    expect(await store.pause(id, "still archived", 200)).toBe(false);
    expect((await store.get(id))?.paused).toEqual({ because: "still archived", at: 200 });
    await store.resume(id);
    expect((await store.get(id))?.paused).toBeUndefined();
    expect((await store.get(id))?.refusedAt).toBe(200);
  });

  test("a pause is to be told to its creator until it is told", async () => {
    const store = await open();
    const { id, createdBy } = await store.add(order());
    await store.pause(id, "channel_archived", 100);
    await store.pause(id, "thread_locked", 200);
    expect(await store.untoldTo(createdBy)).toMatchObject([{ id, paused: { because: "thread_locked" } }]);
    await store.told(id);
    await store.pause(id, "thread_locked", 300);
    expect(await store.untoldTo(createdBy)).toEqual([]);
  });

  test("records each story and each article of a follow once, together with the cursor", async () => {
    const store = await open();
    expect(await store.progress()).toBeUndefined();
    await store.record([match("f", "s1", 10), match("f", "s2", 5), match("g", "s1", 7)], readTo(40));
    // The story was posted; later its article moved to another story.
    await store.record([match("f", "s1", 99), match("f", "s9", 99, "article s1")], readTo(41, 40));
    expect(await store.progress()).toEqual({ cursor: 41, gaps: [] });
    const gaps = [{ after: 41, upto: 50 }];
    await store.record([], { before: readTo(41).progress, progress: { cursor: 60, gaps } });
    // A process that was overtaken changes nothing.
    await store.record([], readTo(42, 41));
    expect(await store.progress()).toEqual({ cursor: 60, gaps });
    expect(await store.waiting()).toEqual([match("f", "s2", 5), match("g", "s1", 7), match("f", "s1", 10)]);
    expect(await store.match("f", "s2")).toEqual(match("f", "s2", 5));
    expect(await store.match("f", "s9")).toBeUndefined();
  });

  test("a delivery is assigned the waiting matches of its follow, once", async () => {
    const store = await open();
    await store.record([match("f", "s1", 10), match("f", "s2", 5), match("g", "s1", 7)], readTo(1));
    const told = [match("f", "s2", 5), match("f", "s1", 10)].map((one) => ({ ...one, deliveryKey: "key" }));
    expect(await store.assign("f", "key")).toEqual(told);
    expect(await store.assign("f", "another")).toEqual([]);
    expect(await store.assign("f", "key")).toEqual(told);
    expect(await store.waiting()).toEqual([match("g", "s1", 7)]);
  });

  test("the matches of a refused delivery wait again unless they are too old", async () => {
    const store = await open();
    await store.record([match("f", "s1", 10), match("f", "s2", 5), match("g", "s1", 7)], readTo(1));
    await store.assign("f", "key");
    await store.assign("g", "other");
    await store.release("key", 10);
    expect(await store.waiting()).toEqual([match("f", "s1", 10)]);
    expect(await store.match("f", "s2")).toMatchObject({ deliveryKey: "key" });
  });

  test("counts the matches of a channel's follows since a moment", async () => {
    const store = await open();
    const { id } = await store.add(order());
    const other = await store.add(order({ channel: { ...channel, channel: "C2" } }));
    await store.record([match(id, "s1", 9), match(id, "s2", 10), match(other.id, "s1", 10)], readTo(1));
    expect(await store.counts(channel, 10)).toEqual(new Map([[id, 1]]));
    expect(await store.counts(channel, 0)).toEqual(new Map([[id, 2]]));
  });

  test("the waiting matches of a follow are removed with it", async () => {
    const store = await open();
    const { id } = await store.add(order());
    await store.record([match(id, "s1", 1)], readTo(1));
    await store.remove(id);
    expect(await store.waiting()).toEqual([]);
  });
}

/** What every mute store promises. `open` gives an empty one. */
export function muteStoreContract(open: () => Promise<MuteStore>): void {
  test("returns a mute as it was set, numbered within its channel, no number twice", async () => {
    const store = await open();
    const wish = { channel, query: "cricket", createdBy, createdAt: 1_000 };
    const first = await store.add(wish);
    expect(first).toEqual({ ...wish, id: first.id, number: 1 });
    await store.remove(first.id);
    const second = await store.add({ ...wish, channel: { ...channel, thread: "1.2" } });
    expect(second).toMatchObject({ number: 2, channel });
    expect(await store.inChannel({ ...channel, thread: "3.4" })).toEqual([second]);
    expect(await store.inChannel({ ...channel, channel: "C2" })).toEqual([]);
    const elsewhere = await store.add({ ...wish, channel: { ...channel, channel: "C2" } });
    expect((await store.all()).toSorted((a, b) => b.number - a.number)).toEqual([second, elsewhere]);
  });
}
