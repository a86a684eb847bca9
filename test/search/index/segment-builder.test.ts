import { expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { TimeSlice } from "../../../src/async/yield.ts";
import { SegmentBuilder } from "../../../src/search/index/segment-builder.ts";
import { article } from "../stories.ts";
import { contentOf, createTables, segmentOf } from "./segments.ts";

/** The terms of the filters of each article, indexed together. */
async function filterTermsOf(...articles: Article[]): Promise<string[][]> {
  const tables = createTables();
  const builder = new SegmentBuilder(tables.lexicon, tables.ids);
  for (const one of articles) for (const _ of builder.add(one, 1));
  const { documents } = contentOf(await builder.finish(new TimeSlice()), tables);
  return documents.map(({ words }) => words.filter((word) => word.startsWith("\u0000")));
}

test("a filter's value has the same terms in each article, even after thousands of other values", async () => {
  const tags = Array.from({ length: 10_500 }, (_, i) => `Tag ${i}`);
  const [first, second] = await filterTermsOf(article("1", { tags }), article("2", { tags }));
  expect(second?.join()).toBe(first?.join());
  expect(first).toContain("\u0000tag\u0000tag 7");
});

test("the same value of two fields has two terms, and a language also counts without its region", async () => {
  const [terms] = await filterTermsOf(article("1", { source: "World", section: "World", language: "zh-TW" }));
  expect(terms).toEqual([
    "\u0000source\u0000world",
    "\u0000section\u0000world",
    "\u0000lang\u0000zh-tw",
    "\u0000lang\u0000zh",
  ]);
});

test("words stay what they are while an index learns thousands of others", async () => {
  const tables = createTables();
  const titles = Array.from(
    { length: 4_000 },
    (_, n) => `isle ${n.toString(36).replaceAll(/\d/g, "q")}x ferry`,
  );
  const { documents } = contentOf(await segmentOf(Object.fromEntries(titles.entries()), tables), tables);
  expect(documents.map(({ words }) => words.slice(0, 3).join(" "))).toEqual(titles);
});
