import fc from "fast-check";
import snowball from "snowball-stemmers";
import { expect, test } from "vitest";
import { mayChange, stemOf } from "../../../src/search/text/stem.ts";

const published = snowball.newStemmer("english");

const pieces =
  "a e i o u y b c d g l m n s t w x z ll yy ate at bl iz able ize ing ingly ed edly eed eedly ies ied ss us sses " +
  "ly ness ful ative ational tional ization izer alism ousness iveness biliti ogi li ement ment ent ion " +
  "gener commun arsen inning succeed sky news early dying";

test("a word has the stem of the published English stemmer", () => {
  const word = fc.array(fc.constantFrom(...pieces.split(" ")), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(word, (parts) => {
      const text = parts.join("");
      fc.pre(text.length > 2);
      expect(stemOf(text)).toBe(published.stem(text));
      if (stemOf(text) !== text) expect(mayChange(text.charCodeAt(text.length - 1))).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test.each(["us", "2nm", "台積", "café", "US"])("%s cannot be an English word and stays as it is", (word) => {
  expect(stemOf(word)).toBe(word);
});
