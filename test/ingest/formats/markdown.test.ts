import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UnreadableError } from "../../../src/ingest/draft.ts";
import { readMarkdown } from "../../../src/ingest/formats/markdown.ts";

const read = (text: string) => readMarkdown(text, { folder: "Folder" }).drafts[0];

test("front matter describes the article", () => {
  const text = `---
title: "Ferries: back at noon"
summary: They sail again.
source: The Harbor Gazette
section: Local
tags: [harbor, ferries, harbor]
byline: Lin Mei
url: https://gazette.example/a?utm_medium=x&b=1#top
image: https://gazette.example/a.jpg
published: 2026-01-31T08:30+08:00
language: zh_tw
truncated: true
draft: false
---
The first ferry left.
It was full.

The second, too.
`;
  expect(read(text)).toEqual({
    title: "Ferries: back at noon",
    summary: "They sail again.",
    body: "The first ferry left. It was full.\n\nThe second, too.",
    source: "The Harbor Gazette",
    section: "Local",
    tags: ["harbor", "ferries"],
    byline: "Lin Mei",
    url: "https://gazette.example/a?utm_medium=x&b=1#top",
    image: { url: "https://gazette.example/a.jpg" },
    publishedAt: Date.UTC(2026, 0, 31, 0, 30),
    language: "zh-TW",
    truncated: true,
    part: undefined,
  });
});

describe("fields that the front matter lacks come from the text", () => {
  test.each([
    [
      "the first heading is the title",
      "# Ferries *sail* again #\nAt noon.",
      "Ferries sail again",
      "At noon.",
    ],
    [
      "else the first sentence",
      "Ferries sail again at noon. All of them.",
      "Ferries sail again at noon",
      "Ferries sail again at noon. All of them.",
    ],
    ["a heading under a title stays", "---\ntitle: T\n---\n# H\n\nText.", "T", "H\n\nText."],
    ["a text may be missing", "---\ntitle: Only a title\n---\n", "Only a title", undefined],
    ["Windows line ends", "---\r\ntitle: T\r\n---\r\nOne.\r\n\r\nTwo.\r\n", "T", "One.\n\nTwo."],
  ])("%s", (_, text, title, body) => {
    expect(read(text)).toMatchObject({ title, source: "Folder", language: "en", tags: [] });
    expect(read(text)?.body || undefined).toBe(body);
  });

  test("other tools' names for the same fields", () => {
    const text =
      "---\ntitle: T\nauthor: [Lin Mei, {name: Hsu Wen}]\ndate: January 31, 2026\ndescription: D\nkeywords: a, b\n---\n";
    expect(read(text)).toMatchObject({
      byline: "Lin Mei, Hsu Wen",
      publishedAt: Date.UTC(2026, 0, 31),
      summary: "D",
      tags: ["a", "b"],
    });
  });
});

test.each([
  ["**bold**, *italic*, ***both***, __bold__, _italic_", "bold, italic, both, bold, italic"],
  ["snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"],
  ["a [link](https://x.example/a_(b) 'title') and ![picture](p.png)", "a link and"],
  ["[reference][1] <https://x.example/>\n\n[1]: https://x.example", "reference https://x.example/"],
  ["`code` and ~~gone~~ and \\*stars\\*", "code and gone and *stars*"],
  ["## Part\ntext\n\n---\n\n> quoted\n> on", "Part\n\ntext\n\nquoted on"],
  ["- one\n- two\n  goes on\n1. three", "- one\n- two goes on\n1. three"],
  ["before <!-- note\n\nto self --> after", "before after"],
  ["一行\n兩行", "一行兩行"],
])("Markdown %j reads as plain text", (markdown, plain) => {
  expect(read(`---\ntitle: T\n---\n${markdown}`)?.body).toBe(plain);
});

test.each([
  ["an end that is missing", "---\ntitle: T\n\nText.", /^front_matter_open$/],
  ["YAML that is none", "---\ntitle: T\ntags: [a\n---\n", /^front_matter_broken: .*"line":\d/],
  ["a list", "---\n- a\n---\n", /^front_matter_fields$/],
  [
    "a date that is none",
    "---\ntitle: T\npublished: soon\n---\n",
    /published: .*soon.* is not a date such as/,
  ],
  [
    "an address that is none",
    "---\ntitle: T\nurl: javascript:alert(1)\n---\n",
    /url: .*javascript:alert\(1\).* is not an http/,
  ],
  ["neither title nor text", "---\nsection: Local\n---\n", /no_content/],
  [
    "aliases that multiply",
    `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${"*a,".repeat(30)}]\nc: [${"*b,".repeat(30)}]\n---\n`,
    /^front_matter_broken/,
  ],
])("%s is reported in one line", (_, text, reason) => {
  const attempt = () => read(text);
  expect(attempt).toThrow(UnreadableError);
  expect(attempt).toThrow(reason);
  expect(attempt).not.toThrow(/\n/);
});

test("any text gives an article or a reason", () => {
  const marks = fc.constantFrom(
    "---\n",
    "# ",
    "*",
    "_",
    "[",
    "](",
    ")",
    "`",
    "<!--",
    "-->",
    ": ",
    "\n",
    "> ",
    "- ",
    "&a ",
    "*a ",
    "word ",
    "{",
  );
  fc.assert(
    fc.property(fc.array(marks, { maxLength: 60 }), (parts) => {
      try {
        expect(read(parts.join(""))?.title).toBeTruthy();
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableError);
      }
    }),
    { numRuns: 500 },
  );
});
