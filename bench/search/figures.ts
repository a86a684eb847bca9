import type { LoopReport } from "../../src/eval/event-loop.ts";
import type { Quality } from "../../src/eval/metrics.ts";

/** An engine and its configuration. */
export type Setup = { engine: string; configuration: string };

/** Evaluates an engine on a collection: each file of queries, and the clean one with a typo. */
export type QualityJob = Setup & { job: "quality"; folder: string; work: string };

/** Fills an engine with generated articles and queries it as readers do; saves it in `work`. */
export type ArchiveJob = Setup & {
  job: "archive";
  size: number;
  sentences: number;
  work: string;
  seriesMs: number;
};

/** Starts from what an archive job saved in `work`, or builds the index again. */
export type StartJob = Setup & { job: "start"; size: number; sentences: number; work: string };

export type Job = QualityJob | ArchiveJob | StartJob;

/** By the name of the file of queries; "1 typo" for the one made here. */
export type QualityFigures = Record<string, Quality>;

/** Milliseconds; `asked` is smaller if the time ran out. */
export type Times = { asked: number; p50: number; p95: number; p99: number };

/** Shares of known items that were the first hit. */
export type FirstHits = { asked: number; clean: number; oneTypo: number; allTypos: number };

export type ArchiveFigures = {
  control: number;
  wordsPerSecond: number;
  articlesPerSecond: number;
  /** Size of the index without the articles; on disk for engines that live there. */
  megabytes: number;
  building: LoopReport;
  searching: LoopReport;
  firstHits: FirstHits;
  times: Record<string, Times>;
};

/** Milliseconds from the first line of our code to the first answer, with the articles already loaded. */
export type StartFigures = { readyMs: number; how: "loaded" | "rebuilt" };
