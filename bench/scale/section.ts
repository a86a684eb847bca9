import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPostgres } from "../../src/storage/postgres/open-postgres.ts";
import { type Postgres, startPostgres } from "../../test/servers/postgres.ts";
import { type ChildKind, runInChild } from "../child-process.ts";
import { corpusTime } from "../corpus/articles.ts";
import type { BenchOptions, Section } from "../section.ts";
import { clusterTables } from "./cluster-tables.ts";
import type { HoldResult, PostResult, ScaleJob, StoreResult } from "./jobs.ts";
import { measureFinding } from "./measure-finding.ts";
import { measureOnCluster } from "./on-cluster.ts";
import { fanOutTable, findingTable, holdingTable, storingTable } from "./tables.ts";

const processCounts = [1, 2, 3];
const child = new URL("./child.ts", import.meta.url);

export type Storing = { processes: number; articles: number; perSecond: number };
export type FanOut = { processes: number; channels: number; seconds: number; shares: number[] };
export type Holding = HoldResult & { size: number };

/** One PostgreSQL on this machine, used by several processes. */
export const scale: Section = {
  summary: "PostgreSQL and several processes: storing, finding through another, fan-out, memory",
  async run(options) {
    const postgres = await startPostgres();
    const folder = await mkdtemp(join(tmpdir(), "newsdesk-bench-"));
    try {
      const context = { ...options, postgres, folder };
      if (options.search === "opensearch") {
        const figures = await measureOnCluster(context, run);
        return { tables: clusterTables(figures), figures };
      }
      const storing = [];
      for (const processes of processCounts) storing.push(await measureStoring(context, processes));
      const finding = await measureFinding(context, run);
      const fanOut = [];
      for (const processes of processCounts) fanOut.push(await measureFanOut(context, processes));
      const holding = [];
      for (const size of options.sizes) holding.push(...(await measureHolding(context, size)));
      return {
        tables: [storingTable(storing), findingTable(finding), fanOutTable(fanOut), holdingTable(holding)],
        figures: { storing, finding, fanOut, holding },
      };
    } finally {
      await postgres.end();
      await rm(folder, { recursive: true });
    }
  },
};

export type ScaleContext = BenchOptions & { postgres: Postgres; folder: string };

export type RunJob = <Figures>(context: ScaleContext, job: ScaleJob, kind?: ChildKind) => Promise<Figures>;

async function run<Figures>(
  { seconds, onProgress }: ScaleContext,
  job: ScaleJob,
  kind?: ChildKind,
): Promise<Figures> {
  const { figures, failure } = await runInChild<ScaleJob, Figures>(child, job, seconds * 600_000, kind);
  if (failure) throw new Error(`${job.job}: ${failure}`);
  // A run that takes hours and breaks off has told what it measured.
  onProgress(`${job.job}: ${JSON.stringify(figures)}`);
  return figures as Figures;
}

/** All processes store different articles at the same time. */
async function measureStoring(context: ScaleContext, processes: number): Promise<Storing> {
  context.onProgress(`storing, ${processes} processes`);
  const url = await context.postgres.createDatabase();
  await (await openPostgres(url)).close();
  const each = 10_000;
  const { sentences } = context;
  const jobs = Array.from({ length: processes }, (_, n) =>
    run<StoreResult>(context, { job: "store", url, seed: `writer ${n}`, articles: each, sentences }),
  );
  const slowest = Math.max(...(await Promise.all(jobs)).map(({ seconds }) => seconds));
  const articles = each * processes;
  return { processes, articles, perSecond: articles / slowest };
}

/** Digests of many channels that are due in the same minute. */
async function measureFanOut(context: ScaleContext, processes: number): Promise<FanOut> {
  context.onProgress(`fan-out, ${processes} processes`);
  const channels = 2_000;
  const url = await context.postgres.createDatabase();
  const now = corpusTime - (corpusTime % 3_600_000);
  await subscribe(url, channels, now);
  const jobs = Array.from({ length: processes }, () =>
    run<PostResult>(context, { job: "post", url, channels, now }),
  );
  const done = await Promise.all(jobs);
  const shares = done.map(({ posted }) => posted);
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (total !== channels) throw new Error(`${total} posts for ${channels} channels`);
  const began = Math.min(...done.map((one) => one.began));
  return {
    processes,
    channels,
    shares,
    seconds: (Math.max(...done.map((one) => one.ended)) - began) / 1_000,
  };
}

async function subscribe(url: string, channels: number, now: number): Promise<void> {
  const { subscriptions, close } = await openPostgres(url);
  const dayMs = 86_400_000;
  const time = new Date(now).toISOString().slice(11, 16);
  const schedule = { times: [time], zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7] as (1 | 2)[] };
  const since = { createdAt: now - dayMs, coveredUntil: now - dayMs };
  for (let n = 0; n < channels; n++) {
    const channel = { platform: "slack", tenant: `T${n}`, channel: `C${n}` };
    await subscriptions.add({
      channel,
      schedule,
      locale: "en",
      createdBy: { ...channel, user: "U" },
      ...since,
    });
  }
  await close();
}

/** The first process indexes every article, the second loads its index. */
async function measureHolding(context: ScaleContext, size: number): Promise<Holding[]> {
  context.onProgress(`opening ${size} articles`);
  const url = await context.postgres.createDatabase();
  const { sentences } = context;
  await run<StoreResult>(context, { job: "store", url, seed: "archive", articles: size, sentences });
  const holding: Holding[] = [];
  for (const name of ["first", "second"]) {
    const folder = join(context.folder, `${size}-${name}`);
    holding.push({ size, ...(await run<HoldResult>(context, { job: "hold", url, folder })) });
    await rm(folder, { recursive: true });
  }
  return holding;
}
