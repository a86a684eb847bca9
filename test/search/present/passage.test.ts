import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { TimeSlice } from "../../../src/async/yield.ts";
import { bestPassage, bestPassageAside, markTitle } from "../../../src/search/present/passage.ts";
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

  test("of a long text is the same with pauses, though others read meanwhile", async () => {
    const text = `A subsidy. ${filler.repeat(30)}Micron gets a subsidy of NT$4.7 billion. 美光獲補助。${filler}`;
    const marks = marksOf("micron", "subsidy", "補助");
    const slice = new TimeSlice();
    vi.spyOn(slice, "yieldIfDue").mockImplementation(async () => {
      await null;
      bestPassage("Nothing of that kind is said here.", marksOf("kind"));
    });
    const passages = ["one", "other"].map(() => bestPassageAside(text, marks, undefined, slice));
    for (const passage of await Promise.all(passages)) expect(passage).toEqual(bestPassage(text, marks));
    expect(vi.mocked(slice.yieldIfDue).mock.calls.length).toBeGreaterThan(4);
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
