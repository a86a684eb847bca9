import type { TimeSlice } from "../../async/yield.ts";
import type { IndexView } from "../index/segment-store.ts";
import type { QueryPlan } from "../query/plan.ts";
import type { Sort } from "../query/query.ts";
import type { QueryTerm } from "../query/query-term.ts";
import { matchTerm, type TermMatch } from "./bm25.ts";

/** Conditions on every result, and how many are kept in which order. */
export type RetrievalLimits = Omit<QueryPlan, "terms" | "read" | "unread"> & {
  /** Later changes are ignored. */
  asOf: number;
  sort: Sort;
  count: number;
};

/** What is looked for; `near` if documents that cover too little of it are wanted too. */
export type Wanted = { terms: QueryTerm[]; limits: RetrievalLimits; near: boolean };

/** Segments to look through, and the terms in them. */
export type Gathered = {
  view: IndexView;
  matched: TermMatch[];
  /** How many stories match in the whole archive, if the segments have only the best of them. */
  total?: number;
  /** Set if a longer list would have no more of them. */
  isCut?: true;
};

/** Gathers all segments of an index. */
export function gathererOf(view: IndexView): (wanted: Wanted, slice: TimeSlice) => Promise<Gathered> {
  // A search asks for most terms again: for what comes close, and with guesses for others.
  const known = new Map<QueryTerm, TermMatch>();
  return async ({ terms }, slice) => {
    const matched: TermMatch[] = [];
    for (const one of terms) {
      const match = known.get(one) ?? (await matchTerm(view, one, slice));
      known.set(one, match);
      matched.push(match);
    }
    return { view, matched };
  };
}
