import type { Article } from "../../article/article.ts";
import type { QueryPlan } from "../query/plan.ts";
import { matches, type PreparedArticle, readArticle } from "./percolator.ts";

/** Finds the stored queries that an article matches without trying them all. */
export type QueryIndex = {
  set(id: string, plan: QueryPlan): void;
  delete(id: string): void;
  /** Ids of the queries that an article matches. */
  match(article: Article): string[];
};

/** Where queries wait that any article may match: those that only exclude. */
const anywhere = "";

/**
 * Each query waits under terms of which an article must have one to match it at all: of all its
 * conditions, those that fewest queries wait under and fewest articles had so far.
 */
export function createQueryIndex(): QueryIndex {
  const queries = new Map<string, { plan: QueryPlan; terms: string[] }>();
  const waiting = new Map<string, Set<string>>();
  const seen = new Map<string, number>();

  const cost = (term: string): number => (seen.get(term) ?? 0) + (waiting.get(term)?.size ?? 0) / 1_000;
  const rarestOf = (terms: string[]): string =>
    terms.reduce((best, term) => (cost(term) < cost(best) ? term : best), terms[0] ?? anywhere);

  function routeOf({ terms, required }: QueryPlan): string[] {
    const routes = [
      ...terms.map(({ alternatives }) => [...new Set(alternatives.map((one) => rarestOf(one.terms)))]),
      ...required.map((term) => [term]),
    ];
    const price = (route: string[]) => route.reduce((sum, term) => sum + cost(term), 0);
    return routes.length > 0 ? routes.reduce((a, b) => (price(b) < price(a) ? b : a)) : [anywhere];
  }

  function remove(id: string): void {
    for (const term of queries.get(id)?.terms ?? []) waiting.get(term)?.delete(id);
    queries.delete(id);
  }

  function count({ terms }: PreparedArticle): void {
    if (seen.size > mostTerms) seen.clear();
    for (const term of terms) seen.set(term, (seen.get(term) ?? 0) + 1);
  }

  return {
    set(id, plan) {
      remove(id);
      const terms = routeOf(plan);
      queries.set(id, { plan, terms });
      for (const term of terms) waiting.getOrInsertComputed(term, () => new Set()).add(id);
    },
    delete: remove,
    match(article) {
      const prepared = readArticle(article);
      const candidates = new Set(waiting.get(anywhere));
      for (const term of prepared.terms) for (const id of waiting.get(term) ?? []) candidates.add(id);
      count(prepared);
      return [...candidates].filter((id) => {
        const found = queries.get(id);
        return found !== undefined && matches(found.plan, prepared);
      });
    },
  };
}

/** Terms whose articles are counted; beyond it counting begins anew. */
const mostTerms = 500_000;
