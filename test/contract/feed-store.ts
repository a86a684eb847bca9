import { expect, test } from "vitest";
import type { FeedStore } from "../../src/ingest/feeds/types.ts";

const feed = (path: string, more = {}) => ({
  url: `https://news.example/${path}`,
  configured: false,
  fullText: true,
  ...more,
});

/** What every feed store promises. `open` gives an empty one. */
export function feedStoreContract(open: () => Promise<FeedStore>): void {
  test("a feed is added once, and is due at once", async () => {
    const store = await open();
    const { feed: added, isNew } = await store.add(feed("a"), 1_000);
    expect(isNew).toBe(true);
    expect(await store.add(feed("a"), 2_000)).toMatchObject({ isNew: false, feed: { id: added.id } });
    expect(await store.due(999)).toEqual([]);
    expect(await store.due(1_000)).toEqual([added]);
    expect(await store.list()).toEqual([added]);
  });

  test("what a check found is kept as it is", async () => {
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
    };
    await store.save({ ...added, ...state });
    expect(await store.list()).toEqual([{ ...added, ...state }]);
    expect(await store.due(4_999)).toEqual([]);
  });

  test("the longest waiting feed is due first", async () => {
    const store = await open();
    const [a, b] = [await store.add(feed("a"), 0), await store.add(feed("b"), 0)];
    await store.save({ ...a.feed, nextCheck: 20 });
    await store.save({ ...b.feed, nextCheck: 10 });
    expect((await store.due(30)).map(({ id }) => id)).toEqual([b.feed.id, a.feed.id]);
  });

  test("a feed that has moved is known by both its addresses", async () => {
    const store = await open();
    const { feed: added } = await store.add(feed("old"), 0);
    await store.save({ ...added, url: "https://news.example/new" });
    for (const path of ["old", "new"]) {
      expect(await store.add(feed(path), 0)).toMatchObject({ isNew: false, feed: { id: added.id } });
    }
  });

  test("one that moves to where another is stays where it was", async () => {
    const store = await open();
    const { feed: a } = await store.add(feed("a"), 0);
    const { feed: b } = await store.add(feed("b"), 1);
    await store.save({ ...b, url: a.url, title: "B" });
    expect((await store.list()).map(({ url, title }) => [url, title])).toEqual([
      [a.url, undefined],
      [b.url, "B"],
    ]);
  });

  test("one that is gone is not due, stands last, and comes back when it is added again", async () => {
    const store = await open();
    const { feed: a } = await store.add(feed("a"), 0);
    const { feed: b } = await store.add(feed("b"), 1);
    await store.save({ ...a, goneAt: 5, error: "gone" });
    expect((await store.due(100)).map(({ id }) => id)).toEqual([b.id]);
    expect((await store.list()).map(({ id }) => id)).toEqual([b.id, a.id]);
    expect(await store.add(feed("a"), 50)).toMatchObject({ isNew: true });
    const [back] = (await store.due(100)).filter(({ id }) => id === a.id);
    expect(back?.goneAt).toBeUndefined();
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
