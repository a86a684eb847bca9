import type { Article } from "../../article/article.ts";
import type { AliasGroups } from "../aliases/alias-groups.ts";
import type { DocLocation, IndexView } from "../index/segment-store.ts";

/** What searches work on; it does not change under them. */
export type IndexReader = {
  view: IndexView;
  aliases: AliasGroups;
  /** The articles that exist, in the order asked. */
  articlesOf: (ids: string[]) => Promise<Article[]>;
  placeOf: (id: string) => DocLocation | undefined;
  /** Milliseconds since the epoch. */
  now: number;
};
