import { setTimeout as sleep } from "node:timers/promises";
import { openApp } from "../../src/app/app.ts";
import { openData } from "../../src/app/data-folder.ts";
import { openCluster } from "../../src/app/search/open-cluster.ts";
import { percentiles } from "../../src/eval/percentile.ts";
import { SearchEngineError } from "../../src/search/opensearch/cluster/engine-error.ts";
import { engineStatus } from "../../src/search/opensearch/cluster/engine-status.ts";
import { createEngineFeeder } from "../../src/search/opensearch/writing/engine-feeder.ts";
import { rebuild } from "../../src/search/opensearch/writing/rebuild.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import { identityOf } from "../../src/storage/state/database-identity.ts";
import type { AskResult, FillResult, RebuildResult, ScaleJob } from "./jobs.ts";
import { processConfig } from "./process-config.ts";

const sampleMs = 50;

/** Returns what gives the most memory that the process had since. */
function watchMemory(): () => number {
  let most = 0;
  const sample = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  setInterval(sample, sampleMs).unref();
  return () => {
    sample();
    return most / 2 ** 20;
  };
}
const always = async () => true;

/** What fills the cluster, and how to close it. */
async function openSource(job: { url: string; folder: string; search: string }) {
  const config = processConfig(job);
  if (!config.search) throw new Error("a cluster is needed");
  const storage = await openData(config);
  const cluster = openCluster(config.search);
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
  const megabytesAtMost = watchMemory();
  const { source, close } = await openSource(job);
  const begun = performance.now();
  await createEngineFeeder(source, always).round();
  const seconds = (performance.now() - begun) / 1_000;
  const { bytes } = await engineStatus(source.cluster);
  report({ seconds, megabytes: megabytesAtMost(), indexBytes: bytes });
  await close();
}

/** Starts, and asks what readers ask. */
export async function ask(
  { questions, seriesMs, ...job }: Extract<ScaleJob, { job: "ask" }>,
  report: (figures: AskResult) => void,
): Promise<void> {
  const megabytesAtMost = watchMemory();
  const begun = performance.now();
  const app = await openApp(processConfig(job), Date.now);
  let failed = 0;
  const search = async (text: string) => {
    const query = parseQuery(text, { now: Date.now(), zone: "UTC" });
    await app.index.search(query, { limit: 10 }).catch((error: unknown) => {
      if (!(error instanceof SearchEngineError)) throw error;
      failed++;
    });
  };
  await search(Object.values(questions)[0]?.[0] ?? "");
  const firstMs = performance.now() - begun;
  const times: AskResult["times"] = {};
  for (const [kind, texts] of Object.entries(questions)) {
    const all: number[] = [];
    const end = performance.now() + seriesMs;
    for (const text of texts) {
      const start = performance.now();
      await search(text);
      all.push(performance.now() - start);
      if (performance.now() > end) break;
    }
    times[kind] = { asked: all.length, ...percentiles(all) };
  }
  report({ firstMs, times, failed, megabytes: megabytesAtMost() });
  await app.storage.close();
  await app.onCluster?.cluster.close();
}

const askEveryMs = 50;

/** Builds the index anew while a question is asked. */
export async function rebuildAsked(
  { question, ...job }: Extract<ScaleJob, { job: "rebuild" }>,
  report: (figures: RebuildResult) => void,
): Promise<void> {
  const { config, source, close } = await openSource(job);
  const app = await openApp(config, Date.now);
  const query = parseQuery(question, { now: Date.now(), zone: "UTC" });
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
