import type { Article } from "../../article/article.ts";

/** Text with what to emphasise in it: ranges [start, end) in UTF-16 units, sorted, never overlapping. */
export type MarkedText = { text: string; marks: [start: number, end: number][] };

/** `also`: other sources among the results that tell the same story. */
export type Hit = {
  article: Article;
  score: number;
  title: MarkedText;
  passage: MarkedText;
  also?: string[];
};

/** How the index read the query, for the reader to see. */
export type QueryReport = {
  corrections: { typed: string; used: string[] }[];
  aliases: { typed: string; names: string[] }[];
  unread: string[];
  /** The whole query as it was probably meant, where it found little or nothing. */
  suggestion?: string;
};

export type SearchPage = {
  hits: Hit[];
  /** How many stories match in all. */
  total: number;
  report: QueryReport;
  /** Stories that are near but no match, offered where there is none. */
  closest: Hit[];
  /** The change the answer is as of; given back in `asOf` it keeps the pages still. */
  asOf: number;
  tookMs: number;
};
