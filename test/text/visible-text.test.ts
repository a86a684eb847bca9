import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inline, label } from "../../adapters/discord/views/markdown.ts";
import { emphasised } from "../../adapters/slack/views/blocks.ts";
import { renderText } from "../../adapters/terminal/render.ts";
import { explained } from "../../adapters/web/search-explanation.ts";
import { cleanText } from "../../src/ingest/text/clean.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import { visibleJson, visibleLine, visibleMarked, visibleText } from "../../src/text/visible-text.ts";
import { results } from "../contract/replies.ts";

describe("what shows nothing or turns the direction is left out", () => {
  test.each([
    ["escape sequences", "\u001b[2Jgone\u009b31m", "[2Jgone31m"],
    ["overrides of the direction", "invoice\u202egnp.exe\u202c", "invoicegnp.exe"],
    ["isolates and marks", "\u2067a\u2069 \u200eb\u200f \u061cc", "a b c"],
    ["soft hyphens and zero-width spaces", "py\u00adth\u200bon\u2060 \ufeff", "python "],
    ["joiners where nothing joins", "s\u200cp\u200dam", "spam"],
    ["fillers that look like a space", "\u3164\u115f\uffa0", ""],
    ["text hidden in tags or variants", "x\u{e0068}\u{e0069} y\ufe0f\ufe01\u{e0101}", "x y\ufe0f"],
    ["halves of characters", "a\ud800", "a\ufffd"],
    ["line breaks of every kind", "a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\n\ne"],
  ])("%s", (_, hostile, seen) => expect(visibleText(hostile)).toBe(seen));
});

describe("what letters and pictures need stays", () => {
  test.each([
    "👩‍👩‍👧‍👦 and 👩🏽‍🚀",
    "🏳️‍🌈 🏴‍☠️ ❤️",
    "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    "می‌خواهم",
    "ශ්‍රී ලංකා",
    "क्‍ष",
    "葛\u{e0100}城市",
    "שלום עולם, مرحبا بالعالم!",
    "臺北 ½ e\u0301",
  ])("%s", (text) => expect(visibleText(text)).toBe(text));
});

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom("a", "\u202e", "\u200d", "\r", "\n", "ن", "👩", "\ufe0f", "\u001b"),
    fc.string({ minLength: 1, maxLength: 1, unit: "binary" }),
  ),
});

test("cleaning twice changes nothing more, and marks stay on the same words", () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (before, inside, after) => {
      const once = visibleText(before + inside + after);
      expect(visibleText(once)).toBe(once);
      expect(visibleLine(once)).not.toMatch(/[\n\p{Cc}]/u);
    }),
  );
  const marked = visibleMarked({
    text: "\u202ethe \u200bferry\r\nsails",
    marks: [
      [6, 11],
      [13, 18],
    ],
  });
  expect(marked.marks.map(([start, end]) => marked.text.slice(start, end))).toEqual(["ferry", "sails"]);
});

test("JSON stays what it is, without a character that a terminal obeys", () => {
  const data = { path: "a\u001b[2J\u202eb\u{e0041}.md", name: "臺北" };
  const json = visibleJson(JSON.stringify(data));
  expect(JSON.parse(json)).toEqual(data);
  expect(json).not.toMatch(/[\p{Cc}\u202e\u{e0041}]/u);
});

describe("every surface shows the same clean text", () => {
  const hostile = "Ferry\u202e\u2066 \u001b[2Jsails\u200b, می‌خواهم 👩‍🚀";
  const clean = "Ferry [2Jsails, می‌خواهم 👩‍🚀";
  const style = { colour: false, width: 100, now: 0 };
  const page = {
    hits: [],
    closest: [],
    total: 0,
    tookMs: 0,
    report: { corrections: [], translations: [], aliases: [], unread: [hostile], filters: [] },
  };
  test.each<[string, string]>([
    ["the intake", cleanText(hostile)],
    [
      "Slack",
      emphasised({ text: hostile, marks: [] }, 100)
        .map(({ text }) => text)
        .join(""),
    ],
    ["Discord", inline(hostile, 100).replaceAll("\\", "")],
    ["Discord's buttons", label(hostile, 100)],
    ["the terminal", renderText(results(hostile, []), style)],
    [
      "the playground",
      explained(parseQuery("x", { now: 0, zone: "UTC" }), page as never).facts.find(
        ([name]) => name === "Could not be read",
      )?.[1][0] ?? "",
    ],
  ])("%s", (_, shown) => expect(shown).toContain(clean));
});
