import { setTimeout as sleep } from "node:timers/promises";
import { percentile } from "../../src/eval/percentile.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import type { SearchIndex } from "../../src/search/search-index.ts";
import { corpusTime, generateArticles } from "../corpus/articles.ts";

/** Queries of three headline words. */
const questions = generateArticles("asked", 1_000).map(({ title }) => title.split(" ").slice(0, 3).join(" "));

/** Queries every 20 ms until the work is done; the 99th percentile of the latency in ms, event-loop delay included. */
export async function askUntil(index: SearchIndex, end: Promise<unknown>): Promise<number> {
  let isOver = false;
  const ended = end.finally(() => {
    isOver = true;
  });
  const times: number[] = [];
  for (const text of cycle(questions)) {
    if (isOver) break;
    const due = performance.now() + 20;
    await sleep(20);
    await index.search(parseQuery(text, { now: corpusTime, zone: "UTC" }), { limit: 5 });
    times.push(performance.now() - due);
  }
  await ended;
  return percentile(times, 0.99);
}

function* cycle<T>(items: T[]): Generator<T> {
  for (;;) yield* items;
}
