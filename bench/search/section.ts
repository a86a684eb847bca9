import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChildResult, runInChild } from "../child-process.ts";
import { contenders } from "../engines/contenders.ts";
import type { BenchOptions, Section } from "../section.ts";
import { bestOfEach, type Trial } from "./choose.ts";
import type { ArchiveFigures, Job, QualityFigures, Setup, StartFigures } from "./figures.ts";
import { plotSpeed } from "./plot.ts";
import { tablesOf } from "./tables.ts";

/** One run of a configuration with one number of articles, and the restart after it. */
export type ArchiveRun = Setup & {
  size: number;
  archive: ChildResult<ArchiveFigures>;
  start: ChildResult<StartFigures>;
};

/** Above this size only Newsdesk is measured: the peers take minutes or run out of memory. */
const largestForPeers = 100_000;

const child = new URL("./child.ts", import.meta.url);

/** The fuzzy index compared with libraries that one might use instead. */
export const search: Section = {
  summary: "quality, speed, memory and startup of the fuzzy index and its peers",
  async run(options) {
    const trials = await tryAll(setups(options.engines), options);
    const best = bestOfEach(trials);
    const runs = await measureAll(best, options);
    return {
      tables: tablesOf(trials, best, runs),
      figures: { trials, chosen: best.map(({ engine, configuration }) => ({ engine, configuration })), runs },
      plot: plotSpeed(runs),
    };
  },
};

const setups = (engines: string[]): Setup[] =>
  Object.entries(contenders)
    .filter(([engine]) => engines.length === 0 || engines.includes(engine))
    .flatMap(([engine, ways]) => Object.keys(ways).map((configuration) => ({ engine, configuration })));

async function tryAll(all: Setup[], options: BenchOptions): Promise<Trial[]> {
  const folders = options.evalFolder === undefined ? [] : await collectionsIn(options.evalFolder);
  const smallest = Math.min(...options.sizes, 1000);
  const trials: Trial[] = [];
  for (const setup of all) {
    options.onProgress(`trying ${setup.engine} (${setup.configuration})`);
    const collections: Trial["collections"] = {};
    for (const [name, folder] of folders) {
      collections[name] = await inWorkFolder((work) =>
        run<QualityFigures>({ ...setup, job: "quality", folder, work }, options),
      );
    }
    const { archive } = await measureOnce(setup, smallest, options);
    trials.push({ ...setup, collections, archive });
  }
  return trials;
}

async function collectionsIn(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return names.sort().map((name) => [name, join(folder, name)]);
}

async function measureAll(best: Setup[], options: BenchOptions): Promise<ArchiveRun[]> {
  const runs: ArchiveRun[] = [];
  for (const size of options.sizes) {
    for (const setup of best.filter(({ engine }) => engine === "newsdesk" || size <= largestForPeers)) {
      for (let i = 1; i <= options.runs; i++) {
        options.onProgress(
          `${setup.engine} over ${size.toLocaleString("en")} articles, run ${i} of ${options.runs}`,
        );
        const measured = await measureOnce(setup, size, options);
        runs.push(measured);
        if (measured.archive.failure !== undefined) break;
      }
    }
  }
  return runs;
}

const measureOnce = (
  { engine, configuration }: Setup,
  size: number,
  options: BenchOptions,
): Promise<ArchiveRun> =>
  inWorkFolder(async (work) => {
    const setup = { engine, configuration };
    const seriesMs = options.seconds * 1000;
    const job = { ...setup, size, sentences: options.sentences, work };
    const archive = await run<ArchiveFigures>({ ...job, job: "archive", seriesMs }, options);
    const start: ChildResult<StartFigures> = archive.failure
      ? { figures: {}, failure: archive.failure }
      : await run<StartFigures>({ ...job, job: "start" }, options);
    return { ...setup, size, archive, start };
  });

/** A folder for the child's files, cleared by us because a child may be stopped. */
async function inWorkFolder<T>(use: (work: string) => Promise<T>): Promise<T> {
  const work = await mkdtemp(join(tmpdir(), "newsdesk-bench-"));
  try {
    return await use(work);
  } finally {
    await rm(work, { recursive: true });
  }
}

const run = <Figures>(job: Job, { seconds }: BenchOptions): Promise<ChildResult<Figures>> =>
  runInChild<Job, Figures>(child, job, seconds * 30_000);
