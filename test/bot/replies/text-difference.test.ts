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

  test("replaced by its counterpart turns one text into the other", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "晶", "片"), { maxLength: 8 })
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { before, after } = difference(one, other);
        const made = Array.from({ length: one.length + 1 }, (_, at) =>
          one.startsWith(before, at) ? one.slice(0, at) + after + one.slice(at + before.length) : undefined,
        );
        const spaceless = (some: string | undefined) => some?.replaceAll(" ", "");
        expect(made.map(spaceless)).toContain(spaceless(other));
      }),
    );
  });
});
