import type { ExpandedTerm } from "../query/expand.ts";
import type { Query } from "../query/query.ts";
import { shownTerms } from "./hits.ts";
import type { Hit, QueryReport } from "./search-page.ts";

/** Readers see this many at once. */
const firstHits = 10;

/** Corrections of the query's words, only those that the first stories have. */
export function corrections(terms: ExpandedTerm[], hits: Hit[]): QueryReport["corrections"] {
  if (!terms.some(({ readings = [] }) => readings.length > 0)) return [];
  const shown = shownTerms(hits.slice(0, firstHits));
  return terms.flatMap(({ typed, readings = [] }) => {
    const used = readings.filter((reading) => reading.terms.every((term) => shown.has(term)));
    return used.length > 0 ? [{ typed, used: used.map(({ words }) => words.join(" ")) }] : [];
  });
}

/** The query with each unknown word replaced by its likeliest correction; undefined if there is none. */
export function meantQuery(query: Query, terms: ExpandedTerm[]): string | undefined {
  const corrected = terms.flatMap(({ typed, readings: [best] = [] }) => (best ? [{ typed, best }] : []));
  const meant = new Map(corrected.map(({ typed, best }) => [typed, best.words.join(" ")]));
  if (meant.size === 0) return undefined;
  return query.text.replace(/[\p{L}\p{N}]+/gu, (word) => meant.get(word.toLowerCase()) ?? word);
}
