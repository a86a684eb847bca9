import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { damage, damageableWords, misspell } from "../../src/eval/inject-typos.ts";
import { createRandom } from "../../src/eval/random.ts";

/** Edits between two words, with a swap of neighbours as one: the plain table. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      (table[i] as number[])[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom(..."abcdeé"), minLength: 4, maxLength: 12 });

describe("a typo", () => {
  test("is exactly one edit away", () => {
    fc.assert(
      fc.property(word, fc.string(), (word, seed) => {
        expect(distance(word, misspell(word, createRandom(seed)))).toBe(1);
      }),
    );
  });

  test("is one of four kinds, each about as frequent, also in the first letter", () => {
    const random = createRandom("slips");
    const all = Array.from({ length: 4000 }, () => misspell("kaohsiung", random));
    const longer = all.filter((typo) => typo.length === 10).length;
    const shorter = all.filter((typo) => typo.length === 8).length;
    const swapped = all.filter((typo) => [...typo].sort().join() === [..."kaohsiung"].sort().join()).length;
    for (const count of [longer, shorter, swapped, 4000 - longer - shorter - swapped]) {
      expect(count).toBeGreaterThan(850);
      expect(count).toBeLessThan(1150);
    }
    expect(all.filter((typo) => typo[0] !== "k").length).toBeGreaterThan(300);
  });
});

describe("damage", () => {
  test("affects the requested number of words, only long enough ones", () => {
    const sentence = fc.array(fc.oneof(word, fc.constantFrom("the", "2nm", "台積電", "OR")), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(sentence, fc.nat({ max: 5 }), fc.string(), (words, count, seed) => {
        const damaged = damage(words.join(" "), count, createRandom(seed)).split(" ");
        const hit = words.filter((word, i) => word !== damaged[i]);
        const possible = words.filter((word) => /^[a-zé]{4,}$/.test(word)).length;
        expect(hit).toHaveLength(Math.min(count, possible));
        expect(hit.every((word) => word.length >= 4)).toBe(true);
      }),
    );
  });

  test("depends only on the seed", () => {
    const text = "advanced chip factories in southern Kaohsiung";
    const once = damage(text, 2, createRandom("7 q1"));
    expect(damage(text, 2, createRandom("7 q1"))).toBe(once);
    expect(damage(text, 2, createRandom("7 q2"))).not.toBe(once);
  });

  test("finds the words that it may touch at their positions", () => {
    expect(damageableWords("TSMC's 2nm fab, 台積電 café")).toEqual([
      { word: "TSMC", start: 0, end: 4 },
      { word: "café", start: 20, end: 24 },
    ]);
  });
});
