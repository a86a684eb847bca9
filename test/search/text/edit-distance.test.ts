import fc from "fast-check";
import { expect, test } from "vitest";
import { DistancesFrom, editDistance } from "../../../src/search/text/edit-distance.ts";

const units = (word: string): number[] => Array.from(word, (_, i) => word.charCodeAt(i));
const distance = (a: string, b: string): number => editDistance(units(a), units(b), 3);

/** The definition, without a table: slow and obviously correct. */
function naive(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const edits = [
    naive(a.slice(1), b) + 1,
    naive(a, b.slice(1)) + 1,
    naive(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  ];
  if (a.length > 1 && a[0] === b[1] && a[1] === b[0]) edits.push(naive(a.slice(2), b.slice(2)) + 1);
  return Math.min(...edits);
}

const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });

test("the distance is the minimal number of edits", () => {
  fc.assert(
    fc.property(letters, letters, (a, b) => {
      expect(distance(a, b)).toBe(Math.min(4, naive(a, b)));
    }),
  );
});

test("the distances from one word to many are the same, also in other scripts and of long words", () => {
  const piece = fc.constantFrom("a", "b", "c", "台", "積", "abcabcabcabcabcabc");
  const word = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join("").slice(0, 64));
  fc.assert(
    fc.property(word, fc.array(word), fc.constantFrom(1, 2), (from, others, limit) => {
      const distances = new DistancesFrom(units(from));
      for (const other of others)
        expect(distances.to(units(other), limit)).toBe(editDistance(units(from), units(other), limit));
    }),
  );
});

test.each([
  ["tscm", "tsmc", 1, "a swap"],
  ["icron", "micron", 1, "a first letter lost"],
  ["semiconducter", "semiconductor", 1, "a wrong letter"],
  ["kaohsiung", "taoyuan", 4, "another word"],
])("%s %s: %i, %s", (a, b, edits) => {
  expect(distance(a, b)).toBe(edits);
});
