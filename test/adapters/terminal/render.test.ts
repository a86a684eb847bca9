import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import widthOf from "string-width";
import { describe, expect, test } from "vitest";
import { keysOf } from "../../../adapters/terminal/keys.ts";
import type { TerminalStyle } from "../../../adapters/terminal/page.ts";
import { renderText } from "../../../adapters/terminal/render.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { anyReply, entry, notice, results } from "../../contract/replies.ts";

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 20, 4, 30);
const style: TerminalStyle = { colour: false, width: 60, now };

const list = results(
  "“tsmc”: 7 stories",
  [
    entry("a1", "TSMC starts 2-nanometer production in Kaohsiung and Hsinchu this year", {
      section: "Business",
      publishedAt: now - 3 * hour,
      passage: { text: "The chipmaker said on Thursday.", marks: [[4, 13]] },
      url: "https://news.example/a1",
      notes: ["teaser only"],
      actions: [{ label: "Read", command: "read a1" }],
    }),
    entry("b2", "台積電二奈米量產", { publishedAt: Date.UTC(2026, 3, 7) }),
  ],
  { notes: ["1–2 of 7"], actions: [{ label: "Next", command: "search tsmc page:2" }] },
);

test("a list reads as headline, source and age, one line of text, buttons", () => {
  expect(renderText(list, style)).toBe(
    [
      "“tsmc”: 7 stories",
      "1–2 of 7",
      "",
      " 1  TSMC starts 2-nanometer production in Kaohsiung and",
      "    Hsinchu this year",
      "    Island Daily · 3 hours ago · teaser only",
      "    The chipmaker said on Thursday.",
      "",
      " 2  台積電二奈米量產",
      "    Island Daily · Apr 7, 2026",
      "",
      "[3] Next",
    ].join("\n"),
  );
});

test("a story reads as headline, byline, paragraphs, link", () => {
  const story: Reply = {
    ...notice(""),
    kind: "story",
    entry: entry("a1", "A headline", { publishedAt: now - 50 * hour, url: "https://news.example/a1" }),
    byline: "Lin Mei",
    paragraphs: ["First one.", "Second one."],
    actions: [{ label: "Share", command: "share a1" }],
  };
  expect(renderText(story, style)).toBe(
    "A headline\nLin Mei · Island Daily · 2 days ago\n\nFirst one.\n\nSecond one.\n\nhttps://news.example/a1\n\n[1] Share",
  );
});

test("a notice reads as title, lines, names with their details in a column", () => {
  const help = notice("That is all.", {
    title: "Help",
    items: [
      { name: "search <words>", detail: "the stories that match best of all that there are", code: true },
      { name: "最新", detail: "newest", code: true },
    ],
  });
  expect(renderText(help, { ...style, width: 40 })).toBe(
    [
      "Help",
      "",
      "That is all.",
      "",
      "search <words>  the stories that match",
      "                best of all that there",
      "                are",
      "最新            newest",
    ].join("\n"),
  );
});

test("dates follow the reply's language and zone", () => {
  const zh = { ...list, locale: "zh-TW", zone: "Asia/Taipei" };
  const text = renderText(zh, style);
  expect(text).toContain("3 小時前");
  expect(text).toContain("2026年4月7日");
});

describe("colour", () => {
  test("marks the matches and changes no text", () => {
    const coloured = renderText(list, { ...style, colour: true });
    expect(coloured).toContain("\u001b[1m\u001b[33mchipmaker");
    expect(stripVTControlCharacters(coloured)).toBe(renderText(list, style));
  });
});

describe("a hostile story", () => {
  test.each([
    ["an escape sequence", "\u001b[2Jgone"],
    ["a title change", "\u001b]0;owned\u0007x"],
    ["a C1 control", "\u009b31mred"],
    ["a line break", "one\r\ntwo"],
    ["a change of direction", "\u202egnp.exe"],
  ])("cannot control the terminal: %s", (_, hostile) => {
    const marked = { text: hostile, marks: [] };
    const link = `https://x.example/${hostile}`;
    const text = renderText(
      results(hostile, [entry("a", hostile, { passage: marked, source: hostile, url: link })], {
        actions: [{ label: hostile, command: "x" }],
      }),
      style,
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});

describe("any reply", () => {
  const width = fc.integer({ min: 30, max: 120 });

  test("fits the width, except for links, and contains no control characters", () => {
    fc.assert(
      fc.property(anyReply, width, (reply, columns) => {
        const text = renderText(reply, { ...style, width: columns });
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/[^\n\P{Cc}]/u);
        const urls = new Set("entries" in reply ? reply.entries.map(({ url }) => url) : []);
        if (reply.kind === "story") urls.add(reply.entry.url);
        const tooWide = text
          .split("\n")
          .filter((line) => widthOf(line) > columns)
          .filter((line) => !Array.from(urls).some((url) => url?.includes(line.trim())));
        expect(tooWide).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("shows the number of each button that can be pressed", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const text = renderText(reply, { ...style, width: 100 });
        const listed = "entries" in reply ? reply.entries.length : 0;
        for (const number of keysOf(reply).keys()) {
          expect(text).toMatch(number > listed ? `[${number}]` : new RegExp(`^ *${number}\\b`, "m"));
        }
      }),
      { numRuns: 60 },
    );
  });
});
