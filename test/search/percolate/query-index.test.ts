import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isQuiet, parseQuietHours } from "../../../src/digest/follows/quiet-hours.ts";
import { createFuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import { compileQuery, matches, readArticle } from "../../../src/search/percolate/percolator.ts";
import { createQueryIndex } from "../../../src/search/percolate/query-index.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";

const now = Date.UTC(2026, 5, 1);
const index = createFuzzyIndex({ now: () => now });
const compile = (text: string) => compileQuery(parseQuery(text, { now, zone: "UTC" }), index);
const article = (title: string) => ({
  id: title,
  storyId: title,
  title,
  source: "Post",
  tags: [],
  language: "en",
  addedAt: now,
});

test("finds what holding the article against every query finds, whatever came and went", () => {
  const word = fc.constantFrom("tsmc", "chips", "ferry", "高雄", "subsidy", "island");
  const query = fc.oneof(
    fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" ")),
    fc.tuple(word, word).map(([a, b]) => `${a} OR ${b}`),
    word.map((one) => `-${one}`),
    fc.constantFrom("source:post", "-source:post", '"chips subsidy"', "雄", "the", "😀"),
  );
  const step = fc.oneof(
    fc.record({ set: fc.nat(6), query }),
    fc.record({ gone: fc.nat(6) }),
    fc.record({ title: fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" ")) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const index = createQueryIndex();
      const model = new Map<string, string>();
      for (const one of steps) {
        if ("set" in one) {
          index.set(String(one.set), compile(one.query));
          model.set(String(one.set), one.query);
        } else if ("gone" in one) {
          index.delete(String(one.gone));
          model.delete(String(one.gone));
        } else {
          const read = readArticle(article(one.title));
          const expected = [...model].filter(([, text]) => matches(compile(text), read)).map(([id]) => id);
          expect(index.match(article(one.title)).toSorted()).toEqual(expected.toSorted());
        }
      }
    }),
  );
});

describe("quiet hours", () => {
  test.each([
    ["22:00-07:00", { from: "22:00", to: "07:00" }],
    ["22-7", { from: "22:00", to: "07:00" }],
    ["9:30 to 10", { from: "09:30", to: "10:00" }],
    ["２２：００至７：００", { from: "22:00", to: "07:00" }],
    ["22:00", undefined],
    ["25:00-07:00", undefined],
    ["07:00-07:00", undefined],
    ["on monday", undefined],
  ])("%s", (text, hours) => expect(parseQuietHours(text)).toEqual(hours));

  test.each([
    ["22:00", "07:00", "2026-06-01T13:59Z", false],
    ["22:00", "07:00", "2026-06-01T14:00Z", true],
    ["22:00", "07:00", "2026-06-01T22:59Z", true],
    ["22:00", "07:00", "2026-06-01T23:00Z", false],
    ["12:00", "14:00", "2026-06-01T04:00Z", true],
    ["12:00", "14:00", "2026-06-01T06:00Z", false],
  ])("%s to %s in Taipei, at %s: %s", (from, to, moment, quiet) => {
    const time = Temporal.Instant.from(moment).epochMilliseconds;
    expect(isQuiet({ from, to }, "Asia/Taipei", time)).toBe(quiet);
  });
});
