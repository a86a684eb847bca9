import type { Change } from "../article/store.ts";
import type { AliasGroups } from "./aliases/alias-groups.ts";
import type { Hit, SearchPage } from "./present/search-page.ts";
import type { Query } from "./query/query.ts";
import type { Vocabulary } from "./query/vocabulary.ts";

export type SearchOptions = { limit: number; offset?: number; asOf?: number };

/** The fuzzy index. Methods never throw, whatever was typed; each gives the event loop its turns. */
export interface SearchIndex {
  /** The last change applied; 0 for an empty index. */
  readonly seq: number;
  readonly size: number;
  /** The names that mean the same, as learnt so far. */
  readonly aliases: AliasGroups;
  /** How often articles have a word. */
  readonly vocabulary: Pick<Vocabulary, "documents" | "share">;
  apply(changes: Change[]): Promise<void>;
  search(query: Query, options: SearchOptions): Promise<SearchPage>;
  /** Completions of what was typed so far: headlines, names, tags. */
  suggest(prefix: string, limit: number): Promise<string[]>;
  /** Stories on the same matter, best first; none for an unknown id. */
  related(id: string, limit: number): Promise<Hit[]>;
  /** The sources or sections there are, in lower case and sorted, as filters take them. */
  names(field: "source" | "section"): string[];
}
