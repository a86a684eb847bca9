import type { Article } from "../../article/article.ts";
import type { DocLocation, IndexView } from "../index/segment-store.ts";
import type { QueryContext } from "../query/vocabulary.ts";

/** What searches work on; it does not change under them. */
export type IndexReader = QueryContext & {
  view: IndexView;
  /** The articles that exist, in the order asked. */
  articlesOf: (ids: string[]) => Promise<Article[]>;
  placeOf: (id: string) => DocLocation | undefined;
  /** Milliseconds since the epoch. */
  now: number;
};
