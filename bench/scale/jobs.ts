import type { Percentiles } from "../../src/eval/percentile.ts";

/** A process's job; all processes use the database at `url`. */
export type ScaleJob =
  | { job: "store"; url: string; seed: string; articles: number; sentences: number }
  | { job: "find"; url: string; folder: string; search?: string; words: string[] }
  | { job: "post"; url: string; channels: number; now: number }
  | { job: "hold"; url: string; folder: string }
  | { job: "fill"; url: string; folder: string; search: string }
  | { job: "ask"; url: string; folder: string; search?: string; questions: Questions; seriesMs: number }
  | { job: "rebuild"; url: string; folder: string; search: string; question: string };

/** What is asked, by kind, as a reader would type it. */
export type Questions = Record<string, string[]>;

/** Storing the articles of a job. */
export type StoreResult = { seconds: number };
/** When the process had started, and when it found each word first, in milliseconds since the epoch. */
export type FindResult = { readyAt: number; at: Record<string, number> };
/** How many digests this process posted, and when it began and ended, in milliseconds since the epoch. */
export type PostResult = { posted: number; began: number; ended: number };
/** Opening the app: how long it took, how, and the memory that the process then has. */
export type HoldResult = { seconds: number; megabytes: number; articles: number; fetched: boolean };
/** Writing all articles to a cluster, the most memory that the process had, and what the index takes there. */
export type FillResult = { seconds: number; megabytes: number; indexBytes?: number };
/** From the start of opening to the first answer; what readers ask, by kind, and how much of it was not answered. */
export type AskResult = {
  firstMs: number;
  times: Record<string, { asked: number } & Percentiles>;
  failed: number;
  megabytes: number;
};
/** Building the index anew, and the answers meanwhile. */
export type RebuildResult = { seconds: number; answers: number; failed: number; slowestMs: number };
