import fc from "fast-check";
import { expect, test } from "vitest";
import { TimeSlice } from "../../../src/async/yield.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import { compileQuery, matches, readArticle } from "../../../src/search/percolate/percolator.ts";
import { createQueryIndex } from "../../../src/search/percolate/query-index.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";

const now = Date.UTC(2026, 5, 1);
const index = new FuzzyIndex({ now: () => now });
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

test("finds the same queries as trying each one, after any additions and removals", async () => {
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
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const index = createQueryIndex();
      const model = new Map<string, string>();
      for (const one of steps) {
        if ("set" in one) {
          index.set(String(one.set), await compile(one.query));
          model.set(String(one.set), one.query);
        } else if ("gone" in one) {
          index.delete(String(one.gone));
          model.delete(String(one.gone));
        } else {
          const read = readArticle(article(one.title));
          const compiled = await Promise.all(
            [...model].map(async ([id, text]) => ({ id, plan: await compile(text) })),
          );
          const expected = compiled.filter(({ plan }) => matches(plan, read)).map(({ id }) => id);
          expect((await index.match(article(one.title), new TimeSlice())).toSorted()).toEqual(
            expected.toSorted(),
          );
        }
      }
    }),
  );
});
