import type { Article } from "../../article/article.ts";
import type { Query } from "../query/query.ts";

/** Text with ranges [start, end) to highlight, in UTF-16 units, sorted, never overlapping. */
export type MarkedText = { text: string; marks: [start: number, end: number][] };

/** `also`: other sources among the results that tell the same story. */
export type Hit = {
  article: Article;
  score: number;
  title: MarkedText;
  passage: MarkedText;
  also?: string[];
};

/** How the index read the query, to be shown to the reader. */
export type QueryReport = {
  /** The words that were searched, and the filters that applied, with the values that were meant. */
  read: Pick<Query, "groups" | "filters">;
  corrections: { typed: string; used: string[] }[];
  /** Words that the archive has only in the other language, with what they mean there. */
  translations: { typed: string; used: string[] }[];
  aliases: { typed: string; names: string[] }[];
  unread: string[];
  /** The whole query as it was probably meant, if it found nothing. */
  suggestion?: string;
  /** Set if a part of the archive did not answer. */
  partial?: true;
};

export type SearchPage = {
  hits: Hit[];
  /** The ids of the hits, after those of all pages before. */
  listed: string[];
  /** How many stories match in all, the same on every page. */
  total: number;
  /** Set where the list ends although more stories match: how many it has. */
  endsAt?: number;
  report: QueryReport;
  /** If nothing matches, the stories that come closest and have the rarest word of the query. */
  closest: Hit[];
  /** The last change the page reflects; further pages with the same `asOf` fit this one. */
  asOf: number;
  tookMs: number;
};
