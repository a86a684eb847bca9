import { expect, test } from "vitest";
import { createParser } from "../../../src/ingest/parse/parser.ts";

const paragraph = "<p>The <b>port</b> of Keelung reopened <i>on Monday</i> after a week of storms.</p>";
const longPage = `<title>Port reopens</title>${paragraph.repeat(9_000)}`;
const shortPage = `<title>Ferry</title><p>${"The ferry sails again on Tuesday, the harbour office said. ".repeat(40)}`;
const page = (html: string) => ({ kind: "html" as const, bytes: Buffer.from(html), folder: "news" });

test("a page that is too much work is taken roughly, and the next one as usual", async () => {
  await using parser = createParser(() => 50);
  const [rough] = (await parser.parse(page(longPage))).drafts;
  expect(rough).toMatchObject({ title: "Port reopens", overran: true, source: "news", language: "en" });
  expect(rough?.body).toContain("The port of Keelung reopened on Monday after a week of storms.");
  await using patient = createParser();
  const [whole] = (await patient.parse(page(shortPage))).drafts;
  expect(whole).toMatchObject({ title: "Ferry" });
  expect(whole?.overran).toBeUndefined();
});

test("of a list only the article that is too much work is taken roughly", async () => {
  await using parser = createParser(() => 200);
  // Reading 10 MB of one word takes a second; the other articles take none.
  const heavy = { title: "Heavy", body: "<é ".repeat(3_000_000) };
  const list = [{ title: "One", body: "First." }, heavy, { title: "Three", body: "Third." }];
  const bytes = Buffer.from(JSON.stringify(list));
  const { drafts } = await parser.parse({ kind: "json", bytes, folder: "news" });
  expect(drafts.map(({ title, overran = false }) => [title, overran])).toEqual([
    ["One", false],
    ["Heavy", true],
    ["Three", false],
  ]);
});

test("a page of the size of the longest in an encyclopedia is read whole", async () => {
  await using parser = createParser();
  const link = '<a href="/wiki/X" title="X">X</a><sup class="reference"><a href="#n">[1]</a></sup>';
  const section = `<h2>Trade</h2><p>${`The harbour traded with ${link} for years. `.repeat(20)}</p>`;
  const [article] = (await parser.parse(page(`<title>Harbours</title>${section.repeat(500)}`))).drafts;
  expect(article?.overran).toBeUndefined();
  expect(article?.body?.length).toBeGreaterThan(200_000);
});
