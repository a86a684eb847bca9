import { expect, test } from "vitest";
import type { DigestSubscriptionStore, NewDigestSubscription } from "../../src/digest/subscription.ts";

const channel = { platform: "slack", tenant: "T1", channel: "C1" };

const order = (more: Partial<NewDigestSubscription> = {}): NewDigestSubscription => ({
  channel,
  schedule: { times: ["08:30", "18:00"], zone: "Asia/Taipei", weekdays: [1, 2, 3, 4, 5] },
  about: "chips OR 晶片",
  locale: "zh-TW",
  createdBy: { platform: "slack", tenant: "T1", user: "U1" },
  createdAt: 1_000,
  coveredUntil: 500,
  ...more,
});

/** What every store of digest subscriptions promises. `open` gives an empty one. */
export function subscriptionStoreContract(open: () => Promise<DigestSubscriptionStore>): void {
  test("returns a subscription as it was added, numbered within its channel", async () => {
    const store = await open();
    const first = await store.add(order());
    const second = await store.add(order({ about: undefined }));
    const elsewhere = await store.add(order({ channel: { ...channel, tenant: "T2" } }));
    expect(first).toEqual({ ...order(), id: first.id, number: 1 });
    expect([second.number, elsewhere.number]).toEqual([2, 1]);
    expect(await store.inChannel(channel)).toEqual([first, second]);
    expect(new Set(await store.all())).toEqual(new Set([first, second, elsewhere]));
  });

  test("treats a thread as its channel", async () => {
    const store = await open();
    const made = await store.add(order({ channel: { ...channel, thread: "1.2" } }));
    expect(made.channel).toEqual(channel);
    expect(await store.inChannel({ ...channel, thread: "3.4" })).toEqual([made]);
  });

  test("a subscription keeps its number when another one is removed", async () => {
    const store = await open();
    const [first, second] = [await store.add(order()), await store.add(order())];
    await store.remove(first.id);
    expect((await store.inChannel(channel)).map(({ number }) => number)).toEqual([2]);
    expect((await store.add(order())).number).toBe(3);
    expect(second.number).toBe(2);
  });

  test("a number is never given again, even after all are removed", async () => {
    const store = await open();
    for (const number of [1, 2, 3]) {
      const made = await store.add(order());
      expect(made.number).toBe(number);
      await store.remove(made.id);
    }
    expect((await store.add(order({ channel: { ...channel, channel: "C2" } }))).number).toBe(1);
  });

  test("a channel has one subscription for digests on request, which the lists leave out", async () => {
    const store = await open();
    const first = await store.requested(order({ coveredUntil: 500 }));
    expect(first).toEqual({ ...order(), id: first.id, number: 0 });
    await store.cover(first.id, { from: 500, to: 800 });
    const again = await store.requested(order({ coveredUntil: 600, locale: "en", createdAt: 9_000 }));
    expect(again).toMatchObject({ id: first.id, locale: "en", createdAt: 1_000, coveredUntil: 800 });
    expect((await store.requested(order({ coveredUntil: 900 }))).coveredUntil).toBe(900);
    const elsewhere = await store.requested(order({ channel: { ...channel, channel: "C2" } }));
    expect(elsewhere.id).not.toBe(first.id);
    expect(await store.get(first.id)).toMatchObject({ number: 0 });
    expect([await store.all(), await store.inChannel(channel)]).toEqual([[], []]);
    expect((await store.add(order())).number).toBe(1);
  });

  test("a subscription is found by its id, with all its fields", async () => {
    const store = await open();
    const made = await store.add(order({ most: 5, silent: true, place: "thread" }));
    expect(await store.get(made.id)).toEqual(made);
    expect(made).toMatchObject({ most: 5, silent: true, place: "thread" });
    expect(await store.get("nobody")).toBeUndefined();
  });

  test("a paused subscription has the reason until it is resumed, and is paused once", async () => {
    const store = await open();
    const { id } = await store.add(order());
    expect(await store.pause(id, "The channel is archived.")).toBe(true);
    expect(await store.pause(id, "Still.")).toBe(false);
    expect(await store.get(id)).toMatchObject({ pausedBecause: "The channel is archived." });
    expect((await store.paused()).map((one) => one.id)).toEqual([id]);
    await store.resume(id);
    expect(await store.paused()).toEqual([]);
    expect((await store.get(id))?.pausedBecause).toBeUndefined();
    expect(await store.pause(id, "Again.")).toBe(true);
  });

  test("a pause is to be told to its creator until it is told, over, or the digest is asked for anew", async () => {
    const store = await open();
    const notes = { channelName: "#news", creatorLocale: "zh-TW" };
    const made = await store.add(order(notes));
    const onRequest = await store.requested(order(notes));
    const { createdBy } = made;
    const untold = async () => (await store.untoldTo(createdBy)).map(({ number }) => number).sort();
    for (const { id } of [made, onRequest]) await store.pause(id, "thread_locked");
    expect(await store.get(made.id)).toMatchObject({ ...notes, isUntold: true });
    expect(await untold()).toEqual([0, 1]);
    for (const other of [{ user: "somebody else" }, { tenant: "elsewhere" }, { platform: "discord" }])
      expect(await store.untoldTo({ ...createdBy, ...other })).toEqual([]);
    await store.told(made.id);
    expect(await untold()).toEqual([0]);
    expect((await store.get(made.id))?.pausedBecause).toBe("thread_locked");
    await store.requested(order());
    expect(await untold()).toEqual([]);
    await store.resume(made.id);
    await store.pause(made.id, "channel_archived");
    expect(await untold()).toEqual([1]);
    await store.resume(made.id);
    expect(await untold()).toEqual([]);
  });

  test("a change replaces schedule, query, size and silence, and nothing else", async () => {
    const store = await open();
    const made = await store.add(order({ most: 5, silent: true }));
    const change = { schedule: { times: ["07:00"], zone: "UTC", weekdays: [7 as const] }, about: undefined };
    await store.change(made.id, change, 2_000);
    const { most: _, silent: __, ...kept } = made;
    expect(await store.get(made.id)).toEqual({ ...kept, ...change, changedAt: 2_000 });
  });

  test("a subscription has its style, and notes once what its posts go without, until it is changed", async () => {
    const store = await open();
    const style = {
      length: "compact" as const,
      pictures: false,
      intro: "早安",
      ping: { id: "1", name: "@News" },
    };
    const made = await store.add(order({ style }));
    expect(await store.get(made.id)).toMatchObject({ style });
    const note = () => store.noteShortfall(made.id, "ping", "role_gone");
    expect([await note(), await note()]).toEqual([true, false]);
    expect(await store.noteShortfall(made.id, "publish", "publish_limit")).toBe(true);
    expect(await store.noteShortfall(made.id, "ping", undefined)).toBe(false);
    expect((await store.get(made.id))?.shortfalls).toEqual({ publish: "publish_limit" });
    expect(await note()).toBe(true);
    await store.change(made.id, { schedule: made.schedule, style: { length: "full" } }, 2_000);
    expect(await store.get(made.id)).toMatchObject({ style: { length: "full" } });
    expect((await store.get(made.id))?.shortfalls).toBeUndefined();
    expect(await store.noteShortfall("nobody", "ping", "role_gone")).toBe(false);
  });

  test("the covered time never moves back", async () => {
    const store = await open();
    const { id } = await store.add(order({ coveredUntil: 500 }));
    await store.cover(id, { from: 500, to: 900 });
    await store.cover(id, { from: 500, to: 700 });
    expect(await store.all()).toMatchObject([{ coveredUntil: 900 }]);
  });

  test("a window after a gap is not covered", async () => {
    const store = await open();
    const { id } = await store.add(order({ coveredUntil: 500 }));
    await store.cover(id, { from: 501, to: 900 });
    expect(await store.all()).toMatchObject([{ coveredUntil: 500 }]);
  });

  test("an unknown subscription can be removed, paused and covered without harm", async () => {
    const store = await open();
    await Promise.all([
      store.remove("nobody"),
      store.pause("nobody", "x"),
      store.cover("nobody", { from: 0, to: 1 }),
    ]);
    expect(await store.all()).toEqual([]);
  });
}
