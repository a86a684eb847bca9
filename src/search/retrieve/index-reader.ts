import type { Article } from "../../article/article.ts";
import type { TimeSlice } from "../../async/yield.ts";
import type { DocLocation } from "../index/segment-store.ts";
import type { QueryContext } from "../query/vocabulary.ts";
import type { Gathered, Wanted } from "./gathered.ts";

/** What a search reads; it does not change during the search. */
export type IndexReader = QueryContext & {
  /** The last change applied. */
  seq: number;
  /** The time from which ages count (see `newestTime`). */
  newest: number;
  /** The documents among which a search finds all that it would find among all. */
  gather: (wanted: Wanted, slice: TimeSlice) => Promise<Gathered>;
  /** The articles that exist, in the order of the ids. */
  articlesOf: (ids: string[]) => Promise<Article[]>;
  placeOf: (id: string) => Promise<DocLocation | undefined>;
};
