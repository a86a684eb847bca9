import { percentile } from "../../src/eval/percentile.ts";
import type { Table } from "../section.ts";
import { bestOfEach, onCollections, onKnownItems, type Trial } from "./choose.ts";
import type { Setup, Times } from "./figures.ts";
import type { ArchiveRun } from "./section.ts";

/** All tables of the search section, quality first; each shows each engine in its best configuration for the table. */
export function tablesOf(trials: Trial[], runs: ArchiveRun[]): Table[] {
  return [
    ...(Object.keys(trials[0]?.collections ?? {}).length > 0
      ? [qualityTable(bestOfEach(trials, onCollections)), configurationTable(trials)]
      : []),
    ...archivesOf(runs).flatMap(([articles, own]) => archiveTables(articles, own)),
  ];
}

/** The runs by their articles, told in words. */
export const archivesOf = (runs: ArchiveRun[]): [articles: string, runs: ArchiveRun[]][] => [
  ...Map.groupBy(
    runs,
    ({ size, sentences }) => `${size.toLocaleString("en")} ${sentences > 9 ? "long" : "short"} articles`,
  ),
];

/** The runs of each engine in one configuration: that which is best by the first run of each. */
function bestRuns(runs: ArchiveRun[], merit: (run: ArchiveRun) => number): Grouped {
  const best = bestOfEach(runs, merit).map(nameOf);
  return [...Map.groupBy(runs, nameOf)].filter(([name]) => best.includes(name));
}

export const bestAtKnownItems = (runs: ArchiveRun[]): Grouped => bestRuns(runs, onKnownItems);
/** By its slowest kind of query. */
export const fastest = (runs: ArchiveRun[]): Grouped =>
  bestRuns(runs, ({ archive }) => -(slowestP95(archive.figures.times) ?? Number.POSITIVE_INFINITY));
export const fastestToBuild = (runs: ArchiveRun[]): Grouped =>
  bestRuns(runs, ({ archive }) => archive.figures.wordsPerSecond ?? 0);

/** The 95th percentile of the slowest kind of query; undefined if none was asked. */
export function slowestP95(times: Record<string, Times> = {}): number | undefined {
  const all = Object.values(times).map(({ p95 }) => p95);
  return all.length === 0 ? undefined : Math.max(...all);
}

const nameOf = ({ engine, configuration }: Setup): string => `${engine} (${configuration})`;

const share = (value: number | undefined): string => (value === undefined ? "-" : value.toFixed(3));

function qualityTable(best: Trial[]): Table {
  const columns = Object.entries(best[0]?.collections ?? {}).flatMap(([collection, { figures }]) =>
    Object.keys(figures).map((queries) => ({ collection, queries })),
  );
  return {
    title: "Quality on collections: nDCG@10 / first hit",
    columns: ["engine", ...columns.map(({ collection, queries }) => `${collection} ${queries}`)],
    rows: best.map((trial) => [
      nameOf(trial),
      ...columns.map(({ collection, queries }) => {
        const quality = trial.collections[collection]?.figures[queries];
        return quality ? `${share(quality.ndcg10)}/${share(quality.firstHit)}` : "-";
      }),
    ]),
    notes: [
      "1 typo: one edit in the rarest word of each query",
      ...troubles(best.flatMap(collectionTroubles)),
    ],
  };
}

const collectionTroubles = (trial: Trial): [string, string | undefined][] =>
  Object.entries(trial.collections).map(([name, { failure }]) => [`${nameOf(trial)} on ${name}`, failure]);

const troubles = (all: [string, string | undefined][]): string[] => [
  ...new Set(all.flatMap(([who, trouble]) => (trouble === undefined ? [] : [`${who}: ${trouble}`]))),
];

