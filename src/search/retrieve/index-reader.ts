import type { Article } from "../../article/article.ts";
import type { DocLocation, IndexView } from "../index/segment-store.ts";
import type { QueryContext } from "../query/vocabulary.ts";

/** What a search reads; it does not change during the search. */
export type IndexReader = QueryContext & {
  view: IndexView;
  /** The articles that exist, in the order of the ids. */
  articlesOf: (ids: string[]) => Promise<Article[]>;
  placeOf: (id: string) => DocLocation | undefined;
  /** Milliseconds since the epoch. */
  now: number;
};
