import { timeControl } from "../control.ts";
import type { BenchOptions, Section, Table } from "../section.ts";
import { generatedFeed } from "./feed.ts";
import { type Import, measureImport } from "./importing.ts";
import { type ReaderScore, scoreReaders } from "./odd-feeds.ts";
import { measurePolling, type Polling } from "./polling.ts";
import { type FeedReader, readers } from "./readers.ts";
import { measureRunning, type Running } from "./running.ts";

const entries = 5_000;
const polledFeeds = 1_000;
const polledEntries = 20;

type Speed = { reader: string; entriesPerSecond: number };

/** Feeds compared with two libraries, and files imported. */
export const ingest: Section = {
  summary: "feeds and imports: entries read from odd feeds, and speed",
  async run(options) {
    const kept = await scoreReaders();
    const speeds: Speed[] = [];
    for (const [reader, read] of Object.entries(readers))
      speeds.push({ reader, entriesPerSecond: await speedOf(read, options) });
    options.onProgress(`polling ${polledFeeds} feeds`);
    const polling = await measurePolling(polledFeeds, polledEntries);
    const imports: Import[] = [];
    for (const size of options.sizes) imports.push(await measureImport(size, options));
    const running: Running[] = [];
    for (const size of options.sizes) running.push(await measureRunning(size, options));
    const control = timeControl();
    return {
      tables: [
        feedTable(kept, speeds, control),
        pollingTable(polling),
        importTable(imports),
        runningTable(running),
      ],
      figures: { kept, speeds, polling, imports, running, controlMs: control },
    };
  },
};

/** Entries per second of CPU time, the median of the runs; the first run is warm-up. */
async function speedOf(read: FeedReader, { runs, onProgress }: BenchOptions): Promise<number> {
  onProgress("reading feeds");
  const feed = generatedFeed(entries);
  await read(feed);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await cpuSeconds(() => read(feed)));
  return entries / median(times);
}

async function cpuSeconds(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const feedTable = (kept: ReaderScore[], speeds: Speed[], control: number): Table => ({
  title: `Feeds: entries kept of ${kept[0]?.expected} in ${kept[0]?.feeds} odd feeds, and speed on sound ones`,
  columns: ["reader", "kept", "feeds refused", "entries/s"],
  rows: kept.map(({ reader, found, refused }) => [
    reader,
    String(found),
    String(refused),
    Math.round(speeds.find((speed) => speed.reader === reader)?.entriesPerSecond ?? 0).toLocaleString("en"),
  ]),
  notes: [
    "kept: entries with the right headline. Ours also turns HTML into text, reads dates and tells entries apart.",
    `control ${control.toFixed(0)} ms`,
  ],
});

const pollingTable = ({ feeds, read, stored, perSecond, megabytes }: Polling): Table => ({
  title: "Polling: feeds fetched, read and stored, each of a host of its own",
  columns: ["feeds", "entries read", "stored", "entries/s", "memory"],
  rows: [
    [
      feeds.toLocaleString("en"),
      read.toLocaleString("en"),
      stored.toLocaleString("en"),
      Math.round(perSecond).toLocaleString("en"),
      `${Math.round(megabytes)} MB`,
    ],
  ],
  notes: [
    "entries/s: per second of processor time, that of the server included",
    "memory: how far the process grew at most, the server, the database in memory and all articles included",
  ],
});

const importTable = (imports: Import[]): Table => ({
  title: "Import: JSON Lines into the database, stopped half-way and continued",
  columns: ["articles", "articles/s", "continued/s", "longest block", "memory"],
  rows: imports.map(({ articles, perSecond, continuedPerSecond, longestMs, megabytes }) => [
    articles.toLocaleString("en"),
    Math.round(perSecond).toLocaleString("en"),
    Math.round(continuedPerSecond).toLocaleString("en"),
    `${longestMs.toFixed(1)} ms`,
    `${Math.round(megabytes)} MB`,
  ]),
  notes: [
    "articles/s: the first half, per second of processor time, of articles of 80 words; continued: all, half of which is there already",
    "longest block: processor time of the main thread between two of its turns, garbage collection included; memory: how far the process grew",
  ],
});

const runningTable = (running: Running[]): Table => ({
  title: "A file of articles comes into the folder of the running service",
  columns: ["articles", "s", "longest block by the clock", "computing", "garbage collection"],
  rows: running.map(({ articles, seconds, blockMs, cpuMs, gcMs }) => [
    articles.toLocaleString("en"),
    seconds.toFixed(0),
    `${blockMs.toFixed(1)} ms`,
    `${cpuMs.toFixed(1)} ms`,
    `${gcMs.toFixed(1)} ms`,
  ]),
  notes: [
    "Until all are stored, indexed, merged, saved and put to their stories, all of which go on at the same time.",
    "By the clock counts other programs on this machine too; garbage collection is in neither of the first two.",
  ],
});
