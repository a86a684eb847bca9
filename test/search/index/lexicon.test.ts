import fc from "fast-check";
import { expect, test } from "vitest";
import { TimeSlice } from "../../../src/async/yield.ts";
import { Lexicon } from "../../../src/search/index/lexicon.ts";
import { BufferSections } from "../../../src/search/structures/buffer-sections.ts";
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
  again ? Lexicon.restore(new BufferSections(await lexicon.save(new TimeSlice()))) : lexicon;

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

test("a lexicon that was saved finds the same words, also those that are learnt after it was opened again", async () => {
  const words = fc.array(word, { maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(words, words, word, async (first, then, typed) => {
      const before = new Lexicon();
      for (const each of first) before.learn(each);
      const after = await either(before, true);
      for (const each of then) expect(after.learn(each)).toBe(before.learn(each));
      expect(after.hasHan).toBe(before.hasHan);
      expect(after.near(typed, 2)).toEqual(before.near(typed, 2));
      for (const length of [1, 2, 3, 4]) {
        const prefix = typed.slice(0, length);
        expect(after.withPrefix(prefix)).toEqual(before.withPrefix(prefix));
      }
      for (let term = 0; term < before.size; term++)
        expect(after.wordsOf(term)).toEqual(before.wordsOf(term));
    }),
    { numRuns: 50 },
  );
});

test("a lexicon saved with other stop words is refused", async () => {
  const saved = await new Lexicon().save(new TimeSlice());
  new Uint16Array(saved[1] as ArrayBuffer)[0] = "q".charCodeAt(0);
  expect(() => Lexicon.restore(new BufferSections(saved))).toThrow("other stop words");
});

test("a lexicon of which a table is missing or cut off is refused", async () => {
  const saved = await new Lexicon().save(new TimeSlice());
  const restored = (sections: ArrayBuffer[]) => () => Lexicon.restore(new BufferSections(sections));
  expect(restored(saved)).not.toThrow();
  expect(restored(saved.slice(0, -1))).toThrow(RangeError);
  const [starts, terms, documents, signatures, prefixes] = [0, 3, 4, 9, 12];
  for (const cut of [starts, terms, documents, signatures, prefixes])
    expect(restored(saved.map((one, at) => (at === cut ? one.slice(0, -4) : one)))).toThrow(RangeError);
});
