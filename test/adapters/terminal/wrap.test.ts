import fc from "fast-check";
import widthOf from "string-width";
import { expect, test } from "vitest";
import { wrap } from "../../../adapters/terminal/wrap.ts";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const lines = (text: string, width: number) => wrap({ text, marks: [] }, width).map((line) => line.text);

test.each([
  ["between words", "one two three", 8, ["one two", "three"]],
  ["between Han characters", "台積電二奈米", 6, ["台積電", "二奈米"]],
  ["not before a full stop", "台積電，二奈米", 6, ["台積", "電，二", "奈米"]],
  ["not before a bracket that closes", "美光台灣)", 8, ["美光台", "灣)"]],
  ["inside a word longer than a line", "abcdefghij", 4, ["abcd", "efgh", "ij"]],
  ["never inside a grapheme", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3, ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"]],
  ["with no space at a line's end", "one      two", 5, ["one", "two"]],
  ["an empty text", "", 5, []],
])("breaks %s", (_, text, width, expected) => {
  expect(lines(text, width)).toEqual(expected);
});

test("marks stay on their words", () => {
  const [first, second] = wrap({ text: "one two three", marks: [[4, 13]] }, 8);
  expect(first).toEqual({ text: "one two", marks: [[4, 7]] });
  expect(second).toEqual({ text: "three", marks: [[0, 5]] });
});

test("loses nothing but white space, and no line that could be broken is too wide", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.integer({ min: 2, max: 40 }),
      (text, width) => {
        const wrapped = lines(text, width);
        expect(wrapped.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
        const divisible = wrapped.filter((line) => [...graphemes.segment(line)].length > 1);
        expect(divisible.filter((line) => widthOf(line) > width)).toEqual([]);
      },
    ),
  );
});
