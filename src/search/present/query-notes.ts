import type { ExpandedTerm } from "../query/expand.ts";
import type { Query } from "../query/query.ts";
import { shownTerms } from "./hits.ts";
import type { Hit, QueryReport } from "./search-page.ts";

/** How many stories readers see at once. */
const firstSeen = 10;

/** Which words were read as others: only what the stories shown have. */
export function corrections(terms: ExpandedTerm[], hits: Hit[]): QueryReport["corrections"] {
  if (!terms.some(({ readings = [] }) => readings.length > 0)) return [];
  const shown = shownTerms(hits.slice(0, firstSeen));
  return terms.flatMap(({ typed, readings = [] }) => {
    const used = readings.filter((reading) => reading.terms.every((term) => shown.has(term)));
    return used.length > 0 ? [{ typed, used: used.map(({ words }) => words.join(" ")) }] : [];
  });
}

/** The query with each unknown word as the likeliest it may stand for; undefined where there is none. */
export function meantQuery(query: Query, terms: ExpandedTerm[]): string | undefined {
  const meant = new Map<string, string>();
  for (const { typed, readings } of terms) {
    if (readings?.[0]) meant.set(typed, readings[0].words.join(" "));
  }
  if (meant.size === 0) return undefined;
  return query.text.replace(/[\p{L}\p{N}]+/gu, (word) => meant.get(word.toLowerCase()) ?? word);
}
