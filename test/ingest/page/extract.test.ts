import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../../src/ingest/decode/decode.ts";
import { UnreadableError } from "../../../src/ingest/draft.ts";
import { extractPage } from "../../../src/ingest/page/extract.ts";

const sentence = "The council of Keelung voted on Tuesday to rebuild the old fish market, on the same quay. ";
const page = (inside: string) =>
  `<html lang="en"><head><title>Market</title></head><body>${inside}</body></html>`;

/** The page's article, or the reason why it has none; any other error is rethrown. */
function outcome(read: () => ReturnType<typeof extractPage>): ReturnType<typeof extractPage> | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableError) return error.message;
    throw error;
  }
}

test("any bytes at all give an article with a title, or a reason", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const result = outcome(() => extractPage(decode(bytes, { kind: "html" })));
      expect(typeof result === "string" ? result : result.title).not.toBe("");
    }),
    { numRuns: 300 },
  );
});

test("any soup of tags gives an article whose paragraphs are clean, or a reason", () => {
  const tag = fc.constantFrom(
    "p",
    "div",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "h1",
    "a",
    "b",
    "br",
    "form",
    "svg",
    "article",
    "body",
    "head",
    "html",
    "script",
    "title",
    "rt",
    "!--",
    "![CDATA[",
  );
  const attributes = fc.constantFrom(
    "",
    ' class="article-body"',
    " class=comments",
    " hidden",
    ' itemprop="articleBody"',
    ' href="//x"',
    ' datetime="2026-13-45"',
    " style='",
    ' lang="??"',
    ' type="application/ld+json"',
  );
  const open = fc.tuple(tag, attributes).map(([name, more]) => `<${name}${more}>`);
  const piece = fc.oneof(
    open,
    tag.map((name) => `</${name}>`),
    fc.constant(sentence),
    fc.string(),
    fc.constantFrom('{"@type":"NewsArticle","headline":[{}]}', "-->", "&#0;", "&amp;lt;p&gt;", "\u0000"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const result = outcome(() => extractPage(pieces.join("")));
      if (typeof result === "string") return;
      expect(result.title).toBe(result.title.trim());
      for (const paragraph of result.body.split("\n\n")) expect(paragraph).toBe(paragraph.trim());
      if (result.publishedAt !== undefined) expect(result.publishedAt).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 200 },
  );
});

test("every paragraph of a plain article is kept, in order", () => {
  const paragraph = fc
    .array(fc.constantFrom("the", "harbor", "council", "voted", "again", "yesterday", "market", "roof"), {
      minLength: 12,
      maxLength: 60,
    })
    .map((words) => `Chair ${words.join(" ")}.`);
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 20 }), (paragraphs) => {
      const html = page(`<h1>Market</h1>${paragraphs.map((text) => `<p>${text}</p>`).join("")}`);
      expect(extractPage(html).body).toBe(paragraphs.join("\n\n"));
    }),
    { numRuns: 50 },
  );
});

describe("a page built to exhaust its reader is refused, or read without its tricks", () => {
  test.each([
    ["too many tags", page(`<p>${sentence}`.repeat(100_001)), "page_too_large"],
    ["too deep", page("<div>".repeat(5_000) + sentence), "nested_too_deeply"],
  ])("%s", (_, html, reason) => {
    expect(outcome(() => extractPage(html))).toBe(reason);
  });

  test.each([
    ["as deep as allowed", "<div>".repeat(390)],
    ["formatting that is never closed", "<b><i><font>".repeat(2_000)],
    ["one tag of a million attributes", `<p ${"a=b ".repeat(500_000)}>`],
    ["a table in each cell", "<table><tr><td>".repeat(300)],
  ])("%s", (_, opening) => {
    expect(outcome(() => extractPage(page(`${opening}${sentence.repeat(3)}`)))).toMatchObject({
      body: sentence.repeat(3).trim(),
    });
  });
});

test.each([
  ["", "empty"],
  [" \n", "empty"],
])("an empty page, %j, is reported as empty", (text, reason) => {
  expect(outcome(() => extractPage(decode(Buffer.from(text), { kind: "html" })))).toBe(reason);
});
