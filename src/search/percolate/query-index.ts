import type { Article } from "../../article/article.ts";
import type { TimeSlice } from "../../async/yield.ts";
import type { QueryPlan } from "../query/plan.ts";
import { matches, readArticleInSlices, readWordsInSlices } from "./percolator.ts";

/** Finds the stored queries that an article matches without trying them all. */
export type QueryIndex = {
  set(id: string, plan: QueryPlan): void;
  delete(id: string): void;
  /** Ids of the queries that an article matches; a long article is read with pauses. */
  match(article: Article, slice: TimeSlice): Promise<string[]>;
};

/** For queries that only exclude, which any article may match. */
const anywhere = "";
/** Terms whose articles are counted; beyond it counting restarts. */
const maxCountedTerms = 500_000;

/**
 * Each query waits under terms of which a matching article must have one: of all its conditions, the
 * one whose terms fewest queries wait under and fewest articles had so far.
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

  return {
    set(id, plan) {
      remove(id);
      const terms = routeOf(plan);
      queries.set(id, { plan, terms });
      for (const term of terms) waiting.getOrInsertComputed(term, () => new Set()).add(id);
    },
    delete: remove,
    async match(article, slice) {
      const prepared = await readArticleInSlices(article, slice);
      const candidates = new Set(waiting.get(anywhere));
      if (seen.size > maxCountedTerms) seen.clear();
      for (const term of prepared.terms) {
        for (const id of waiting.get(term) ?? []) candidates.add(id);
        seen.set(term, (seen.get(term) ?? 0) + 1);
      }
      const tried = [...candidates].flatMap((id) => {
        const query = queries.get(id);
        return query ? [{ id, plan: query.plan }] : [];
      });
      const plans = tried.map(({ plan }) => plan);
      await readWordsInSlices(prepared, plans, slice);
      const matched: string[] = [];
      for (const { id, plan } of tried) {
        if (matches(plan, prepared)) matched.push(id);
        if (slice.due) await slice.yieldIfDue();
      }
      return matched;
    },
  };
}
