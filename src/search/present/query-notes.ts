import type { ExpandedTerm } from "../query/expand.ts";
import type { Query } from "../query/query.ts";
import type { QueryTerm } from "../query/query-term.ts";
import { fold } from "../text/fold.ts";
import { nameTerms, termOf } from "../text/terms.ts";
import type { Hit, QueryReport } from "./search-page.ts";
import type { ShownTerms } from "./shown-terms.ts";

/** Corrections of the query's words, only those that the first stories have, and of none that the best story has. */
export function corrections(terms: ExpandedTerm[], shown: ShownTerms): QueryReport["corrections"] {
  return terms.flatMap(({ typed, readings = [] }) => {
    if (readings.length === 0 || shown.bestHas(termOf(typed))) return [];
    const used = readings.filter((reading) => reading.terms.every((term) => shown.has(term)));
    return used.length > 0 ? [{ typed, used: used.map(({ words }) => words.join(" ")) }] : [];
  });
}

/** What words mean that are only in the other language, only what the first stories have. */
export function translations(terms: QueryTerm[], shown: ShownTerms): QueryReport["translations"] {
  return terms.flatMap(({ typed, translations = [] }) => {
    const found = translations.filter((text) => nameTerms(text).every((term) => shown.has(term)));
    const isIn = (text: string, other: string) => isChinese(text) && other !== text && other.includes(text);
    const longest = found.filter((text) => !found.some((other) => isIn(text, other)));
    return found.length > 0 ? [{ typed, used: longest.map((text) => asWritten(text, shown.hits)) }] : [];
  });
}

const isChinese = (text: string): boolean => /^\p{sc=Han}/u.test(text);

/** A Chinese word in the characters of the first story that has it, since the dictionary's are simplified. */
function asWritten(word: string, hits: Hit[]): string {
  if (!isChinese(word)) return word;
  for (const { title, passage } of hits) {
    for (const { text } of [title, passage]) {
      const folded = fold(text);
      const at = folded.length === text.length ? folded.indexOf(word) : -1;
      if (at >= 0) return text.slice(at, at + word.length);
    }
  }
  return word;
}

/** The query with each word replaced by its likeliest correction; undefined if there is none. */
export function meantQuery(query: Query, terms: ExpandedTerm[]): Query | undefined {
  const found = terms.flatMap(({ typed, readings: [best] = [] }) => (best ? [{ typed, best }] : []));
  const meant = new Map(found.map(({ typed, best }) => [typed, best.words.join(" ")]));
  if (meant.size === 0) return undefined;
  const corrected = (text: string) =>
    text.replace(/[\p{L}\p{N}]+/gu, (word) => meant.get(word.toLowerCase()) ?? word);
  const groups = query.groups.map((group) => group.map((one) => ({ ...one, text: corrected(one.text) })));
  return { ...query, text: corrected(query.text), groups };
}
