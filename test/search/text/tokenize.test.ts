import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unpack } from "../../../src/search/structures/plain-words.ts";
import { fold } from "../../../src/search/text/fold.ts";
import { nameTerms, termOf } from "../../../src/search/text/terms.ts";
import { tokenize, WordReader } from "../../../src/search/text/tokenize.ts";

test("a plain word is two numbers, from which it can be read again", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."abyzABZ0189"), minLength: 1, maxLength: 14 });
  fc.assert(
    fc.property(letters, (word) => {
      const reader = new WordReader(`so ${word} it is`);
      reader.next();
      reader.next();
      const units = new Uint16Array(16);
      const length = unpack(reader.firstSix, reader.nextSix, units);
      expect(String.fromCharCode(...units.subarray(0, length))).toBe(
        word.length > 12 || reader.firstSix === 0 ? "" : reader.surface,
      );
      if (word.length <= 12 && /^[a-z]+$/.test(word)) expect(reader.firstSix).not.toBe(0);
    }),
  );
});

const surfaces = (text: string): string[] => tokenize(text).map(({ surface }) => surface);

describe("the words of a text", () => {
  test.each([
    ["Micron's banks' o’clock don't", ["micron", "banks", "oclock", "dont"], "possessives and apostrophes"],
    ["C.C. Wei of the U.S. firm", ["cc", "wei", "of", "the", "US", "firm"], "initials"],
    ["AT&T and R&D", ["att", "and", "rd"], "a sign inside a name"],
    [
      "NT$4.7 billion, 1,000 or 2,50",
      ["nt$", "4.7", "billion", "1000", "or", "2", "50"],
      "numbers and money",
    ],
    ["2-nanometer 2nm COVID-19", ["2", "nanometer", "2nm", "covid", "19"], "hyphens part, units stay"],
    ["Café ﬁle Straße ＡＢＣ ①", ["cafe", "file", "strasse", "abc", "1"], "accents, ligatures, widths"],
    ["cafe\u0301", ["cafe"], "an accent apart"],
    ["台積電TSMC晶片", ["台积", "积电", "电", "tsmc", "晶片", "片"], "scripts part, characters pair"],
    ["臺灣 台湾", ["台湾", "湾", "台湾", "湾"], "both scripts and the formal character"],
    ["トヨタ とよた 삼성", ["とよ", "よた", "た", "とよ", "よた", "た", "삼성", "성"], "kana and hangul"],
    ["逹成 達成", ["达成", "成", "达成", "成"], "a variant character"],
    ["It hurts us, the US said", ["it", "hurts", "us", "the", "US", "said"], "a country in capitals"],
    ["IT HURTS US", ["it", "hurts", "us"], "capitals that mean nothing"],
    ["😀 … — ()", [], "no words at all"],
  ])("%s -> %j: %s", (text, expected) => {
    expect(surfaces(text)).toEqual(expected);
  });

  test("are at their positions, in order, in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        let last = 0;
        for (const { surface, start, end } of tokenize(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(surface.length).toBeGreaterThan(0);
          last = start;
        }
      }),
    );
  });

  test("folding twice changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

test.each([
  ["manufacturing", "manufacturer"],
  ["subsidies", "subsidy"],
])("%s and %s are one term", (a, b) => {
  expect(termOf(a)).toBe(termOf(b));
});

test("a company is named without its legal form", () => {
  expect(nameTerms("Micron Technology Inc")).toEqual(nameTerms("micron technology"));
  expect(nameTerms("Corporation")).toHaveLength(1);
});
