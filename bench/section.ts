/** The options of a run. */
export type BenchOptions = {
  /** Numbers of articles. */
  sizes: number[];
  /** Where the index of an archive lies that is measured beside the embedded one. */
  search?: "opensearch";
  /** Which engines; all where empty. */
  engines: string[];
  /** A folder of collections: name/articles.jsonl, queries*.jsonl, qrels.txt. */
  evalFolder?: string;
  /** So many articles of some 530 words are measured too. */
  long?: number;
  /** Sentences in a text, of some 14 words each. */
  sentences: number;
  /** How often time and memory are measured; the median counts. */
  runs: number;
  /** Time limit for one series of queries, in seconds; a whole job may take thirty times that. */
  seconds: number;
  /** Reports progress. */
  onProgress(line: string): void;
};

export type Table = { title: string; columns: string[]; rows: string[][]; notes: string[] };

type SectionReport = {
  tables: Table[];
  /** All measurements, for the JSON file. */
  figures: unknown;
  /** An SVG image for the docs. */
  plot?: string;
  /** The part of docs/benchmarks.md on it. */
  page?: string;
};

/** A part of the benchmark that can be run by name. */
export type Section = { summary: string; run(options: BenchOptions): Promise<SectionReport> };
