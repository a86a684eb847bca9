import { expect, test } from "vitest";
import { blocksOf } from "../../../src/ingest/page/blocks.ts";
import { parsePage } from "../../../src/ingest/page/dom.ts";
import { proseLength } from "../../../src/ingest/page/prose-length.ts";

const words = (count: number, end = ""): string => `${"quay ".repeat(count).trim()}${end}`;
const isProse = (html: string): boolean => {
  const page = parsePage(`<body><p>${html}</p></body>`);
  return proseLength(blocksOf(page, page.body)) > 0;
};

test.each([
  ["ten words that end as a sentence", words(10, "."), true],
  ["nine words that end as a sentence", words(9, "."), false],
  ["fifteen words without an end", words(15), true],
  ["fourteen words without an end", words(14), false],
  ["fifteen words that are a link", `<a href="/">${words(15)}</a>`, false],
])("%s: whether they count as running text of a page", (_, html, expected) => {
  expect(isProse(html)).toBe(expected);
});
