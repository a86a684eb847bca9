import { beforeAll, expect, test } from "vitest";
import type { Hit } from "../../../src/search/present/search-page.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import type { FedIndex } from "../../../src/search/search-index.ts";
import { newIndex } from "../new-index.ts";
import { additions, now } from "../stories.ts";
import { archive } from "./archive.ts";
import { held, heldUnanswerable } from "./held-out.ts";
import { questions, searches, unanswerable } from "./questions.ts";

// Sets, not cases: each promise is a share, with the queries that break it in the message.

let index: FedIndex;
beforeAll(async () => {
  index = await newIndex();
  await index.apply(additions(archive));
});

const hitsOf = async (text: string): Promise<Hit[]> =>
  (await index.search(parseQuery(text, { now, zone: "Asia/Taipei" }), { limit: 10 })).hits;

/** Fails if less than `share` of the cases pass, and names the others. */
async function mostly<T extends readonly [string, ...unknown[]]>(
  share: number,
  cases: T[],
  passes: (one: T, hits: Hit[]) => boolean,
): Promise<void> {
  const failed: string[] = [];
  for (const one of cases) if (!passes(one, await hitsOf(one[0]))) failed.push(one[0]);
  expect(1 - failed.length / cases.length, failed.join("; ")).toBeGreaterThanOrEqual(share);
}

test("the passage of the story contains the answer to nine of ten questions", async () => {
  expect(questions.length).toBeGreaterThanOrEqual(60);
  await mostly(0.9, questions, ([, story, answer], hits) => {
    const hit = hits.find(({ article }) => article.id === story);
    return hit?.passage.text.includes(answer) ?? false;
  });
});

test("a story is the first result, however readers phrase the query", async () => {
  const asked = [...questions.map(([question, story]) => [question, story] as const), ...searches];
  expect(asked.length).toBeGreaterThanOrEqual(100);
  await mostly(0.97, asked, ([, story], hits) => hits[0]?.article.id === story);
});

test("the same holds for held-out queries", async () => {
  expect(held.length).toBeGreaterThanOrEqual(60);
  await mostly(0.97, held, ([, story], hits) => hits[0]?.article.id === story);
});

test.each([
  ["the first", unanswerable],
  ["the second", heldUnanswerable],
])("nine of ten queries that no story answers have no results, for %s reader", async (_, texts) => {
  const asked = texts.map((text): [string] => [text]);
  expect(asked.length).toBeGreaterThanOrEqual(60);
  await mostly(0.9, asked, (_, hits) => hits.length === 0);
});
