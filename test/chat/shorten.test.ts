import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { graphemesOf, shorten } from "../../src/chat/shorten.ts";

const family = "👩‍👩‍👧‍👦";
const text = fc.string({ unit: "grapheme", maxLength: 300 });

describe("shortening", () => {
  test.each([
    ["short", 5, "short"],
    ["between words", 11, "between…"],
    ["too long", 5, "too…"],
    [`ab${family}c`, 5, "ab…"],
    [family.repeat(3), 25, `${family.repeat(2)}…`],
    ["臺灣臺灣", 3, "臺灣…"],
    ["a👍🏽b", 3, "a…"],
  ])("%s in %i is %s", (whole, max, short) => expect(shorten(whole, max)).toBe(short));

  test("fits, keeps a beginning and splits no character", () =>
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 80 }), (whole, max) => {
        const short = shorten(whole, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short.isWellFormed()).toBe(true);
        if (short === whole) return;
        const kept = [...new Intl.Segmenter().segment(short.slice(0, -1))].map(({ segment }) => segment);
        expect(
          [...new Intl.Segmenter().segment(whole)].slice(0, kept.length).map(({ segment }) => segment),
        ).toEqual(kept);
      }),
    ));
});

test("the characters of a text are those of Unicode, whichever way they are found", () => {
  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
  const some = fc.constantFrom(
    "news",
    "“Ünïté” – 5 % … ",
    "臺積電，的。",
    "！",
    "é",
    "\u3099",
    family,
    "\u200d",
    "\r\n",
  );
  const any = fc.oneof(
    some,
    fc.string({ unit: "grapheme", maxLength: 4 }),
    fc.string({ unit: "binary", maxLength: 2 }),
  );
  fc.assert(
    fc.property(fc.array(any, { maxLength: 4 }), (parts) => {
      const whole = parts.join("");
      const expected = Array.from(segmenter.segment(whole), ({ segment, index }) => ({ segment, index }));
      expect(Array.from(graphemesOf(whole), ({ segment, index }) => ({ segment, index }))).toEqual(expected);
    }),
  );
  const counts = (unit: number) => {
    const pair = `a${String.fromCharCode(unit)}`;
    return [[...graphemesOf(pair)].length, [...segmenter.segment(pair)].length];
  };
  const units = Array.from({ length: 0x10000 }, (_, unit) => unit);
  expect(units.filter((unit) => new Set(counts(unit)).size > 1)).toEqual([]);
});
