import { describe, expect, test } from "vitest";
import { breaksOff, isHeading } from "../../../src/ingest/text/prose.ts";

const wordsWithoutEnd = (count: number): string =>
  "Harbor council votes again on rebuilding old fish market near quay wall"
    .split(" ")
    .slice(0, count)
    .join(" ");

describe("a line without a full stop", () => {
  test("of eleven words is a heading, and does not break off", () => {
    expect(isHeading(wordsWithoutEnd(11))).toBe(true);
    expect(breaksOff(wordsWithoutEnd(11))).toBeUndefined();
  });

  test("of twelve words is running text that may break off", () => {
    expect(isHeading(wordsWithoutEnd(12))).toBe(false);
    expect(breaksOff(wordsWithoutEnd(12))).toBe("maybe");
  });

  test("of Chinese counts two and a half characters as a word", () => {
    expect(isHeading("市".repeat(29))).toBe(true);
    expect(isHeading("市".repeat(30))).toBe(false);
  });
});
