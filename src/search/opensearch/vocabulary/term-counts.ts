import { filterSign } from "../../text/terms.ts";
import type { Engine } from "../engine/engine.ts";
import { few } from "./count-cache.ts";

/** In one search: each is a clause, of which the engine takes 1,024. */
const termsAtOnce = 500;

const fieldOf = (term: string): "terms" | "filters" =>
  term.charCodeAt(0) === filterSign ? "filters" : "terms";

/** The number of articles there are, and of the shards they are on. */
export type ArchiveSize = { size: number; shards: number };

/** How many articles have each of some terms. Counts of few are exact; greater ones may count articles that are gone. */
export async function countArticles(
  terms: string[],
  engine: Engine,
  { size, shards }: ArchiveSize,
): Promise<Map<string, number>> {
  const byField = Map.groupBy(terms, fieldOf);
  const found = await Promise.all(
    [...byField].map(async ([field, some]) => {
      const { counts, articles } = await engine.termCounts(field, some, shards);
      const rare = some.filter((term) => isFew(counts.get(term) ?? 0));
      const recounted = await exactCounts(articles === size ? [] : rare, engine);
      return [...counts, ...recounted];
    }),
  );
  return new Map(found.flat());
}

const isFew = (count: number): boolean => count > 0 && count <= few;

/** By the articles themselves: each says which of the terms it has. */
async function exactCounts(terms: string[], engine: Engine): Promise<Map<string, number>> {
  const exact = new Map(terms.map((term) => [term, 0]));
  const pieces = Array.from({ length: Math.ceil(terms.length / termsAtOnce) }, (_, i) =>
    terms.slice(i * termsAtOnce, (i + 1) * termsAtOnce),
  );
  const found = await engine.search(pieces.map((some) => ({ index: "articles", body: searchFor(some) })));
  for (const [i, { hits }] of found.entries()) {
    for (const name of hits.hits.flatMap(({ matched_queries = [] }) => matched_queries)) {
      const term = pieces[i]?.[Number(name)] as string;
      exact.set(term, (exact.get(term) ?? 0) + 1);
    }
  }
  return exact;
}

const searchFor = (terms: string[]): object => ({
  size: terms.length * few,
  _source: false,
  track_total_hits: false,
  query: {
    bool: {
      filter: {
        bool: {
          should: terms.map((value, i) => ({ term: { [fieldOf(value)]: { value, _name: String(i) } } })),
        },
      },
    },
  },
});
