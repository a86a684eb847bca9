import { expect, test } from "vitest";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import { newIndex } from "../new-index.ts";
import { additions, article, now } from "../stories.ts";

/** Thirty articles about the typhoon; each third one tells the story of the one before. */
const articles = Array.from({ length: 30 }, (_, i) =>
  article(`a${i}`, {
    title: `Typhoon report ${i}`,
    body: `The typhoon did damage in town ${i}.`,
    source: `Paper ${i % 4}`,
    storyId: i % 3 === 2 ? `a${i - 1}` : `a${i}`,
  }),
);

test("all pages together show each story once, and the total counts them", async () => {
  const index = await newIndex();
  await index.apply(additions(articles));
  const query = parseQuery("typhoon", { now, zone: "UTC" });
  const shown: string[] = [];
  for (let offset = 0; ; offset += 5) {
    const { hits, total } = await index.search(query, { limit: 5, offset });
    shown.push(...hits.map((hit) => hit.article.storyId));
    if (hits.length < 5 || shown.length === total) break;
  }
  expect(shown.toSorted()).toEqual([...new Set(articles.map(({ storyId }) => storyId))].toSorted());
});

test("the other sources of a story are named", async () => {
  const index = await newIndex();
  await index.apply(additions(articles.slice(0, 3)));
  const { hits, total } = await index.search(parseQuery("typhoon", { now, zone: "UTC" }), { limit: 5 });
  expect(total).toBe(2);
  expect(hits.flatMap(({ also }) => also ?? [])).toHaveLength(1);
});
