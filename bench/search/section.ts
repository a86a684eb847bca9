import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mapConcurrently } from "../../src/async/pool.ts";
import { type ChildResult, runInChild } from "../child-process.ts";
import { contenders } from "../engines/contenders.ts";
import type { BenchOptions, Section } from "../section.ts";
import { chosen, type Trial } from "./choose.ts";
import type { ArchiveFigures, Job, QualityFigures, Setup, StartFigures } from "./figures.ts";
import { pageOf } from "./page/page.ts";
import { plotSpeed } from "./plot.ts";
import { tablesOf } from "./tables.ts";

/** One run of a configuration with one number of articles, and the restart after it. */
export type ArchiveRun = Setup & {
  size: number;
  sentences: number;
  archive: ChildResult<ArchiveFigures>;
  start: ChildResult<StartFigures>;
};

/** With more articles, or long ones, others take minutes or run out of memory. */
const largest: Record<string, number> = {
  newsdesk: Number.POSITIVE_INFINITY,
  "fts5+stop": Number.POSITIVE_INFINITY,
  "fuse.js": 10_000,
};
const largestForOthers = 100_000;
/** Quality takes no less time alone. */
const trialsAtOnce = 2;

const child = new URL("./child.ts", import.meta.url);

/** The fuzzy index compared with libraries that one might use instead. */
export const search: Section = {
  summary: "quality, speed, memory and startup of the fuzzy index and its peers",
  async run(options) {
    const trials = await tryAll(setups(options.engines), options);
    const runs = await measureAll(chosen(trials), options);
    return {
      tables: tablesOf(trials, runs),
      figures: { trials, runs },
      plot: plotSpeed(runs),
      page: pageOf(trials, runs),
    };
  },
};

const setups = (engines: string[]): Setup[] =>
  Object.entries(contenders)
    .filter(([engine]) => engines.length === 0 || engines.includes(engine))
    .flatMap(([engine, ways]) => Object.keys(ways).map((configuration) => ({ engine, configuration })));

async function tryAll(all: Setup[], options: BenchOptions): Promise<Trial[]> {
  const folders = options.evalFolder === undefined ? [] : await collectionsIn(options.evalFolder);
  const tooSlow = new Set<string>();
  return mapConcurrently(all, trialsAtOnce, async (setup) => {
    options.onProgress(`trying ${setup.engine} (${setup.configuration})`);
    const collections: Trial["collections"] = {};
    for (const [name, folder] of folders) {
      // Who was stopped on one collection would be on the others.
      if (tooSlow.has(setup.engine)) continue;
      const judged = await inWorkFolder((work) =>
        run<QualityFigures>({ ...setup, job: "quality", folder, work }, options),
      );
      collections[name] = judged;
      if (judged.failure !== undefined) tooSlow.add(setup.engine);
    }
    const { archive } = await measureOnce(setup, { size: trialSize, sentences: trialSentences }, options);
    return { ...setup, collections, archive };
  });
}

async function collectionsIn(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return names.sort().map((name) => [name, join(folder, name)]);
}

type ArchiveSize = Pick<ArchiveRun, "size" | "sentences">;

/** On so many articles the configurations are tried. */
const trialSize = 1_000;
const trialSentences = 2;
/** Of a long article: some 530 words. */
const longSentences = 38;

async function measureAll(setups: Setup[], options: BenchOptions): Promise<ArchiveRun[]> {
  const sizes: ArchiveSize[] = options.sizes.map((size) => ({ size, sentences: options.sentences }));
  if (options.long !== undefined) sizes.push({ size: options.long, sentences: longSentences });
  const runs: ArchiveRun[] = [];
  for (const archive of sizes) {
    for (const setup of setups.filter(({ engine }) => isMeasured(engine, archive))) {
      for (let i = 1; i <= options.runs; i++) {
        const articles = `${archive.size.toLocaleString("en")} articles of ${archive.sentences} sentences`;
        options.onProgress(
          `${setup.engine} (${setup.configuration}) over ${articles}, run ${i} of ${options.runs}`,
        );
        const measured = await measureOnce(setup, archive, options);
        runs.push(measured);
        if (measured.archive.failure !== undefined) break;
      }
    }
  }
  return runs;
}

const isMeasured = (engine: string, { size, sentences }: ArchiveSize): boolean =>
  (sentences === longSentences ? 10 * size : size) <= (largest[engine] ?? largestForOthers);

const measureOnce = (
  { engine, configuration }: Setup,
  { size, sentences }: ArchiveSize,
  options: BenchOptions,
): Promise<ArchiveRun> =>
  inWorkFolder(async (work) => {
    const setup = { engine, configuration };
    const seriesMs = options.seconds * 1000;
    const job = { ...setup, size, sentences, work };
    const archive = await run<ArchiveFigures>({ ...job, job: "archive", seriesMs }, options);
    const start: ChildResult<StartFigures> = archive.failure
      ? { figures: {}, failure: archive.failure }
      : await run<StartFigures>({ ...job, job: "start" }, options);
    return { ...setup, size, sentences, archive, start };
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
  runInChild<Job, Figures>(child, job, seconds * (job.job === "quality" ? 15_000 : 150_000));
