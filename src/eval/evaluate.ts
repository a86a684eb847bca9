import { setImmediate } from "node:timers/promises";
import type { Article } from "../article/article.ts";
import type { Change } from "../article/store.ts";
import type { Query } from "../search/query/query.ts";
import type { FedIndex, SearchIndex } from "../search/search-index.ts";
import type { CollectionArticle, CollectionQuery } from "./collection.ts";
import { type LoopReport, watchLoop } from "./event-loop.ts";
import { bytesInUse } from "./heap-in-use.ts";
import { type Percentiles, percentiles } from "./percentile.ts";
import type { RunEntry } from "./trec.ts";

export type IndexingReport = {
  articles: number;
  words: number;
  articlesPerSecond: number;
  wordsPerSecond: number;
  /** Memory that the index takes for an article, beside the article itself. */
  bytesPerArticle: number;
  loop: LoopReport;
};

/** Times in milliseconds. */
export type SearchReport = Percentiles & { queries: number; loop: LoopReport };

/** Hits of each query that are judged, and found unless more are asked for. */
export const runDepth = 100;
/** Like the service, which applies changes in batches when it catches up with its store. */
const batchSize = 1000;
/** After a first pass that warms up and yields the rankings. */
const timedPasses = 3;

/** Called with how many of so many are done. */
export type OnDone = (done: number, of: number) => void;

/** Adds the articles to the empty index and measures that. */
export async function fill(
  index: FedIndex,
  articles: Article[],
  onAdded: OnDone = () => {},
): Promise<IndexingReport> {
  const words = articles.reduce((total, article) => total + countWords(article), 0);
  const before = await bytesInUse();
  const start = performance.now();
  const { loop } = await watchLoop(() => applyAll(index, articles, onAdded));
  const seconds = (performance.now() - start) / 1000;
  const bytes = (await bytesInUse()) - before;
  return {
    articles: articles.length,
    words,
    articlesPerSecond: articles.length / seconds,
    wordsPerSecond: words / seconds,
    bytesPerArticle: Math.max(0, bytes) / articles.length,
    loop,
  };
}

async function applyAll(index: FedIndex, articles: Article[], onAdded: OnDone): Promise<void> {
  const add = (article: Article, i: number): Change => ({ kind: "add", seq: i + 1, id: article.id, article });
  const changes = articles.map(add);
  for (let from = 0; from < changes.length; from += batchSize) {
    await index.apply(changes.slice(from, from + batchSize));
    onAdded(Math.min(from + batchSize, changes.length), changes.length);
  }
  // Segments are merged after an apply; the next one waits for that.
  await index.apply([]);
}

const countWords = ({ title, summary = "", body = "" }: Article): number =>
  `${title} ${summary} ${body}`.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/**
 * Runs each query as a reader's search would, to a depth of so many hits. Returns the hits by
 * query id, best first, under their ids in the collection, and the times.
 */
export async function runQueries(
  index: SearchIndex,
  parse: (text: string) => Query,
  collection: { articles: CollectionArticle[]; queries: CollectionQuery[] },
  depth = runDepth,
  onAsked: OnDone = () => {},
): Promise<{ rankings: Map<string, RunEntry[]>; search: SearchReport }> {
  const names = new Map(collection.articles.map(({ id, article }) => [article.id, id]));
  const rankings = new Map<string, RunEntry[]>();
  const all = collection.queries.length * (1 + timedPasses);
  let asked = 0;
  const ask = async ({ id, text }: CollectionQuery): Promise<number> => {
    const start = performance.now();
    const { hits } = await index.search(parse(text), { limit: depth });
    const ms = performance.now() - start;
    const entries = hits.map(({ article, score }) => ({ id: names.get(article.id) ?? article.id, score }));
    rankings.set(id, entries);
    onAsked(++asked, all);
    return ms;
  };
  await pass(collection.queries, ask);
  const { result: times, loop } = await watchLoop(async () => {
    const times: number[] = [];
    for (let i = 0; i < timedPasses; i++) times.push(...(await pass(collection.queries, ask)));
    return times;
  });
  return { rankings, search: { queries: collection.queries.length, ...percentiles(times), loop } };
}

/** One after another, each in its own turn of the event loop, as queries arrive. */
async function pass<T>(queries: T[], ask: (query: T) => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (const query of queries) {
    times.push(await ask(query));
    await setImmediate();
  }
  return times;
}
