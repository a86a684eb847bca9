import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestPassage, markTitle } from "../../../src/search/present/passage.ts";
import type { MarkedText } from "../../../src/search/present/search-page.ts";
import { termOf } from "../../../src/search/text/terms.ts";

const marksOf = (...terms: string[]) =>
  new Map(terms.map((text, term) => [termOf(text), { term, weight: 1 }]));
const marked = ({ text, marks }: MarkedText): string[] => marks.map(([start, end]) => text.slice(start, end));

const filler = "The ministers spoke at length about the weather and the harvest of the year. ".repeat(20);

describe("the passage", () => {
  test("is the part of the text that has most of the query", () => {
    const text = `${filler}A subsidy was asked for. ${filler}Micron gets a subsidy of NT$4.7 billion. ${filler}`;
    const passage = bestPassage(text, marksOf("micron", "subsidy"));
    expect(marked(passage)).toEqual(["Micron", "subsidy"]);
    expect(passage.text).toMatch(/^…Micron gets/);
  });

  test("has the answer, even next to the words of the question", () => {
    const text = `The brothers won. ${filler}A manager was glad. ${filler}Manager Keiichi Hirano was sad. ${filler}`;
    const person = /\p{Lu}\p{L}+ \p{Lu}\p{L}+/gu;
    expect(bestPassage(text, marksOf("manager", "brothers"), person).text).toMatch(/^…Manager Keiichi/);
  });

  test("is the beginning if nothing matches, and all of a short text", () => {
    expect(bestPassage(filler, marksOf()).text).toMatch(/^The ministers/);
    expect(bestPassage("Short.\n\nText", marksOf("text"))).toEqual({
      text: "Short.  Text",
      marks: [[8, 12]],
    });
    expect(bestPassage("", marksOf("text"))).toEqual({ text: "", marks: [] });
  });

  test("marks other forms of a word, and adjacent characters as one range", () => {
    expect(marked(markTitle("Banks and banking", marksOf("bank")))).toEqual(["Banks", "banking"]);
    expect(marked(markTitle("台積電宣布", marksOf("台积", "积电")))).toEqual(["台積電"]);
  });

  test("has sorted, separate marks within a limited length, for any text", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("bank ", "台積電", ". ", "\n\n", filler),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { text, marks } = bestPassage(pieces.join(""), marksOf("bank", "台积", "a"));
        expect(text.length).toBeLessThanOrEqual(282);
        let last = 0;
        for (const [start, end] of marks) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
