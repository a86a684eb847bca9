import type { Article } from "../article/article.ts";
import type { Change } from "../article/store.ts";
import type { AliasGroups } from "./aliases/alias-groups.ts";
import type { Vocabulary } from "./query/vocabulary.ts";

/** Text with what to emphasise in it: ranges [start, end) in UTF-16 units, sorted, never overlapping. */
export type Marked = { text: string; marks: [start: number, end: number][] };

export type Sort = "best" | "new";

/** A condition on a field; `negated` for `-source:x`. */
export type FieldFilter = { field: "source" | "section" | "tag" | "lang"; value: string; negated: boolean };

/** A word or a phrase; `field: "title"` where it must stand in the headline. */
export type Clause = { text: string; phrase: boolean; field?: "title" };

/** A question as it was understood. */
export type Query = {
  /** What was typed, quotes and widths normalised. */
  text: string;
  /** Each group is a set of alternatives (`a OR b`); a story should match every group. */
  groups: Clause[][];
  excluded: Clause[];
  filters: FieldFilter[];
  /** News time at or after, and before, in milliseconds since the epoch. */
  since?: number;
  until?: number;
  sort: Sort;
  /** Filters that could not be read, as typed: told to the reader, otherwise ignored. */
  unread: string[];
};

/** `also`: other sources among the results that tell the same story. */
export type Hit = { article: Article; score: number; title: Marked; passage: Marked; also?: string[] };

/** How the index went about the question, for the reader to see. */
export type Reading = {
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
  reading: Reading;
  /** Stories that are near but no match, offered where there is none. */
  closest: Hit[];
  /** The change the answer is as of; given back in `asOf` it keeps the pages still. */
  asOf: number;
  tookMs: number;
};

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
