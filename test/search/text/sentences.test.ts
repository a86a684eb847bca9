import fc from "fast-check";
import { expect, test } from "vitest";
import { sentencesOf } from "../../../src/search/text/sentences.ts";

test.each([
  ["It stops on Nov. 3. Then it goes on.", ["It stops on Nov. 3. ", "Then it goes on."]],
  ["“Why?” he asked. Nobody knew!", ["“Why?” he asked. ", "Nobody knew!"]],
  ["台積電宣布擴廠。明年動工！“好。”他說。", ["台積電宣布擴廠。", "明年動工！", "“好。”", "他說。"]],
  ["A headline\n\nA text.", ["A headline\n\n", "A text."]],
  ["one two three four five six, seven", ["one two three four ", "five six, seven"]],
])("%j has its sentences", (text, sentences) => {
  expect(Array.from(sentencesOf(text, 21), ({ start, end }) => text.slice(start, end))).toEqual(sentences);
});

test("sentences have no gaps, are never too long, and never split a character", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(". ", "。", "\n", "word ", "😀".repeat(30)),
  );
  fc.assert(
    fc.property(fc.array(piece), fc.integer({ min: 0, max: 50 }), (pieces, most) => {
      const text = pieces.join("");
      let end = 0;
      for (const sentence of sentencesOf(text, most)) {
        expect(sentence.start).toBe(end);
        expect(sentence.end).toBeGreaterThan(end);
        expect(sentence.end - sentence.start).toBeLessThanOrEqual(Math.max(2, most));
        end = sentence.end;
        expect(text.slice(sentence.start, end).isWellFormed()).toBe(true);
      }
      expect(end).toBe(text.length);
    }),
  );
});
