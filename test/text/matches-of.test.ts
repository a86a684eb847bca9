import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesOf } from "../../src/text/matches-of.ts";

const patterns = [/a+/g, /\b/gu, /(?<=b)/g, /(?:)/gu, /😀?/gu, /(a)(b)?/gi];

test.each(patterns)("%s finds what matchAll finds", (pattern) => {
  const text = fc
    .array(fc.constantFrom("a", "b", " ", "😀", "A"), { maxLength: 12 })
    .map((all) => all.join(""));
  fc.assert(
    fc.property(text, (said) => {
      expect([...matchesOf(said, pattern)]).toEqual([...said.matchAll(pattern)]);
    }),
  );
});

test("an expression may be used again between its matches, and by whoever stops early", () => {
  const letter = /[a-z]/g;
  const pairs = [];
  for (const { 0: one } of matchesOf("ab", letter))
    for (const { 0: other } of matchesOf("cd", letter)) pairs.push(one + other);
  expect(pairs).toEqual(["ac", "ad", "bc", "bd"]);
  for (const _ of matchesOf("ab", letter)) break;
  expect(letter.test("a")).toBe(true);
});
