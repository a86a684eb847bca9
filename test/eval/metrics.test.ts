import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measureQuality } from "../../src/eval/metrics.ts";

const judge = (ranking: string[], grades: Record<string, number>) =>
  measureQuality(new Map([["q", ranking]]), new Map([["q", new Map(Object.entries(grades))]]));

const log2 = Math.log2;
const ten = Array.from({ length: 10 }, (_, i) => `x${i}`);

describe("quality, computed by hand", () => {
  test.each([
    {
      name: "all found in order",
      ranking: ["a", "b"],
      grades: { a: 1, b: 1 },
      is: { ndcg10: 1, map: 1, mrr10: 1, recall100: 1, firstHit: 1 },
    },
    {
      name: "second and fourth of two",
      ranking: ["x", "a", "y", "b"],
      grades: { a: 1, b: 1 },
      is: {
        ndcg10: (1 / log2(3) + 1 / log2(5)) / (1 + 1 / log2(3)),
        map: (1 / 2 + 2 / 4) / 2,
        mrr10: 1 / 2,
        recall100: 1,
        firstHit: 0,
      },
    },
    {
      name: "gain is the grade itself, not two to its power",
      ranking: ["b", "a"],
      grades: { a: 3, b: 1 },
      is: { ndcg10: (1 + 3 / log2(3)) / (3 + 1 / log2(3)), map: 1, firstHit: 1 },
    },
    {
      name: "what was not found counts against",
      ranking: ["a"],
      grades: { a: 1, b: 1 },
      is: { map: 1 / 2, recall100: 1 / 2 },
    },
    {
      name: "a grade of 0 or below is not relevant",
      ranking: ["z", "n", "a"],
      grades: { a: 1, z: 0, n: -1 },
      is: { ndcg10: 1 / log2(4), map: 1 / 3, firstHit: 0 },
    },
    {
      name: "the eleventh is too late for the first ten",
      ranking: [...ten, "a"],
      grades: { a: 1 },
      is: { ndcg10: 0, mrr10: 0, map: 1 / 11, recall100: 1 },
    },
    {
      name: "nothing found",
      ranking: [],
      grades: { a: 1 },
      is: { queries: 1, ndcg10: 0, map: 0, mrr10: 0, recall100: 0, firstHit: 0 },
    },
  ])("$name", ({ ranking, grades, is }) => {
    const quality = judge(ranking, grades as unknown as Record<string, number>);
    for (const [metric, value] of Object.entries(is)) {
      expect(quality[metric as keyof typeof quality], metric).toBeCloseTo(value, 12);
    }
  });

  test("is the mean over queries that have an answer", () => {
    const rankings = new Map([
      ["found", ["a"]],
      ["missed", ["x"]],
      ["none", ["a"]],
      ["unjudged", ["a"]],
    ]);
    const judgements = new Map([
      ["found", new Map([["a", 1]])],
      ["missed", new Map([["a", 1]])],
      ["none", new Map([["a", 0]])],
      ["not asked", new Map([["a", 1]])],
    ]);
    expect(measureQuality(rankings, judgements)).toMatchObject({ queries: 2, ndcg10: 0.5, firstHit: 0.5 });
  });

  test("no judged query is no quality, not NaN", () => {
    expect(measureQuality(new Map(), new Map())).toMatchObject({ queries: 0, ndcg10: 0, map: 0 });
  });

  test("lies between 0 and 1, and the best order is 1", () => {
    const graded = fc.dictionary(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 4 }), {
      minKeys: 1,
      maxKeys: 30,
    });
    fc.assert(
      fc.property(graded, fc.uniqueArray(fc.string({ minLength: 1 })), (grades, ranking) => {
        for (const value of Object.values(judge(ranking, grades)).slice(1)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
        const best = Object.keys(grades).sort((a, b) => (grades[b] ?? 0) - (grades[a] ?? 0));
        for (const value of Object.values(judge(best, grades)).slice(1)) expect(value).toBeCloseTo(1, 12);
      }),
    );
  });
});
