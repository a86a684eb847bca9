import type { Change } from "../article/store.ts";
import type { Hit, SearchPage } from "./present/search-page.ts";
import type { PlanOptions, QueryPlan } from "./query/plan.ts";
import type { Query } from "./query/query.ts";

/** `guess: false` finds exactly what a stored query matches: articles that have all of it as it was typed. */
export type SearchOptions = { limit: number; offset?: number; asOf?: number; guess?: boolean };

/** The fuzzy index. Methods never throw, whatever was typed; those that give a Promise yield to the event loop. */
export interface SearchIndex {
  /** The last change applied; 0 for an empty index. */
  readonly seq: number;
  readonly size: number;
  apply(changes: Change[]): Promise<void>;
  /** How a query is read, with the names and words that articles have brought so far. */
  plan(query: Query, options: PlanOptions): QueryPlan;
  search(query: Query, options: SearchOptions): Promise<SearchPage>;
  /** Completions of what was typed so far: headlines, names, tags. */
  suggest(prefix: string, limit: number): Promise<string[]>;
  /** Stories on the same matter, best first; none for an unknown id. */
  related(id: string, limit: number): Promise<Hit[]>;
  /** The sources or sections there are, in lower case and sorted, as filters take them. */
  names(field: "source" | "section"): string[];
}
