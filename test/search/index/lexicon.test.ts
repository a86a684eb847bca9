import fc from "fast-check";
import { expect, test } from "vitest";
import { TimeSlice } from "../../../src/async/yield.ts";
import { Lexicon } from "../../../src/search/index/lexicon.ts";
import { editDistance, unitsOf } from "../../../src/search/text/edit-distance.ts";
import { stopWords } from "../../../src/search/text/stop-words.ts";
import { termOf } from "../../../src/search/text/terms.ts";

const word = fc.string({ unit: fc.constantFrom(..."abcdeZz1é台"), minLength: 1, maxLength: 9 });
const textsOf = (lexicon: Lexicon, words: number[]): string[] =>
  words.map((each) => lexicon.text(each)).sort();

/** The words learnt, without the stop words that are there from the start. */
const learnt = (words: string[]): string[] => words.filter((each) => !stopWords.has(each));

/** The same lexicon, saved and opened again or not. */
const either = async (lexicon: Lexicon, again: boolean): Promise<Lexicon> =>
  again ? Lexicon.restore(lexicon.save(), new TimeSlice()) : lexicon;

test("exactly the words within the number of edits are found", async () => {
  await fc.assert(
    fc.asyncProperty(
      // More than are left unsorted.
      fc.oneof(
        fc.uniqueArray(word, { maxLength: 40 }),
        fc.uniqueArray(word, { minLength: 400, maxLength: 900, size: "max" }),
      ),
      word,
      fc.constantFrom(1, 2),
      fc.boolean(),
      async (words, typed, limit, again) => {
        const lexicon = new Lexicon();
        for (const each of words) lexicon.learn(each);
        const expected = words.filter(
          (other) => other !== typed && editDistance(unitsOf(typed), unitsOf(other), limit) <= limit,
        );
        const near = (await either(lexicon, again)).near(typed, limit);
        const found = near.map((one) => one.word);
        expect(learnt(textsOf(lexicon, found))).toEqual(learnt(expected).sort());
      },
    ),
  );
});

test("a word keeps its number and its term, however many are learnt after it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 3_000 }), fc.boolean(), async (words, again) => {
      const before = new Lexicon();
      const numbers = words.map((each) => before.learn(each));
      const lexicon = await either(before, again);
      for (const [i, each] of words.entries()) {
        expect(lexicon.find(each)).toBe(numbers[i]);
        expect(lexicon.text(lexicon.term(numbers[i] as number))).toBe(termOf(each));
      }
    }),
    { numRuns: 30 },
  );
});

test("words are found by a prefix, and terms that are not words are not", () => {
  const lexicon = new Lexicon();
  for (const each of ["manufacturing", "manuscript", "manual", "2nm"]) lexicon.learn(each);
  expect(lexicon.find("manufactur")).toBeGreaterThan(0);
  expect(textsOf(lexicon, lexicon.withPrefix("manu"))).toEqual(["manual", "manufacturing", "manuscript"]);
});

test("a lexicon saved with other stop words is refused", async () => {
  const lexicon = new Lexicon().save();
  lexicon.units[0] = "q".charCodeAt(0);
  await expect(Lexicon.restore(lexicon, new TimeSlice())).rejects.toThrow("other stop words");
});
