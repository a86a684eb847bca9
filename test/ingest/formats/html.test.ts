import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseDocument } from "../../../src/ingest/parse/parse-document.ts";

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url));
const readBytes = (bytes: Uint8Array) => parseDocument({ kind: "html", bytes, folder: "Folder" }).drafts[0];
const read = (html: string) => readBytes(Buffer.from(html));
const long = "The first ferry left at noon, three days after the storm had filled the channel with timber. "
  .repeat(3)
  .trim();

test("a saved news page has its article and metadata read", () => {
  const article = readBytes(fixture("news.html"));
  expect(article).toMatchObject({
    title: "Harbor reopens after the storm",
    summary: "Ferries sail again from noon.",
    source: "The Harbor Gazette",
    section: "Local",
    tags: ["ferries", "weather"],
    byline: "Lin Mei, Hsu Wen",
    url: "https://gazette.example/2026/harbor-reopens?utm_source=feed#top",
    image: { url: "https://gazette.example/2026/harbor.jpg" },
    language: "en-GB",
    publishedAt: Date.UTC(2026, 0, 31, 0, 30),
  });
  const paragraphs = article?.body?.split("\n\n") ?? [];
  expect(paragraphs[0]).toMatch(/^The first ferry left Keelung at noon on Saturday, three days/);
  expect(paragraphs[1]).toMatch(/to clear it,\nthe port authority said — and they found/);
  expect(paragraphs.at(-1)).toMatch(/^Normal timetables resume .* end of March\.$/);
  expect(article?.body).not.toMatch(/track\(|Home|Copyright/);
});

test("a page that declares Big5 is read in it", () => {
  expect(readBytes(fixture("big5.html"))).toMatchObject({
    title: "基隆港重新開放",
    language: "zh-TW",
  });
});

test.each([
  ["a heading, where there is no title", `<h1>Ferries sail</h1><p>${long}</p>`, "Ferries sail"],
  ["the title element", `<title>Ferries sail</title><p>${long}</p>`, "Ferries sail"],
  ["the first sentence", "<p>Ferries sail again at noon.</p>", "Ferries sail again at noon"],
])("the headline is %s", (_, html, title) => {
  expect(read(html)).toMatchObject({ title, source: "Folder", language: "en" });
});

test.each([
  ["article:published_time", '<meta property="article:published_time" content="2026-01-31T00:30:00Z">'],
  ["a meta date", '<meta name="pubdate" content="Sat, 31 Jan 2026 08:30:00 +0800">'],
  ["the article's time element", '<article><time datetime="2026-01-31T08:30+08:00">today</time></article>'],
])("the date is taken from %s", (_, html) => {
  expect(read(`<html><head></head><body>${html}<h1>T</h1><p>${long}</p></body></html>`)?.publishedAt).toBe(
    1769819400000,
  );
});

test("malformed metadata is ignored", () => {
  const head = `<script type="application/ld+json">{"@type": "NewsArticle", "headline": 7, "author": 9, "datePublished": "soon"}</script>
    <script type="application/ld+json">{broken</script><meta property="og:url" content="javascript:alert(1)"><meta property="og:title" content="T">`;
  const article = read(`<html lang="??"><head>${head}</head><body><p>${long}</p></body></html>`);
  expect(article).toMatchObject({ title: "T", url: undefined, publishedAt: undefined, language: "en" });
});

test("paragraphs are kept apart, whatever their elements", () => {
  const html = `<html><body><div>One <a href="/">linked</a> word.<br><br>Two.<p>Three.</p>Four.<ul><li>Five</li><li>Six</li></ul></div></body></html>`;
  expect(read(html)?.body?.split("\n\n")).toEqual([
    "One linked word.",
    "Two.",
    "Three.",
    "Four.",
    "Five",
    "Six",
  ]);
});

test("a page without text is not an article", () => {
  expect(() => read("<html><body><img src=x></body></html>")).toThrow(/no_article/);
});
