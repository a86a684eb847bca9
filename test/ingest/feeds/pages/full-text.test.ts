import { expect, test } from "vitest";
import type { Article } from "../../../../src/article/article.ts";
import { withFullText } from "../../../../src/ingest/feeds/pages/full-text.ts";
import { createSiteFurniture } from "../../../../src/ingest/feeds/pages/site-furniture.ts";
import type { SelectorRule } from "../../../../src/ingest/feeds/rules/rule.ts";
import type { Fetched } from "../../../../src/ingest/fetch/fetcher.ts";
import { createParser } from "../../../../src/ingest/parse/parser.ts";

const teaser: Article = {
  id: "a",
  title: "Ferry runs again",
  summary: "The night ferry to the island sails again from Monday, the harbour office announced.",
  url: "https://quay.example/ferry",
  source: "Quay News",
  tags: [],
  language: "en",
  addedAt: 0,
  storyId: "a",
};
const story =
  "The night ferry to the island sails again from Monday, the harbour office announced, after four months in the dock. " +
  "Its captain said that the new engine is quieter than the old one, and that she hopes for a calm sea.";
const notice =
  "We and the companies that we work with store information on your device so that what you see suits you, and so that " +
  "we learn who comes here; you can refuse this or change your mind whenever you like in the settings.";

/** The text that a teaser gets from a page. */
async function textFrom(html: string, ...rules: SelectorRule[]): Promise<string | undefined> {
  await using parser = createParser();
  const answer: Fetched = {
    status: 200,
    headers: {},
    url: teaser.url ?? "",
    bytes: Buffer.from(`<html lang="en"><title>Ferry</title><body>${html}</body></html>`),
  };
  const fetcher = { get: async () => answer, close: async () => {} };
  const robots = { mayFetch: async () => true };
  const pageRules = { of: async (host: string) => rules.map((rule) => ({ ...rule, host })) };
  const reading = { furniture: createSiteFurniture(), pageRules };
  const whole = await withFullText(teaser, { fetcher, parser, now: () => 0 }, robots, reading);
  return whole?.body;
}

test("a page that has the words of the teaser gives the article's text", async () => {
  expect(await textFrom(`<h1>Ferry</h1><p>${story}</p><p>${story}</p>`)).toBe(`${story}\n\n${story}`);
});

test("a page that shows something else, however much, leaves the teaser", async () => {
  expect(
    await textFrom(`<article><p>${notice}</p><p>${notice}</p><p>${notice}</p></article>`),
  ).toBeUndefined();
});
