import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { difference } from "../../../src/bot/replies/text-difference.ts";

describe("the part in which two texts differ", () => {
  test.each([
    ["It costs ten dollars.", "It costs twelve dollars.", "ten", "twelve"],
    ["It rains.", "It rains. It pours.", "", "It pours."],
    ["It rains. It pours.", "It rains.", "It pours.", ""],
    ["下雨了三天", "下雨了五天", "三", "五"],
    ["same", "same", "", ""],
    ["", "new", "", "new"],
  ])("%j to %j", (before, after, was, is) => {
    expect(difference(before, after)).toEqual({ before: was, after: is });
  });

  test("is that of their words one by one", () => {
    const piece = fc.constantFrom("a", "bc", "abc,", " ", "\n", "晶", "片", "𠮷", "😀");
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
    // Longer than what is compared at once.
    const same = fc.constantFrom("", "ab ".repeat(2_000), "晶".repeat(5_000), "x".repeat(5_000));
    fc.assert(
      fc.property(same, text, text, same, (start, one, other, end) => {
        const [before, after] = [start + one + end, start + other + end];
        expect(difference(before, after)).toEqual(differenceOfWords(before, after));
      }),
    );
  });
});

/** A character of a script without spaces, a word with its punctuation, or the space between words. */
const pieces = (text: string): string[] => text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+|\s+/gu) ?? [];

function differenceOfWords(before: string, after: string) {
  const [one, other] = [pieces(before), pieces(after)];
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const middle = (all: string[]) =>
    all
      .slice(start, all.length - end)
      .join("")
      .trim();
  return { before: middle(one), after: middle(other) };
}
