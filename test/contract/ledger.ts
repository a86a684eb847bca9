import fc from "fast-check";
import { expect, test } from "vitest";
import type { Ledger } from "../../src/digest/ledger.ts";

const slot = { subscriptionId: "s1", dueAt: 1_000 };
const lease = 100;
const nothing = { stories: [] };
const message = { channel: { platform: "slack", tenant: "T", channel: "C" }, message: "m1" };

/** What every ledger promises. `open` gives an empty one. */
export function ledgerContract(open: () => Promise<Ledger>): void {
  const claim = async (ledger: Ledger, now: number) => {
    const claimed = await ledger.claim("key", slot, now, lease);
    if (!claimed) throw new Error("not to be claimed");
    return claimed;
  };

  test("a new delivery is claimed once", async () => {
    const ledger = await open();
    const { delivery, takenOver } = await claim(ledger, 1_000);
    expect(takenOver).toBe(false);
    expect(delivery).toEqual({ key: "key", ...slot, state: "claimed", attempts: 1, leaseUntil: 1_100 });
    expect(await ledger.claim("key", slot, 1_099, lease)).toBeUndefined();
    expect(await ledger.open(1_099)).toEqual([]);
  });

  test("a claim is taken over once when its lease has ended", async () => {
    const ledger = await open();
    const { delivery } = await claim(ledger, 1_000);
    await ledger.noteRequest(delivery, nothing, 1_001);
    expect(await ledger.open(1_100)).toMatchObject([{ key: "key", state: "claimed" }]);
    expect(await claim(ledger, 1_100)).toMatchObject({
      takenOver: true,
      delivery: { attempts: 2, leaseUntil: 1_200 },
    });
    expect(await ledger.claim("key", slot, 1_100, lease)).toBeUndefined();
  });

  test("a claim whose owner died before it recorded what it shows was certainly not posted", async () => {
    const ledger = await open();
    await claim(ledger, 1_000);
    const { delivery: second, takenOver } = await claim(ledger, 1_100);
    expect([takenOver, second.attempts]).toEqual([false, 2]);
    await ledger.noteRequest(second, nothing, 1_101);
    const { delivery } = await claim(ledger, 1_200);
    await ledger.retry(delivery, 1_300, "asked to wait");
    expect(await claim(ledger, 1_300)).toMatchObject({ takenOver: false });
    expect(await claim(ledger, 1_400)).toMatchObject({ takenOver: false });
  });

  test("a posted message is to be published once its request said so, until it is or later", async () => {
    const ledger = await open();
    const { delivery } = await claim(ledger, 1_000);
    await ledger.noteRequest(delivery, { ...nothing, publish: true }, 1_001);
    expect(await ledger.toPublish(2_000)).toEqual([]);
    await ledger.sent("key", message);
    expect(await ledger.toPublish(1_000)).toEqual([]);
    expect(await ledger.toPublish(1_001)).toMatchObject([{ key: "key", message }]);
    await ledger.publishLater("key", 5_000);
    expect(await ledger.toPublish(4_999)).toEqual([]);
    expect(await ledger.toPublish(5_000)).toMatchObject([{ key: "key" }]);
    await ledger.published("key");
    expect(await ledger.toPublish(9_000)).toEqual([]);
  });

  test("a message that is not to be published never is", async () => {
    const ledger = await open();
    const { delivery } = await claim(ledger, 1_000);
    await ledger.noteRequest(delivery, nothing, 1_001);
    await ledger.sent("key", message);
    expect(await ledger.toPublish(9_000)).toEqual([]);
  });

  test("returns the deliveries that show a story, and what a subscription showed in a period", async () => {
    const ledger = await open();
    const [one, two] = [
      { storyId: "s1", articleId: "a1" },
      { storyId: "s2", articleId: "a2" },
    ];
    const { delivery } = await claim(ledger, 1_000);
    await ledger.noteRequest(delivery, { stories: [two] }, 1_001);
    await ledger.noteRequest(delivery, { stories: [one, two], frame: { from: 500, leftOut: 3 } }, 1_002);
    expect(await ledger.get("key")).toMatchObject({ frame: { from: 500, leftOut: 3 } });
    expect(await ledger.deliveriesShowing({ storyId: "s1", articleId: "another" })).toMatchObject([
      { delivery: { key: "key" }, articleIds: ["a1", "a2"] },
    ]);
    expect(await ledger.deliveriesShowing({ storyId: "another", articleId: "a2" })).toHaveLength(1);
    expect(await ledger.deliveriesShowing({ storyId: "s3", articleId: "a3" })).toEqual([]);
    expect(await ledger.shownStories("s1", 1_000)).toEqual([one, two]);
    expect(await ledger.shownStories("s1", 1_001)).toEqual([]);
    expect(await ledger.shownStories("s1", 0, "key")).toEqual([]);
    // A delivery that was certainly not posted showed nothing.
    await ledger.close(delivery, "failed", "refused");
    expect(await ledger.shownStories("s1", 0)).toEqual([]);
  });

  test("returns what a subscription's deliveries of a period could list beside what they showed", async () => {
    const ledger = await open();
    const { delivery } = await claim(ledger, 1_000);
    const frame = { from: 500, leftOut: 2, rest: ["a1", "a2"] };
    await ledger.noteRequest(delivery, { stories: [], frame }, 1_001);
    expect(await ledger.listedArticles("s1", 1_000)).toEqual(["a1", "a2"]);
    expect(await ledger.listedArticles("s1", 1_001)).toEqual([]);
    expect(await ledger.listedArticles("s1", 1_000, "key")).toEqual([]);
    expect(await ledger.listedArticles("another", 1_000)).toEqual([]);
    await ledger.close(delivery, "failed", "refused");
    expect(await ledger.listedArticles("s1", 1_000)).toEqual([]);
  });

  test("knows whether a subscription has a delivery due at a moment", async () => {
    const ledger = await open();
    await ledger.claim("key", { subscriptionId: "s1", dueAt: 1_000 }, 1_000, 100);
    expect(await ledger.hasSlot("s1", 1_000)).toBe(true);
    expect([await ledger.hasSlot("s1", 1_001), await ledger.hasSlot("s2", 1_000)]).toEqual([false, false]);
  });

  test("what failed of a subscription's last slot is due again, without a look-up, if that was lately", async () => {
    const ledger = await open();
    for (const [key, dueAt] of [
      ["earlier", 900],
      ["key", 1_000],
      ["other", 1_000],
    ] as const) {
      const claimed = await ledger.claim(key, { subscriptionId: "s1", dueAt }, 1_000, lease);
      await ledger.noteRequest(claimed?.delivery ?? { key, attempts: 1 }, nothing, 1_001);
      if (key === "other") await ledger.sent(key, message);
      else await ledger.close({ key, attempts: 1 }, "failed", "lacks_permission");
    }
    await ledger.reopenLast("s1", 1_001, 2_000);
    await ledger.reopenLast("s2", 0, 2_000);
    expect(await ledger.open(2_000)).toEqual([]);
    await ledger.reopenLast("s1", 1_000, 2_000);
    expect((await ledger.open(2_000)).map(({ key }) => key)).toEqual(["key"]);
    expect(await ledger.claim("key", slot, 2_000, lease)).toMatchObject({ takenOver: false });
  });

  test("returns the subscriptions with unfinished deliveries, and counts the finished ones", async () => {
    const ledger = await open();
    const { delivery } = await claim(ledger, 1_000);
    expect(await ledger.unfinished()).toEqual(new Set(["s1"]));
    await ledger.close(delivery, "skipped", "nothing new");
    expect(await ledger.unfinished()).toEqual(new Set());
    expect([await ledger.count("skipped"), await ledger.count("sent")]).toEqual([1, 0]);
  });

  test("a delivery that was certainly not posted is due again at its time, without a look-up", async () => {
    const ledger = await open();
    const { delivery } = await claim(ledger, 1_000);
    await ledger.retry(delivery, 5_000, "asked to wait");
    expect(await ledger.get("key")).toMatchObject({ state: "due", retryAt: 5_000, reason: "asked to wait" });
    expect(await ledger.claim("key", slot, 4_999, lease)).toBeUndefined();
    expect(await ledger.open(4_999)).toEqual([]);
    expect(await ledger.open(5_000)).toMatchObject([{ key: "key" }]);
    expect(await claim(ledger, 5_000)).toMatchObject({ takenOver: false, delivery: { attempts: 2 } });
  });

  test("a delivery that was perhaps posted is taken over at its time, so that it is looked up first", async () => {
    const ledger = await open();
    const { delivery } = await claim(ledger, 1_000);
    await ledger.noteRequest(delivery, nothing, 1_001);
    await ledger.markUnknown(delivery, 5_000, "no answer");
    expect(await ledger.claim("key", slot, 4_999, lease)).toBeUndefined();
    expect(await claim(ledger, 5_000)).toMatchObject({ takenOver: true, delivery: { reason: "no answer" } });
  });

  test("remembers when the first request left that may have posted it, and how far it was looked up", async () => {
    const ledger = await open();
    const { delivery } = await claim(ledger, 1_000);
    expect(delivery).not.toHaveProperty("requestedAt", expect.anything());
    await ledger.noteRequest(delivery, nothing, 1_001);
    await ledger.noteRequest(delivery, { ...nothing, uptime: 77 }, 1_050);
    await ledger.markUnknown(delivery, 5_000, "no answer", "page two");
    const { delivery: second } = await claim(ledger, 5_000);
    expect(second).toMatchObject({
      ...{ requestedAt: 1_001, lastRequestedAt: 1_050, requestUptime: 77 },
      lookUpCursor: "page two",
    });
    await ledger.markUnknown(second, 6_000, "no answer");
    const { delivery: third } = await claim(ledger, 6_000);
    expect(third).toMatchObject({ requestedAt: 1_001, lookUpCursor: undefined });
    // A refusal: none of the requests has posted it.
    await ledger.retry(third, 7_000, "asked to wait");
    const { delivery: fourth } = await claim(ledger, 7_000);
    await ledger.noteRequest(fourth, nothing, 7_001);
    expect(await ledger.get("key")).toMatchObject({ requestedAt: 7_001, lastRequestedAt: 7_001 });
  });

  test("no request leaves after its claim has ended or was taken over", async () => {
    const ledger = await open();
    const { delivery: first } = await claim(ledger, 1_000);
    expect(await ledger.noteRequest(first, nothing, 1_099)).toBe(true);
    expect(await ledger.noteRequest(first, { stories: [{ storyId: "s", articleId: "a" }] }, 1_100)).toBe(
      false,
    );
    const { delivery: second } = await claim(ledger, 1_100);
    expect(await ledger.noteRequest(first, { stories: [{ storyId: "s", articleId: "a" }] }, 1_101)).toBe(
      false,
    );
    expect(await ledger.shownStories("s1", 0)).toEqual([]);
    expect(await ledger.noteRequest(second, nothing, 1_101)).toBe(true);
  });

  test("a requested delivery can be claimed at once, and once", async () => {
    const ledger = await open();
    expect(await ledger.request({ key: "key", ...slot }, 1_000)).toBe(true);
    expect(await ledger.request({ key: "key", ...slot }, 1_001)).toBe(false);
    expect(await ledger.unfinished()).toEqual(new Set(["s1"]));
    expect(await ledger.open(999)).toEqual([]);
    expect(await ledger.open(1_000)).toMatchObject([{ key: "key", state: "due", attempts: 0 }]);
    expect(await claim(ledger, 1_000)).toMatchObject({ takenOver: false, delivery: { attempts: 1 } });
    expect(await ledger.request({ key: "key", ...slot }, 1_002)).toBe(false);
    expect(await ledger.claim("key", slot, 1_002, lease)).toBeUndefined();
  });

  test("deletes old finished deliveries with the stories they showed, and no unfinished ones", async () => {
    const ledger = await open();
    const story = { storyId: "s1", articleId: "a1" };
    // More than one batch.
    for (let old = 0; old < 130; old++) {
      await ledger.claim(`old ${old}`, { subscriptionId: `s${old}`, dueAt: old }, 0, lease);
      const first = { key: `old ${old}`, attempts: 1 };
      if (old % 10 === 0) await ledger.noteRequest(first, { stories: [story] }, 1);
      if (old < 110) await ledger.sent(`old ${old}`, message);
    }
    await ledger.claim("new", { subscriptionId: "s1", dueAt: 500 }, 0, lease);
    await ledger.noteRequest({ key: "new", attempts: 1 }, { stories: [story] }, 1);
    await ledger.sent("new", message);
    expect(await ledger.prune(500)).toBe(110);
    expect(await ledger.prune(500)).toBe(0);
    expect([await ledger.count("sent"), await ledger.count("claimed")]).toEqual([1, 20]);
    const keys = (await ledger.deliveriesShowing(story)).map(({ delivery }) => delivery.key);
    expect(keys.filter((key) => key.startsWith("old"))).toEqual(["old 120", "old 110"]);
    expect(keys).toContain("new");
  });

  test("a delivery that is sent, failed or uncertain is never claimed again", async () => {
    for (const state of ["sent", "failed", "uncertain", "skipped"] as const) {
      const ledger = await open();
      const { delivery } = await claim(ledger, 1_000);
      if (state === "sent") await ledger.sent("key", message);
      else await ledger.close(delivery, state, "because");
      expect(await ledger.claim("key", slot, 9_999_999, lease)).toBeUndefined();
      expect(await ledger.open(9_999_999)).toEqual([]);
      const doubt = state === "uncertain" ? { doubt: "untold" } : {};
      const kept = state === "sent" ? { message } : { reason: "because", ...doubt };
      expect(await ledger.get("key")).toEqual({ key: "key", ...slot, state, attempts: 1, ...kept });
    }
  });

  test("an owner whose claim was taken over changes nothing", async () => {
    const ledger = await open();
    const { delivery: late } = await claim(ledger, 1_000);
    await claim(ledger, 2_000);
    await ledger.retry(late, 2_001, "late");
    await ledger.markUnknown(late, 2_001, "late");
    await ledger.close(late, "failed", "late");
    expect(await ledger.get("key")).toMatchObject({ state: "claimed", attempts: 2, leaseUntil: 2_100 });
  });

  test("an owner whose claim was taken over can still record that it posted", async () => {
    const ledger = await open();
    await claim(ledger, 1_000);
    await claim(ledger, 2_000);
    await ledger.sent("key", message);
    expect(await ledger.get("key")).toMatchObject({ state: "sent", message });
  });

  test("open deliveries are returned oldest first, and an unknown key is undefined", async () => {
    const ledger = await open();
    for (const dueAt of [30, 10, 20])
      await ledger.claim(`at ${dueAt}`, { subscriptionId: `s${dueAt}`, dueAt }, 50, lease);
    expect((await ledger.open(1_000)).map(({ dueAt }) => dueAt)).toEqual([10, 20, 30]);
    expect(await ledger.get("nobody's")).toBeUndefined();
  });

  test("at most one process holds a delivery at any moment, for any order of calls", async () => {
    const call = fc.record({
      wait: fc.nat(150),
      outcome: fc.constantFrom("claim", "retry", "doubt", "nothing"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 20 }), async (calls) => {
        const ledger = await open();
        let now = 0;
        let freeAt = 0;
        for (const { wait, outcome } of calls) {
          now += wait;
          const claimed = await ledger.claim("key", slot, now, lease);
          expect(claimed !== undefined).toBe(now >= freeAt);
          if (!claimed) continue;
          freeAt = now + (outcome === "retry" || outcome === "doubt" ? 30 : lease);
          if (outcome === "retry") await ledger.retry(claimed.delivery, freeAt, "");
          if (outcome === "doubt") await ledger.markUnknown(claimed.delivery, freeAt, "");
        }
      }),
      { numRuns: 50 },
    );
  });
}
