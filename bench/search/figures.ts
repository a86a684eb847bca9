import type { LoopReport } from "../../src/eval/event-loop.ts";
import type { Quality } from "../../src/eval/metrics.ts";

/** Which engine, set up how. */
export type Setup = { engine: string; configuration: string };

/** Judge an engine on a collection: each file of queries, and the clean one with a typo. */
export type QualityJob = Setup & { job: "quality"; folder: string; work: string };

/** Fill an engine with generated articles and ask as readers do; saves it in `work`. */
export type ArchiveJob = Setup & {
  job: "archive";
  size: number;
  sentences: number;
  work: string;
  seriesMs: number;
};

/** Start from what an archive job saved in `work`, or build anew. */
export type StartJob = Setup & { job: "start"; size: number; sentences: number; work: string };

export type Job = QualityJob | ArchiveJob | StartJob;

/** By the name of the file of queries; "1 typo" for the one made here. */
export type QualityFigures = Record<string, Quality>;

/** Milliseconds; `asked` falls short where the time was up. */
export type Times = { asked: number; p50: number; p95: number; p99: number };

/** Shares of known items that were the first hit. */
export type FirstHits = { asked: number; clean: number; oneTypo: number; allTypos: number };

export type ArchiveFigures = {
  control: number;
  wordsPerSecond: number;
  articlesPerSecond: number;
  /** Of the index, beside the articles themselves; on disk for those that live there. */
  megabytes: number;
  building: LoopReport;
  searching: LoopReport;
  firstHits: FirstHits;
  times: Record<string, Times>;
};

/** Milliseconds from the first line of our code to the first answer, the articles being at hand. */
export type StartFigures = { readyMs: number; how: "loaded" | "rebuilt" };
