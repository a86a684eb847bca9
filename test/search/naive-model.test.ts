import fc from "fast-check";
import { expect, test } from "vitest";
import { createFuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { parseQuery } from "../../src/search/query.ts";
import { article, now } from "./stories.ts";

// Far from one another, so that none is a misspelling of another, and each its own stem.
const words = ["harbour", "volcano", "tariff", "glacier", "penguin", "台積"];

type Story = { title: string[]; body: string[] };

const story = fc.record({
  title: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }),
  body: fc.array(fc.constantFrom(...words), { maxLength: 8 }),
});

const times = (list: string[], word: string): number => list.filter((one) => one === word).length;

/** A character pair is read as the pair and its second character again. */
const lengthOf = (list: string[]): number => list.length + times(list, "台積");

const stands = (list: string[], first: string, second: string): boolean =>
  list.some((word, i) => word === first && list[i + 1] === second);

/** BM25F and the adjacency of the question's words, by a plain scan over all that is there. */
function naiveScores(stories: Map<string, Story>, query: string[]): Map<string, number> {
  const length = ({ title, body }: Story) => 4 * lengthOf(title) + lengthOf(body);
  const all = [...stories];
  const average = all.reduce((sum, [, one]) => sum + length(one), 0) / all.length;
  const worth = query.map((word) => {
    const having = all.filter(([, { title, body }]) => title.includes(word) || body.includes(word)).length;
    return Math.log(1 + (all.length - having + 0.5) / (having + 0.5));
  });
  const scores = all.map(([id, one]): [string, number] => {
    const gains = query.map((word, i) => {
      const count = 4 * times(one.title, word) + times(one.body, word);
      return ((worth[i] as number) * count) / (count + 1.2 * (0.25 + (0.75 * length(one)) / average));
    });
    const adjacent = query.map((word, i) => {
      const next = query[i + 1];
      const beside = next && (stands(one.title, word, next) || stands(one.body, word, next));
      return beside ? (0.1 / 0.85) * ((worth[i] as number) + (worth[i + 1] as number)) : 0;
    });
    const sum = (list: number[]) => list.reduce((total, each) => total + each, 0);
    // All are a day old: a tenth, halved every thirty days.
    return [id, sum(gains) * (1 + 0.1 * 0.5 ** (1 / 30)) + sum(adjacent)];
  });
  return new Map(scores);
}

test("the index scores as a plain scan does, whatever came and went, merged or not", async () => {
  const change = fc.record({ id: fc.nat(30), story: fc.option(story, { freq: 4 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 120 }),
      fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 20 }),
      async (changes, query, batch) => {
        const index = createFuzzyIndex({ now: () => now });
        const there = new Map<string, Story>();
        const feed = changes.map(({ id: number, story: one }, i) => {
          const id = `s${number}`;
          if (!one) {
            there.delete(id);
            return { seq: i + 1, kind: "remove" as const, id };
          }
          there.set(id, one);
          const fields = { title: one.title.join(" "), body: one.body.join(" ") };
          return { seq: i + 1, kind: "add" as const, id, article: article(id, fields) };
        });
        for (let at = 0; at < feed.length; at += batch) await index.apply(feed.slice(at, at + batch));
        const asked = parseQuery(query.join(" "), { now, zone: "UTC" });
        const { hits } = await index.search(asked, { limit: 50 });
        const expected = naiveScores(there, query);
        expect(index.size).toBe(there.size);
        for (const [i, hit] of hits.entries()) {
          expect(hit.score).toBeCloseTo(expected.get(hit.article.id) as number, 4);
          expect(hit.score).toBeLessThanOrEqual((hits[i - 1] ?? hit).score);
        }
        const found = new Set(hits.map((hit) => hit.article.id));
        for (const [id, { title, body }] of there) {
          if (query.every((word) => title.includes(word) || body.includes(word))) expect(found).toContain(id);
        }
      },
    ),
    { numRuns: 150 },
  );
});
