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

/** What every subscription store promises. `open` gives an empty one. */
export function subscriptionStoreContract(open: () => Promise<DigestSubscriptionStore>): void {
  test("gives back an order as it was placed, numbered within its channel", async () => {
    const store = await open();
    const first = await store.add(order());
    const second = await store.add(order({ about: undefined }));
    const elsewhere = await store.add(order({ channel: { ...channel, tenant: "T2" } }));
    expect(first).toEqual({ ...order(), id: first.id, number: 1 });
    expect([second.number, elsewhere.number]).toEqual([2, 1]);
    expect(await store.inChannel(channel)).toEqual([first, second]);
    expect(new Set(await store.all())).toEqual(new Set([first, second, elsewhere]));
  });

  test("takes a thread for its channel", async () => {
    const store = await open();
    const made = await store.add(order({ channel: { ...channel, thread: "1.2" } }));
    expect(made.channel).toEqual(channel);
    expect(await store.inChannel({ ...channel, thread: "3.4" })).toEqual([made]);
  });

  test("a number stays with its order when another one goes", async () => {
    const store = await open();
    const [first, second] = [await store.add(order()), await store.add(order())];
    await store.remove(first.id);
    expect((await store.inChannel(channel)).map(({ number }) => number)).toEqual([2]);
    expect((await store.add(order())).number).toBe(3);
    expect(second.number).toBe(2);
  });

  test("a number that was given is never given again, even where all are gone", async () => {
    const store = await open();
    for (const number of [1, 2, 3]) {
      const made = await store.add(order());
      expect(made.number).toBe(number);
      await store.remove(made.id);
    }
    expect((await store.add(order({ channel: { ...channel, channel: "C2" } }))).number).toBe(1);
  });

  test("a channel has one order for digests that are asked for, which is not among those with times", async () => {
    const store = await open();
    const first = await store.requested(order({ coveredUntil: 500 }));
    expect(first).toEqual({ ...order(), id: first.id, number: 0 });
    await store.cover(first.id, 800);
    const again = await store.requested(order({ coveredUntil: 600, locale: "en", createdAt: 9_000 }));
    expect(again).toMatchObject({ id: first.id, locale: "en", createdAt: 1_000, coveredUntil: 800 });
    expect((await store.requested(order({ coveredUntil: 900 }))).coveredUntil).toBe(900);
    const elsewhere = await store.requested(order({ channel: { ...channel, channel: "C2" } }));
    expect(elsewhere.id).not.toBe(first.id);
    expect(await store.get(first.id)).toMatchObject({ number: 0 });
    expect([await store.all(), await store.inChannel(channel)]).toEqual([[], []]);
    expect((await store.add(order())).number).toBe(1);
  });

  test("an order is found by its id, with all that was wished", async () => {
    const store = await open();
    const made = await store.add(order({ most: 5, silent: true }));
    expect(await store.get(made.id)).toEqual(made);
    expect(made).toMatchObject({ most: 5, silent: true });
    expect(await store.get("nobody")).toBeUndefined();
  });

  test("a paused order says why until it is resumed, and is paused once", async () => {
    const store = await open();
    const { id } = await store.add(order());
    expect(await store.pause(id, "The channel is archived.")).toBe(true);
    expect(await store.pause(id, "Still.")).toBe(false);
    expect(await store.get(id)).toMatchObject({ pausedBecause: "The channel is archived." });
    await store.resume(id);
    expect((await store.get(id))?.pausedBecause).toBeUndefined();
    expect(await store.pause(id, "Again.")).toBe(true);
  });

  test("a changed order is another wish under the same number, and nothing else", async () => {
    const store = await open();
    const made = await store.add(order({ most: 5, silent: true }));
    const wish = { schedule: { times: ["07:00"], zone: "UTC", weekdays: [7 as const] }, about: undefined };
    await store.change(made.id, wish, 2_000);
    const { most: _, silent: __, ...kept } = made;
    expect(await store.get(made.id)).toEqual({ ...kept, ...wish, changedAt: 2_000 });
  });

  test("what is covered only ever grows", async () => {
    const store = await open();
    const { id } = await store.add(order({ coveredUntil: 500 }));
    await store.cover(id, 900);
    await store.cover(id, 700);
    expect(await store.all()).toMatchObject([{ coveredUntil: 900 }]);
  });

  test("an order that is not there can be removed, paused and covered without harm", async () => {
    const store = await open();
    await Promise.all([store.remove("nobody"), store.pause("nobody", "x"), store.cover("nobody", 1)]);
    expect(await store.all()).toEqual([]);
  });
}
