import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { opening, shownPassage } from "../../../src/bot/replies/story-entry.ts";
import { headOf, shorten } from "../../../src/chat/shorten.ts";

const article = (more: Partial<Article>): Article => ({
  id: "k7m2p9qx",
  storyId: "k7m2p9qx",
  title: "Title",
  source: "Lake Wire",
  tags: [],
  language: "en",
  addedAt: 0,
  ...more,
});

describe("a shortened text", () => {
  test.each([
    ["short enough", 12, "short enough"],
    ["cut between words", 12, "cut between…"],
    ["cut inside words", 9, "cut…"],
    ["abcdefghijkl", 6, "abcde…"],
    ["👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 20, "👩‍👩‍👧‍👦…"],
  ])("%s, to %i", (text, limit, expected) => {
    expect(shorten(text, limit)).toBe(expected);
  });

  test("is a beginning within the limit, and no character is split", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 60 }), (text, limit) => {
        const head = headOf(text, limit);
        expect(text.startsWith(head)).toBe(true);
        expect(head.length).toBeLessThanOrEqual(limit);
        expect(head.isWellFormed()).toBe(true);
        expect(shorten(text, limit).length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});

describe("the passage of a story in a list", () => {
  test("is never all of its body, and at most 300 characters", () => {
    const body = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 700 })
      .filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(body, (text) => {
        const shown = opening(article({ body: text }))?.text ?? "";
        expect(shown.length).toBeLessThanOrEqual(300);
        expect(shown).not.toContain(text.replace(/\s+/g, " ").trim());
      }),
    );
  });

  test("of a short body is the part that was asked for", () => {
    const body =
      "The mayor spoke for an hour about the year. Nobody asked anything. The bridge costs NT$4 million.";
    const at = body.indexOf("bridge");
    const shown = shownPassage(article({ body }), { text: body, marks: [[at, at + 12]] });
    expect(shown.text).toBe("…Nobody asked anything. The bridge costs NT$4 million.");
    expect(shown.marks.map(([from, to]) => shown.text.slice(from, to))).toEqual(["bridge costs"]);
  });

  test("keeps its highlights on the same words, wherever it is cut", () => {
    const words = fc.array(fc.constantFrom("alpha", "beta", "gamma.", "台積電。", "Delta"), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, (some) => {
        const body = some.join(" ");
        const marks = [...body.matchAll(/alpha|台積電/g)].map(({ 0: found, index }): [number, number] => [
          index,
          index + found.length,
        ]);
        const { text, marks: kept } = shownPassage(article({ body }), { text: body, marks });
        for (const [from, to] of kept) expect(["alpha", "台積電"]).toContain(text.slice(from, to));
        expect(text.length).toBeLessThanOrEqual(Math.min(300, Math.floor((body.length * 2) / 3)));
      }),
    );
  });

  test("is the summary if there is one", () => {
    expect(opening(article({ summary: "In short.", body: "At length, and more than that." }))?.text).toBe(
      "In short.",
    );
  });

  test("is missing if there is no text", () => expect(opening(article({}))).toBeUndefined());

  test("keeps the highlights that it still includes", () => {
    const body = "chips and more chips, then other things that fill the story until its end";
    const shown = shownPassage(article({ body }), {
      text: body,
      marks: [
        [0, 5],
        [15, 20],
        [68, 73],
      ],
    });
    expect(shown.text.length).toBeLessThan(body.length);
    expect(shown.marks).toEqual([
      [0, 5],
      [15, 20],
    ]);
  });
});
