import { expect, test } from "vitest";
import { Lexicon } from "../../../src/search/index/lexicon.ts";
import { FilterTermIds } from "../../../src/search/index/segment-builder.ts";

const textsOf = (lexicon: Lexicon, words: number[]): string[] => words.map((word) => lexicon.text(word));

test("a filter's value has the same terms each time, however many others came", () => {
  const lexicon = new Lexicon();
  const filters = new FilterTermIds(lexicon);
  const tags = Array.from({ length: 10_500 }, (_, i) => `Tag ${i}`);
  const first = tags.map((tag) => filters.of("tag", tag));
  expect(tags.map((tag) => filters.of("tag", tag)).join()).toBe(first.join());
  expect(textsOf(lexicon, first[7] as number[])).toEqual(["\u0000tag\u0000tag 7"]);
});

test("the same value of two fields has two terms, and a language also counts without its region", () => {
  const lexicon = new Lexicon();
  const filters = new FilterTermIds(lexicon);
  expect(filters.of("source", "World")).not.toEqual(filters.of("section", "World"));
  expect(textsOf(lexicon, filters.of("lang", "zh-TW"))).toEqual([
    "\u0000lang\u0000zh-tw",
    "\u0000lang\u0000zh",
  ]);
});
