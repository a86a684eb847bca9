import { setTimeout as sleep } from "node:timers/promises";
import { openApp } from "../../src/app/app.ts";
import { openData } from "../../src/app/data-folder.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { percentiles } from "../../src/eval/percentile.ts";
import { Cluster } from "../../src/search/opensearch/cluster/cluster.ts";
import { createEngineFeeder } from "../../src/search/opensearch/writing/engine-feeder.ts";
import { rebuild } from "../../src/search/opensearch/writing/rebuild.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import { identityOf } from "../../src/storage/state/database-identity.ts";
import { generateArticles } from "../corpus/articles.ts";
import { countWords, readersQuestions } from "../corpus/questions.ts";
import type { AskResult, FillResult, RebuildResult, ScaleJob } from "./jobs.ts";

type Shared = { url: string; folder: string; search?: string };

const configOf = ({ url, folder, search }: Shared): Config =>
  readConfig({
    NEWSDESK_DATA: folder,
    NEWSDESK_CORPUS: `${folder}/none`,
    DATABASE_URL: url,
    SEARCH_URL: search,
  });

const megabytes = (): number => process.memoryUsage().rss / 2 ** 20;
const always = async () => true;

/** What fills the cluster, and how to close it. */
async function openSource(job: Shared) {
  const config = configOf(job);
  if (!config.search) throw new Error("a cluster is needed");
  const storage = await openData(config);
  const cluster = new Cluster(config.search);
  const { articles, keyValues } = storage;
  const refuse = () => {
    throw new Error("an article was refused");
  };
  return {
    config,
    source: { cluster, articles, database: await identityOf(keyValues), onRefused: refuse },
    close: () => Promise.all([storage.close(), cluster.close()]),
  };
}

/** Writes all articles to the cluster for the first time. */
export async function fill(
  job: Extract<ScaleJob, { job: "fill" }>,
  report: (figures: FillResult) => void,
): Promise<void> {
  const { source, close } = await openSource(job);
  const begun = performance.now();
  await createEngineFeeder(source, always).round();
  const seconds = (performance.now() - begun) / 1_000;
  report({ seconds, megabytes: process.resourceUsage().maxRSS / 1_024 });
  await close();
}

/** Starts, and asks what readers ask. */
export async function ask(
  { size, seriesMs, ...job }: Extract<ScaleJob, { job: "ask" }>,
  report: (figures: AskResult) => void,
): Promise<void> {
  const sample = generateArticles("archive", Math.min(size, 20_000));
  const questions = readersQuestions(sample, countWords(sample), 200, "archive");
  sample.length = 0;
  const begun = performance.now();
  const app = await openApp(configOf(job), Date.now);
  const search = (text: string) =>
    app.index.search(parseQuery(text, { now: Date.now(), zone: "UTC" }), { limit: 10 });
  await search(questions["one word"][0]?.text ?? "");
  const firstMs = performance.now() - begun;
  const times: AskResult["times"] = {};
  for (const [kind, series] of Object.entries(questions)) {
    const all: number[] = [];
    const end = performance.now() + seriesMs;
    for (const { text } of series) {
      const start = performance.now();
      await search(kind === "phrase" ? `"${text}"` : text);
      all.push(performance.now() - start);
      if (performance.now() > end) break;
    }
    times[kind] = { asked: all.length, ...percentiles(all) };
  }
  report({ firstMs, times, megabytes: megabytes() });
  await app.storage.close();
  await app.onCluster?.cluster.close();
}

const askEveryMs = 50;

/** Builds the index anew while questions are asked. */
export async function rebuildAsked(
  job: Extract<ScaleJob, { job: "rebuild" }>,
  report: (figures: RebuildResult) => void,
): Promise<void> {
  const { config, source, close } = await openSource(job);
  const app = await openApp(config, Date.now);
  const [question] = readersQuestions(
    generateArticles("archive", 1_000),
    countWords(generateArticles("archive", 1_000)),
    1,
    "archive",
  )["three words"];
  const query = parseQuery(question?.text ?? "", { now: Date.now(), zone: "UTC" });
  const waits: number[] = [];
  let [failed, isOver] = [0, false];
  const asking = (async () => {
    while (!isOver) {
      const start = performance.now();
      const page = await app.index.search(query, { limit: 10 }).catch(() => undefined);
      if (!page?.total) failed++;
      waits.push(performance.now() - start);
      await sleep(askEveryMs);
    }
  })();
  const begun = performance.now();
  await rebuild(source, { isOurs: always, onProgress: () => {}, onWait: () => {} });
  const seconds = (performance.now() - begun) / 1_000;
  isOver = true;
  await asking;
  report({ seconds, answers: waits.length, failed, slowestMs: Math.max(...waits) });
  await close();
  await app.storage.close();
  await app.onCluster?.cluster.close();
}
