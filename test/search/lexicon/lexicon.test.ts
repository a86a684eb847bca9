import fc from "fast-check";
import { expect, test } from "vitest";
import { stopWords } from "../../../src/search/analyze/stop-words.ts";
import { termOf } from "../../../src/search/analyze/terms.ts";
import { Lexicon } from "../../../src/search/lexicon/lexicon.ts";
import { editDistance, unitsOf } from "../../../src/search/segment/typos.ts";

const word = fc.string({ unit: fc.constantFrom(..."abcdeZz1é台"), minLength: 1, maxLength: 9 });
const textsOf = (lexicon: Lexicon, words: number[]): string[] =>
  words.map((each) => lexicon.text(each)).sort();

/** Only what was learnt: the stop words are there from the start. */
const learnt = (words: string[]): string[] => words.filter((each) => !stopWords.has(each));

/** The same lexicon, saved and opened again or not. */
const either = (lexicon: Lexicon, again: boolean): Lexicon => (again ? new Lexicon(lexicon.save()) : lexicon);

test("no word within the edits is missed, and none beyond is found", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { maxLength: 40 }),
      word,
      fc.constantFrom(1, 2),
      fc.boolean(),
      (words, typed, limit, again) => {
        const lexicon = new Lexicon();
        for (const each of words) lexicon.learn(each);
        const expected = words.filter(
          (other) => other !== typed && editDistance(unitsOf(typed), unitsOf(other), limit) <= limit,
        );
        const near = either(lexicon, again)
          .near(typed, limit)
          .map((found) => found.word);
        expect(learnt(textsOf(lexicon, near))).toEqual(learnt(expected).sort());
      },
    ),
  );
});

test("a word keeps its number and its term, however many come after it", () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 3_000 }), fc.boolean(), (words, again) => {
      const before = new Lexicon();
      const numbers = words.map((each) => before.learn(each));
      const lexicon = either(before, again);
      for (const [i, each] of words.entries()) {
        expect(lexicon.find(each)).toBe(numbers[i]);
        expect(lexicon.text(lexicon.term(numbers[i] as number))).toBe(termOf(each));
      }
    }),
    { numRuns: 30 },
  );
});

test("words that begin alike are found, terms that are no words are not", () => {
  const lexicon = new Lexicon();
  for (const each of ["manufacturing", "manuscript", "manual", "2nm"]) lexicon.learn(each);
  expect(lexicon.find("manufactur")).toBeGreaterThan(0);
  expect(textsOf(lexicon, lexicon.withPrefix("manu"))).toEqual(["manual", "manufacturing", "manuscript"]);
});

test("what was saved with other stop words is refused", () => {
  const lexicon = new Lexicon().save();
  lexicon.units[0] = "q".charCodeAt(0);
  expect(() => new Lexicon(lexicon)).toThrow("other stop words");
});
