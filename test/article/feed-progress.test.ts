import fc from "fast-check";
import { expect, test } from "vitest";
import { type FeedProgress, nextPortion, unread } from "../../src/article/feed-progress.ts";
import type { Change, FeedStretch } from "../../src/article/store.ts";

/** A change feed of removals, numbered from 1. */
function openFeed() {
  let last = 0;
  const latest = async ({ after, upto }: FeedStretch, limit: number) => {
    const end = Math.min(upto, last);
    const start = Math.max(after, end - limit);
    const changes = Array.from({ length: end - start }, (_, i): Change => {
      return { seq: start + 1 + i, kind: "remove", id: "a" };
    });
    return end > after ? { changes, after: start, upto: end } : undefined;
  };
  return {
    latest,
    get last() {
      return last;
    },
    grow(by: number) {
      last += by;
    },
  };
}

const steps = fc.array(fc.record({ grow: fc.nat(40), size: fc.integer({ min: 1, max: 9 }) }), {
  maxLength: 80,
});

test("while the feed grows the newest lines come first, and in the end none was left out", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const feed = openFeed();
      const read = new Set<number>();
      let progress: FeedProgress = unread;
      for (const { grow, size } of taken) {
        feed.grow(grow);
        const portion = await nextPortion(feed, progress, { size });
        if (grow > 0) expect(portion?.changes.at(-1)?.seq).toBe(feed.last);
        expect(portion?.changes.length ?? 0).toBeLessThanOrEqual(size);
        for (const { seq } of portion?.changes ?? []) read.add(seq);
        progress = portion?.progress ?? progress;
        expect(progress.gaps.length).toBeLessThanOrEqual(16);
      }
      for (let portion = await nextPortion(feed, progress, { size: 7 }); portion; ) {
        for (const { seq } of portion.changes) read.add(seq);
        portion = await nextPortion(feed, portion.progress, { size: 7 });
      }
      expect(read.size).toBe(feed.last);
    }),
  );
});

test("what is new can be read alone, and the rest stays for later", async () => {
  const feed = openFeed();
  feed.grow(20);
  const first = await nextPortion(feed, unread, { size: 5, onlyNew: true });
  expect(first?.progress).toEqual({ cursor: 20, gaps: [{ after: 0, upto: 15 }] });
  expect(await nextPortion(feed, first?.progress ?? unread, { size: 5, onlyNew: true })).toBeUndefined();
  expect((await nextPortion(feed, first?.progress ?? unread, { size: 5 }))?.changes[0]?.seq).toBe(11);
});
