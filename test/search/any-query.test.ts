import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { FuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import type { SearchIndex } from "../../src/search/search-index.ts";
import { cases, newIndex } from "./new-index.ts";
import { additions, article, now, stories } from "./stories.ts";

async function indexOf(...articles: Parameters<typeof additions>[0]): Promise<SearchIndex> {
  const index = await newIndex();
  await index.apply(additions(articles));
  return index;
}

const ask = (index: SearchIndex, text: string) =>
  index.search(parseQuery(text, { now, zone: "Asia/Taipei" }), { limit: 10 });

let index: SearchIndex;
beforeAll(async () => {
  index = await indexOf(...stories);
});

describe("no query does harm", () => {
  test.each([
    ["prose", "Beijing offers something at the summit of next week. ".repeat(75)],
    ["characters", "甲·乙·".repeat(1_000)],
    ["numbers", "17 people and 5 percent ".repeat(160)],
    ["dates", "2024-05-06 ".repeat(360)],
  ])("a pasted text of %s is looked up word by word once, up to a number of words", async (_, text) => {
    const embedded = new FuzzyIndex({ now: () => now });
    await embedded.apply(additions(stories));
    const names = vi.spyOn(embedded.aliases, "longestAt");
    const { terms } = await embedded.plan(parseQuery(text, { now, zone: "UTC" }), { guess: true });
    expect(terms.length).toBeLessThanOrEqual(128);
    expect(names.mock.calls.length).toBeLessThanOrEqual(400);
    names.mockRestore();
  });

  test.each([
    ["a megabyte without a space", "x".repeat(1_000_000)],
    ["a megabyte of words", "news ".repeat(200_000)],
    ["a megabyte of Chinese", "台".repeat(1_000_000)],
    ["half a character", "\ud83d \udc00 台\ud840"],
    ["right to left", "שלום \u202e مرحبا"],
    ["a pile of accents", `e${"\u0301".repeat(10_000)}`],
    ["only signs", '" - -- : OR OR -"" title: source: ()'],
  ])("%s", async (_, text) => {
    const index = await indexOf(...stories, article("odd", { title: text.slice(0, 300), body: text }));
    const page = await ask(index, text);
    for (const { title, passage } of page.hits) {
      for (const { text: shown, marks } of [title, passage]) {
        expect(marks.every(([start, end]) => start >= 0 && start < end && end <= shown.length)).toBe(true);
      }
    }
  });

  test("any text at all", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        await expect(ask(index, text)).resolves.toBeDefined();
        await expect(index.suggest(text, 5)).resolves.toBeDefined();
      }),
      { numRuns: cases(100) },
    );
  });
});
