import { expect, test } from "vitest";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import { newIndex } from "../new-index.ts";
import { additions, now } from "../stories.ts";
import { topics } from "./topics.ts";

/** nDCG of the hits. */
function ndcg(hits: string[], right: Set<string>): number {
  const discount = (place: number) => 1 / Math.log2(place + 2);
  const gained = hits.map((id, place) => (right.has(id) ? discount(place) : 0));
  const ideal = Array.from(right, (_, place) => discount(place));
  return sum(gained) / sum(ideal);
}

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);

test("stories about a company or person come first for any of its names, English or Chinese", async () => {
  const { articles, asked } = topics();
  expect(asked.length).toBeGreaterThan(200);
  const index = await newIndex();
  await index.apply(additions(articles));
  const scored = [];
  for (const { kind, query, right } of asked) {
    const page = await index.search(parseQuery(query, { now, zone: "Asia/Taipei" }), { limit: 10 });
    const hits = page.hits.map(({ article }) => article.id);
    scored.push({ kind, score: ndcg(hits, right) });
  }
  const byKind = Map.groupBy(scored, ({ kind }) => kind);
  const means = Object.fromEntries(
    [...byKind].map(([kind, some]) => [kind, sum(some.map(({ score }) => score)) / some.length]),
  );
  for (const [kind, mean] of Object.entries(means))
    expect({ kind, mean, enough: mean >= 0.92 }).toMatchObject({ enough: true });
  expect(sum(scored.map(({ score }) => score)) / scored.length).toBeGreaterThanOrEqual(0.95);
});
