import type { Change } from "../article/store.ts";
import type { Hit, SearchPage } from "./present/search-page.ts";
import type { PlanOptions, QueryPlan } from "./query/plan.ts";
import type { Query } from "./query/query.ts";

/** `guess: false` finds what a stored query matches: articles that have all of it as typed. */
export type SearchOptions = { limit: number; offset?: number; asOf?: number; guess?: boolean };

/** The fuzzy index. No input makes a method throw; those that return a Promise yield to the event loop. */
export interface SearchIndex {
  /** The last change applied; 0 for an empty index. */
  readonly seq: number;
  readonly size: number;
  /** How a query is read, given the names and words of the articles so far. */
  plan(query: Query, options: PlanOptions): Promise<QueryPlan>;
  search(query: Query, options: SearchOptions): Promise<SearchPage>;
  /** Headlines, names and tags that complete a prefix. */
  suggest(prefix: string, limit: number): Promise<string[]>;
  /** Stories on the same subject, best first; none for an unknown id. */
  related(id: string, limit: number): Promise<Hit[]>;
  /** All sources or sections, in lower case and sorted, as filters take them. */
  names(field: "source" | "section"): Promise<string[]>;
}

/** An index that has what it is told; one that lies elsewhere is written there. */
export interface FedIndex extends SearchIndex {
  apply(changes: Change[]): Promise<void>;
}