/** Every configuration that was tried, so that the choice can be checked. */
function configurationTable(trials: Trial[]): Table {
  const names = Object.keys(trials[0]?.collections ?? {});
  return {
    title: "All configurations: nDCG@10 clean / 1 typo",
    columns: ["engine", ...names],
    rows: trials.map((trial) => [
      nameOf(trial),
      ...names.map((name) => {
        const figures = trial.collections[name]?.figures;
        return `${share(figures?.clean?.ndcg10)}/${share(figures?.["1 typo"]?.ndcg10)}`;
      }),
    ]),
    notes: troubles(trials.flatMap(collectionTroubles)),
  };
}

function archiveTables(articles: string, runs: ArchiveRun[]): Table[] {
  const notes = troubles(runs.map((run) => [nameOf(run), run.archive.failure]));
  return [
    { title: `First hit by three headline words, ${articles}`, ...firstHits(bestAtKnownItems(runs)), notes },
    { title: `Milliseconds a question, p50 / p95 / p99, ${articles}`, ...times(fastest(runs)), notes },
    {
      title: `Building and keeping, ${articles}`,
      ...keeping(fastestToBuild(runs)),
      notes: [...notes, blockNote, controlNote(runs)],
    },
  ];
}

/** By the name of engine and configuration. */
export type Grouped = [name: string, runs: ArchiveRun[]][];

const firstHits = (engines: Grouped) => ({
  columns: ["engine", "asked", "clean", "one typo", "a typo in each"],
  rows: engines.map(([name, runs]) => {
    const hits = runs[0]?.archive.figures.firstHits;
    return [
      name,
      String(hits?.asked ?? "-"),
      share(hits?.clean),
      share(hits?.oneTypo),
      share(hits?.allTypos),
    ];
  }),
});

/** Medians over the runs; "-" if no run got that far. */
function figure(runs: ArchiveRun[], of: (run: ArchiveRun) => number | undefined, digits = 2): string {
  const values = runs.map(of).filter((value) => value !== undefined);
  return values.length === 0
    ? "-"
    : percentile(values, 0.5).toLocaleString("en", { maximumFractionDigits: digits });
}

export const kinds = ["one word", "three words", "headline, a typo", "prefix", "phrase"];

const times = (engines: Grouped) => ({
  columns: ["engine", ...kinds],
  rows: engines.map(([name, runs]) => [
    name,
    ...kinds.map((kind) =>
      (["p50", "p95", "p99"] as const)
        .map((share) => figure(runs, ({ archive }) => archive.figures.times?.[kind]?.[share]))
        .join(" / "),
    ),
  ]),
});

const keeping = (engines: Grouped) => ({
  columns: [
    "engine",
    "words/s",
    "MB",
    "ready ms",
    "",
    "block ms building",
    "cpu",
    "gc",
    "block ms searching",
    "cpu",
    "gc",
  ],
  rows: engines.map(([name, runs]) => [
    name,
    figure(runs, ({ archive }) => archive.figures.wordsPerSecond, 0),
    figure(runs, ({ archive }) => archive.figures.megabytes, 1),
    figure(runs, ({ start }) => start.figures.readyMs, 0),
    runs[0]?.start.figures.how ?? "-",
    figure(runs, ({ archive }) => archive.figures.building?.blockMs, 1),
    figure(runs, ({ archive }) => archive.figures.building?.cpuMs, 1),
    figure(runs, ({ archive }) => archive.figures.building?.gcMs, 1),
    figure(runs, ({ archive }) => archive.figures.searching?.blockMs, 1),
    figure(runs, ({ archive }) => archive.figures.searching?.cpuMs, 1),
    figure(runs, ({ archive }) => archive.figures.searching?.gcMs, 1),
  ]),
});

const blockNote =
  "block: the longest that the event loop could not turn, by the clock and (cpu) computing; gc: the longest collection, apart";

export function controlNote(runs: ArchiveRun[]): string {
  const controls = runs.flatMap(({ archive }) => archive.figures.control ?? []);
  const ms = (value: number) => value.toFixed(1);
  return `control, the same work each time: median ${ms(percentile(controls, 0.5))} ms, ${ms(Math.min(...controls))} to ${ms(Math.max(...controls))}`;
}
