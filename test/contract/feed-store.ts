import { expect, test } from "vitest";
import type { FeedStore } from "../../src/ingest/feeds/feed.ts";

const feed = (path: string, more = {}) => ({
  url: `https://${path}.example/feed`,
  configured: false,
  fullText: true,
  ...more,
});

const lease = 1_000;

/** What every feed store promises. `open` gives an empty one. */
export function feedStoreContract(open: () => Promise<FeedStore>): void {
  test("a feed is added once, and is due at once", async () => {
    const store = await open();
    const { feed: added, isNew } = await store.add(feed("a"), 1_000);
    expect(isNew).toBe(true);
    expect(await store.add(feed("a"), 2_000)).toMatchObject({ isNew: false, feed: { id: added.id } });
    expect(await store.list()).toEqual([added]);
    expect([await store.get(added.id), await store.get("none")]).toEqual([added, undefined]);
    expect(await store.claim(999, 10, lease)).toEqual([]);
    expect(await store.claim(1_000, 10, lease)).toEqual([{ ...added, nextCheck: 1_000 + lease }]);
  });

  test("a saved check is returned as it was", async () => {
    const store = await open();
    const { feed: added } = await store.add(feed("a", { fullText: false }), 0);
    const state = {
      title: "島嶼日報",
      etag: 'W/"1"',
      lastModified: "Fri, 20 Nov 2026 08:00:00 GMT",
      nextCheck: 5_000,
      every: 300_000,
      lastSuccess: 1,
      failures: 2,
      failingSince: 3,
      error: "answers 500",
      unusable: 4,
      memory: {
        freshForMs: 60_000,
        readFrom: "https://a.example/x",
        move: { to: "https://b.example/", checks: 2 },
      },
    };
    await store.save({ ...added, ...state });
    expect(await store.list()).toEqual([{ ...added, ...state }]);
    expect(await store.claim(4_999, 10, lease)).toEqual([]);
  });

  test("times are stored as whole milliseconds", async () => {
    const store = await open();
    const { feed: added } = await store.add(feed("a"), 0);
    await store.save({ ...added, nextCheck: 10.4, every: 0.6 });
    expect(await store.list()).toMatchObject([{ nextCheck: 10, every: 1 }]);
  });

  test("a claimed feed is not claimed again until it is saved or the claim ends", async () => {
    const store = await open();
    await store.add(feed("a"), 0);
    const [mine] = await store.claim(0, 10, lease);
    expect(await store.claim(lease - 1, 10, lease)).toEqual([]);
    expect(await store.claim(lease, 10, lease)).toHaveLength(1);
    if (mine) await store.save({ ...mine, nextCheck: 50 });
    expect(await store.claim(50, 10, lease)).toHaveLength(1);
  });

  test("claims can be ended, as when the only process that could have made them is dead", async () => {
    const store = await open();
    await store.add(feed("a"), 0);
    const { feed: later } = await store.add(feed("b"), 0);
    await store.save({ ...later, nextCheck: 900 });
    await store.claim(0, 10, lease);
    await store.releaseClaims(5);
    expect((await store.claim(5, 10, lease)).map(({ url }) => url)).toEqual(["https://a.example/feed"]);
  });

  test("each feed is claimed once by concurrent claims", async () => {
    const store = await open();
    for (let n = 0; n < 20; n++) await store.add(feed(String(n)), 0);
    const claims = await Promise.all(Array.from({ length: 8 }, () => store.claim(0, 5, lease)));
    const claimed = claims.flat().map(({ id }) => id);
    expect(new Set(claimed).size).toBe(claimed.length);
    const rest = await store.claim(0, 100, lease);
    expect(claimed.length + rest.length).toBe(20);
  });

  test("of a host one feed is claimed at a time, however many are due, and other hosts do not wait", async () => {
    const store = await open();
    const silent = Array.from({ length: 12 }, (_, n) =>
      feed("silent", { url: `https://silent.example/${n}` }),
    );
    for (const one of [...silent, feed("good")]) await store.add(one, 0);
    const claimed = await store.claim(0, 10, lease);
    expect(new Set(claimed.map(({ url }) => new URL(url).host))).toEqual(
      new Set(["silent.example", "good.example"]),
    );
    expect(claimed).toHaveLength(2);
    expect(await store.claim(0, 10, lease)).toEqual([]);
    const [busy] = claimed.filter(({ url }) => url.includes("silent"));
    if (busy) await store.save({ ...busy, nextCheck: 10_000 });
    expect(await store.claim(0, 10, lease, ["silent.example"])).toEqual([]);
    const [next, ...others] = await store.claim(0, 10, lease);
    expect([next?.url.includes("silent"), next?.id === busy?.id, others]).toEqual([true, false, []]);
    // Nobody has saved it: its claim ends.
    expect(await store.claim(lease, 10, lease)).toHaveLength(2);
  });

  test("a host's feeds can be put off together, those of others are not", async () => {
    const store = await open();
    for (const path of ["1", "2"]) await store.add(feed("a", { url: `https://a.example/${path}` }), 0);
    await store.add(feed("b"), 1);
    const [late] = await store.list();
    if (late) await store.save({ ...late, nextCheck: 900 });
    await store.postpone("a.example", 500);
    expect((await store.list()).map(({ nextCheck }) => nextCheck)).toEqual([900, 500, 1]);
  });

  test("the feeds that have waited longest are claimed first", async () => {
    const store = await open();
    const [a, b] = [await store.add(feed("a"), 0), await store.add(feed("b"), 0)];
    await store.save({ ...a.feed, nextCheck: 20 });
    await store.save({ ...b.feed, nextCheck: 10 });
    expect((await store.claim(30, 1, lease)).map(({ id }) => id)).toEqual([b.feed.id]);
    expect((await store.claim(30, 1, lease)).map(({ id }) => id)).toEqual([a.feed.id]);
  });

  test("a feed that has moved is known by both its addresses", async () => {
    const store = await open();
    const { feed: added } = await store.add(feed("old"), 0);
    await store.save({ ...added, url: "https://new.example/feed" });
    for (const path of ["old", "new"]) {
      expect(await store.add(feed(path), 0)).toMatchObject({ isNew: false, feed: { id: added.id } });
    }
  });

  test("a feed that moves to another feed's address keeps its own", async () => {
    const store = await open();
    const { feed: a } = await store.add(feed("a"), 0);
    const { feed: b } = await store.add(feed("b"), 1);
    await store.save({ ...b, url: a.url, title: "B" });
    expect((await store.list()).map(({ url, title }) => [url, title])).toEqual([
      [a.url, undefined],
      [b.url, "B"],
    ]);
  });

  test("a feed that is gone is not due, is listed last, and is due again when it is added again", async () => {
    const store = await open();
    const { feed: a } = await store.add(feed("a"), 0);
    const { feed: b } = await store.add(feed("b"), 1);
    await store.save({ ...a, goneAt: 5, error: "gone" });
    expect((await store.claim(100, 10, lease)).map(({ id }) => id)).toEqual([b.id]);
    expect((await store.list()).map(({ id }) => id)).toEqual([b.id, a.id]);
    expect(await store.add(feed("a"), 50)).toMatchObject({ isNew: true });
    const [back] = (await store.claim(100, 10, lease)).filter(({ id }) => id === a.id);
    expect(back?.goneAt).toBeUndefined();
  });

  test("a check does not undo what was changed while it ran", async () => {
    const store = await open();
    const { feed: added } = await store.add(feed("a"), 0);
    await store.setFullText(added.id, false);
    await store.claimReport(added.id, 7);
    await store.save({ ...added, title: "A" });
    expect(await store.list()).toEqual([{ ...added, title: "A", fullText: false, reportedAt: 7 }]);
  });

  test("a feed whose rules are set is due, is read whole, and keeps them through checks", async () => {
    const store = await open();
    const { feed: added } = await store.add(feed("a"), 5);
    expect(added.rules).toEqual([]);
    await store.save({ ...added, etag: "1", lastModified: "x", nextCheck: 900 });
    const rules = [{ kind: "keep" as const, text: "chips" }];
    await store.setRules(added.id, rules);
    const [ruled] = await store.list();
    expect(ruled).toMatchObject({ rules, etag: undefined, lastModified: undefined });
    expect(await store.claim(6, 10, lease)).toHaveLength(1);
    if (ruled) await store.save({ ...ruled, etag: "2", nextCheck: 900 });
    expect(await store.get(added.id)).toMatchObject({ rules, etag: "2", nextCheck: 900 });
  });

  test("a check that began before the rules were set does not make the feed known", async () => {
    const store = await open();
    const { feed: added } = await store.add(feed("a"), 5);
    await store.setRules(added.id, [{ kind: "block", text: "chips" }]);
    await store.save({ ...added, title: "A", etag: "1", nextCheck: 900 });
    expect(await store.get(added.id)).toMatchObject({ title: "A", etag: undefined });
    expect(await store.claim(6, 10, lease)).toHaveLength(1);
  });

  test("entries that were kept out are known while the rules are the same, and they are in the feed", async () => {
    const store = await open();
    const { feed: a } = await store.add(feed("a"), 0);
    const { feed: b } = await store.add(feed("b"), 0);
    const block = { ...a, rules: [{ kind: "block" as const, text: "chips" }] };
    const many = Array.from({ length: 1_200 }, (_, n) => `entry ${n}`);
    await store.keepOut(block, [...many, "島"], 0);
    await store.keepOut(block, ["島"], 0);
    expect(await store.keptOut(block, [...many, "島", "new"])).toEqual(new Set([...many, "島"]));
    expect(await store.keptOut({ ...b, rules: block.rules }, ["島"])).toEqual(new Set());
    expect(await store.keptOut({ ...a, rules: [] }, ["島"])).toEqual(new Set());
    const day = 86_400_000;
    await store.keepOut(block, ["島"], 29 * day);
    await store.keepOut(block, ["other"], 31 * day);
    expect(await store.keptOut(block, ["島", "entry 1"])).toEqual(new Set(["島"]));
    expect(await store.keptOut(block, [])).toEqual(new Set());
    await store.remove(a.id);
    expect(await store.keptOut(block, ["島"])).toEqual(new Set());
  });

  test("how a feed is signed in to is kept apart from it, through checks, until it is taken away", async () => {
    const store = await open();
    const { feed: added } = await store.add(feed("a"), 0);
    expect([added.hasDoor, await store.door(added.id)]).toEqual([false, undefined]);
    await store.setDoor(added.id, "sealed");
    await store.save({ ...added, title: "A" });
    expect([(await store.get(added.id))?.hasDoor, await store.door(added.id)]).toEqual([true, "sealed"]);
    expect(JSON.stringify(await store.list())).not.toContain("sealed");
    await store.setDoor(added.id, undefined);
    expect((await store.get(added.id))?.hasDoor).toBe(false);
  });

  test("a long failure is reported once, by one process, and so is its end", async () => {
    const store = await open();
    const { feed: a } = await store.add(feed("a"), 0);
    const { feed: b } = await store.add(feed("b"), 1);
    await store.save({ ...a, failures: 3, failingSince: 100, error: "answers 500" });
    const named = async (before: number) => (await store.toReport(before)).map(({ url }) => url);
    expect(await named(99)).toEqual([]);
    expect(await named(100)).toEqual([a.url]);
    expect([await store.claimReport(a.id, 200), await store.claimReport(a.id, 201)]).toEqual([true, false]);
    expect(await named(1_000)).toEqual([]);
    await store.save({ ...a, failures: 0, failingSince: undefined });
    expect(await store.toReport(0)).toMatchObject([{ id: a.id, reportedAt: 200 }]);
    const end = [await store.claimReport(a.id, undefined), await store.claimReport(a.id, undefined)];
    expect(end).toEqual([true, false]);
    expect(await named(1_000)).toEqual([]);
    await store.save({ ...b, goneAt: 5, error: "is gone" });
    expect(await named(0)).toEqual([b.url]);
  });

  test("a feed that was removed during its check stays removed", async () => {
    const store = await open();
    const { feed: a } = await store.add(feed("a"), 0);
    expect(await store.remove(a.id)).toBe(true);
    await store.save({ ...a, title: "late" });
    expect(await store.list()).toEqual([]);
    expect(await store.remove(a.id)).toBe(false);
  });
}
