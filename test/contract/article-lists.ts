import { expect, test } from "vitest";
import type { ArticleStore, Change } from "../../src/article/store.ts";
import { draft } from "./drafts.ts";

const titles = (articles: { title: string }[]) => articles.map((article) => article.title);

/** What every article store promises of its lists: of changes, of the articles of a time, of sources. */
export function articleListsContract(open: () => Promise<ArticleStore>): void {
  test("returns changes in order, in pages, with the newest content", async () => {
    const store = await open();
    const { added } = await store.add([draft("A"), draft("B"), draft("C")], 1);
    await store.add([draft("A", { body: "new" })], 2);
    await store.remove([added[1]?.id ?? ""], 3);
    const all = await store.changes(0, 100);
    expect(all.map((change) => [change.kind, change.id])).toEqual([
      ["add", added[0]?.id],
      ["add", added[2]?.id],
      ["update", added[0]?.id],
      ["remove", added[1]?.id],
    ]);
    expect(all[0]).toMatchObject({ article: { body: "new" } });
    const paged: Change[] = [];
    for (
      let page = await store.changes(0, 1);
      page.length;
      page = await store.changes(page[0]?.seq ?? 0, 1)
    ) {
      paged.push(...page);
    }
    expect(paged).toEqual(all);
    expect(await store.changes(0, 0)).toEqual([]);
  });

  test("returns the last changes of a stretch, with the stretch they are, also where articles are gone", async () => {
    const store = await open();
    expect(await store.latest({ after: 0, upto: 10 }, 5)).toBeUndefined();
    const { added } = await store.add([draft("A"), draft("B"), draft("C"), draft("D")], 1);
    await store.remove([added[1]?.id ?? ""], 3);
    const all = await store.changes(0, 100);
    const [a, c, d, gone] = all;
    // A database that was used before goes on counting.
    const base = (a?.seq ?? 0) - 1;
    const stretch = (after: number, upto: number) => ({ after: base + after, upto: base + upto });
    expect(await store.latest(stretch(0, 99), 2)).toEqual({ changes: [d, gone], ...stretch(3, 5) });
    expect(await store.latest(stretch(0, 3), 2)).toEqual({ changes: [c], ...stretch(1, 3) });
    expect(await store.latest(stretch(0, 3), 9)).toEqual({ changes: [a, c], ...stretch(0, 3) });
    expect(await store.latest(stretch(5, 99), 9)).toBeUndefined();
  });

  test("lists articles from feeds alone that are dated before a moment, oldest first", async () => {
    const store = await open();
    const from = (key: string, publishedAt?: number) =>
      draft(`${key} ${publishedAt}`, {
        keys: key.split(" ").map((one) => `${one}:${publishedAt}`),
        publishedAt,
      });
    const drafts = [from("feed", 20), from("feed", 10), from("feed"), from("path", 10), from("feed path", 5)];
    const { added } = await store.add([...drafts, from("feed", 30)], 1);
    const ids = (...titles: string[]) =>
      titles.map((title) => added.find((article) => article.title === title)?.id);
    expect(await store.fromFeedsBefore(30, 9)).toEqual(ids("feed 10", "feed 20"));
    expect(await store.fromFeedsBefore(30, 1)).toEqual(ids("feed 10"));
  });

  test("lists articles between two moments, newest first, an undated one by the time it was added", async () => {
    const store = await open();
    const dated = [10, 30, 20, 40].map((publishedAt) => draft(`at ${publishedAt}`, { publishedAt }));
    await store.add([...dated, draft("undated")], 25);
    expect(titles(await store.between(10, 40))).toEqual(["at 30", "undated", "at 20", "at 10"]);
    expect(titles(await store.between(41, 99))).toEqual([]);
  });

  test("an undated article keeps the time it was added when it is revised", async () => {
    const store = await open();
    await store.add([draft("A")], 5);
    await store.add([draft("A", { body: "corrected" })], 500);
    expect(titles(await store.between(5, 6))).toEqual(["A"]);
  });

  test("counts the articles of each source, most first", async () => {
    const store = await open();
    await store.add(
      [draft("A", { source: "Post", publishedAt: 9 }), draft("B"), draft("C", { publishedAt: 7 })],
      5,
    );
    expect(await store.sources()).toEqual([
      { source: "The Daily", articles: 2, newest: 7 },
      { source: "Post", articles: 1, newest: 9 },
    ]);
  });
}
