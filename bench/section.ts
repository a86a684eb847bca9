/** What a section is told to do. */
export type BenchOptions = {
  /** Numbers of articles. */
  sizes: number[];
  /** Which engines; all where empty. */
  engines: string[];
  /** A folder of collections: name/articles.jsonl, queries*.jsonl, qrels.txt. */
  evalFolder?: string;
  /** Sentences in a text, of some 14 words each. */
  sentences: number;
  /** How often a figure of time or memory is taken; the median counts. */
  runs: number;
  /** How long one series of questions may take, in seconds; a whole job may take thirty times that. */
  seconds: number;
  /** Tells the person waiting how far it is. */
  say(line: string): void;
};

export type Table = { title: string; columns: string[]; rows: string[][]; notes: string[] };

type SectionReport = {
  tables: Table[];
  /** For the JSON file: all that was measured. */
  figures: unknown;
  /** An SVG image for the docs. */
  plot?: string;
};

/** A part of the benchmark that can be asked for by name. */
export type Section = { summary: string; run(options: BenchOptions): Promise<SectionReport> };
