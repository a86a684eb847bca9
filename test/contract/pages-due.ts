import { expect, test } from "vitest";
import type { PagesDue } from "../../src/ingest/feeds/pages/pages-due.ts";

/** What every store of pages to be fetched promises. `open` gives an empty one. */
export function pagesDueContract(open: () => Promise<PagesDue>): void {
  test("a page is due once, until it is done", async () => {
    const store = await open();
    const [one, other] = [
      { articleId: "a", feedId: "feed" },
      { articleId: "b", feedId: "feed" },
    ];
    await store.note([]);
    await store.note([one]);
    await store.note([one, other]);
    expect((await store.list()).toSorted((a, b) => (a.articleId < b.articleId ? -1 : 1))).toEqual([
      one,
      other,
    ]);
    await store.done("a");
    expect(await store.list()).toEqual([other]);
  });
}
