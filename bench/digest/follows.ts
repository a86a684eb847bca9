import { TimeSlice } from "../../src/async/yield.ts";
import { percentile } from "../../src/eval/percentile.ts";
import { FuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { compileQuery } from "../../src/search/percolate/percolator.ts";
import { createQueryIndex } from "../../src/search/percolate/query-index.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import { corpusTime, generateArticles } from "../corpus/articles.ts";
import type { Table } from "../section.ts";

const follows = 10_000;
const articles = 500;

/** How long matching a new article against 10,000 follows takes, in milliseconds. */
export async function measureFollows(): Promise<{ median: number; p99: number; matched: number }> {
  const known = new FuzzyIndex({ now: () => corpusTime });
  const index = createQueryIndex();
  // Two words of a headline each: what people follow is what the news is about.
  for (const [at, { title }] of generateArticles("followed", follows).entries()) {
    const query = title.split(" ").slice(0, 2).join(" ");
    const read = parseQuery(query, { now: corpusTime, zone: "UTC" });
    index.set(String(at), await compileQuery(read, known));
  }
  const times: number[] = [];
  let matched = 0;
  const slice = new TimeSlice();
  for (const article of generateArticles("news", articles)) {
    const begun = performance.now();
    matched += (await index.match(article, slice)).length;
    times.push(performance.now() - begun);
  }
  return { median: percentile(times, 0.5), p99: percentile(times, 0.99), matched };
}

export const followsTable = ({
  median,
  p99,
  matched,
}: Awaited<ReturnType<typeof measureFollows>>): Table => ({
  title: `A new article against ${follows.toLocaleString("en")} follows`,
  columns: ["", "median ms", "p99 ms", "matches an article"],
  rows: [["Newsdesk", median.toFixed(2), p99.toFixed(2), (matched / articles).toFixed(1)]],
  notes: [],
});
