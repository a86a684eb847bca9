import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { Change } from "../../src/article/store.ts";
import { TimeSlice } from "../../src/async/yield.ts";
import { FuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import type { SearchIndex } from "../../src/search/search-index.ts";
import { fromSnapshot } from "../../src/search/snapshot/snapshot-contents.ts";
import { readSnapshot, type Snapshot } from "../../src/search/snapshot/snapshot-file.ts";
import { cases, isOnOpenSearch, newIndex } from "./new-index.ts";
import { article, now } from "./stories.ts";

// Far from one another, so that none is a misspelling of another, and each its own stem.
const words = ["harbour", "volcano", "tariff", "glacier", "penguin", "台積"];

type Story = { title: string[]; body: string[] };

const story = fc.record({
  title: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }),
  body: fc.array(fc.constantFrom(...words), { maxLength: 8 }),
});

const times = (list: string[], word: string): number => list.filter((one) => one === word).length;

/** A character pair is read as the pair and its second character again. */
const lengthOf = (list: string[]): number => list.length + times(list, "台積");

/** Pairs of characters have only one form. */
const typedIn = (word: string, { title, body }: Story): boolean =>
  word !== "台積" && (title.includes(word) || body.includes(word));

const stands = (list: string[], first: string, second: string): boolean =>
  list.some((word, i) => word === first && list[i + 1] === second);

/**
 * BM25F, the adjacency and the form of the query's words, by a plain scan over all that is there. What has
 * all words that anything has comes before the rest.
 */
function naiveScores(stories: Map<string, Story>, query: string[]): Map<string, number> {
  const length = ({ title, body }: Story) => lengthOf(title) + lengthOf(body);
  const all = [...stories];
  const average = all.reduce((sum, [, one]) => sum + length(one), 0) / all.length;
  const worth = query.map((word) => {
    const found = all.filter(([, { title, body }]) => title.includes(word) || body.includes(word)).length;
    const having = Math.max(1, found);
    return Math.log(1 + (all.length - having + 0.5) / (having + 0.5));
  });
  const has = ({ title, body }: Story, word: string) => title.includes(word) || body.includes(word);
  const known = query.filter((word) => all.some(([, one]) => has(one, word)));
  const isComplete = (one: Story) => known.every((word) => has(one, word));
  const scores = all.map(([id, one]): [string, number] => {
    const gains = query.map((word, i) => {
      const count = 4 * times(one.title, word) + times(one.body, word);
      return ((worth[i] as number) * count) / (count + 1.2 * (0.25 + (0.75 * length(one)) / average));
    });
    const adjacent = query.map((word, i) => {
      const next = query[i + 1];
      const beside = next && (stands(one.title, word, next) || stands(one.body, word, next));
      return beside ? (0.1 / 0.85) * ((worth[i] as number) + (worth[i + 1] as number)) : 0;
    });
    const sum = (list: number[]) => list.reduce((total, each) => total + each, 0);
    const titled = sum(worth.filter((_, i) => one.title.includes(query[i] as string)));
    const asked = one.title.filter((word) => query.includes(word)).length / one.title.length;
    const headline = 0.8 * sum(worth) * asked * (titled / sum(worth)) ** 4;
    const asTyped = isComplete(one) ? 0.2 * sum(worth.filter((_, i) => typedIn(query[i] as string, one))) : 0;
    // None has a date: a tenth, by as much as something fifty years old is fresh.
    return [id, (sum(gains) + sum(adjacent) + headline + asTyped) * (1 + 0.1 / (1 + (50 * 365) / 30))];
  });
  const least = Math.max(
    0,
    ...scores.filter((_, i) => !isComplete(all[i]?.[1] as Story)).map(([, of]) => of),
  );
  return new Map(
    scores.map(([id, score], i) => [id, isComplete(all[i]?.[1] as Story) ? Math.max(score, least) : score]),
  );
}

const asArticle = (id: string, { title, body }: Story): Article =>
  article(id, { title: title.join(" "), body: body.join(" ") });

/** Asks the index, and compares scores, order and results with those of the plain scan. */
async function expectAgreement(index: SearchIndex, there: Map<string, Story>, query: string[]) {
  const asked = parseQuery(query.join(" "), { now, zone: "UTC" });
  const { hits } = await index.search(asked, { limit: 50 });
  const expected = naiveScores(there, query);
  expect(index.size).toBe(there.size);
  for (const [i, hit] of hits.entries()) {
    expect(hit.score).toBeCloseTo(expected.get(hit.article.id) as number, 4);
    expect(hit.score).toBeLessThanOrEqual((hits[i - 1] ?? hit).score);
  }
  const found = new Set(hits.map((hit) => hit.article.id));
  for (const [id, { title, body }] of there) {
    if (query.every((word) => title.includes(word) || body.includes(word))) expect(found).toContain(id);
  }
}

/** The same index again, from its file. */
async function reopened(index: FuzzyIndex, there: Map<string, Story>, path: string): Promise<FuzzyIndex> {
  await index.save(path);
  const rules = { added: [], forbidden: [] };
  const snapshot = (await readSnapshot(path)) as Snapshot;
  const contents = await fromSnapshot(snapshot, rules, new TimeSlice());
  const get = async (ids: string[]) =>
    ids.flatMap((id) => (there.has(id) ? asArticle(id, there.get(id) as Story) : []));
  return new FuzzyIndex({ now: () => now, articles: { get }, contents });
}

const change = fc.record({ id: fc.nat(30), story: fc.option(story, { freq: 4 }) });
const anyChanges = fc.array(change, { minLength: 1, maxLength: 120 });
/** OpenSearch counts what was removed or replaced until it merges, among what more than eight articles have. */
const additionsOnly = fc
  .uniqueArray(fc.record({ id: fc.nat(30), story }), { minLength: 1, selector: ({ id }) => id })
  .map((all) => all.map((one): { id: number; story: Story | null } => one));
const changesOf = isOnOpenSearch ? additionsOnly : anyChanges;

test("the index scores as a plain scan does, whatever came and went, before and after merges and a restart", async () => {
  const folder = await mkdtemp(join(tmpdir(), "newsdesk-naive-"));
  await fc.assert(
    fc.asyncProperty(
      changesOf,
      fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: isOnOpenSearch ? 10 : 1, max: 20 }),
      async (changes, query, batch) => {
        const index = await newIndex();
        const there = new Map<string, Story>();
        for (let from = 0; from < changes.length; from += batch) {
          const some = changes.slice(from, from + batch).map(({ id: number, story: one }, i): Change => {
            const [id, seq] = [`s${number}`, from + i + 1];
            if (one) there.set(id, one);
            else there.delete(id);
            return one ? { seq, kind: "add", id, article: asArticle(id, one) } : { seq, kind: "remove", id };
          });
          await index.apply(some);
          // Merges may go on behind: what is found now must be right already.
          await expectAgreement(index, there, query);
        }
        await index.apply([]);
        await expectAgreement(index, there, query);
        if (index instanceof FuzzyIndex)
          await expectAgreement(await reopened(index, there, join(folder, "index")), there, query);
      },
    ),
    { numRuns: cases(100) },
  );
  await rm(folder, { recursive: true });
});
