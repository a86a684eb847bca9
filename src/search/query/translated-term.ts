import type { Translation } from "../dictionary/dictionary.ts";
import { type QueryTerm, queryTerm, type TermVariant } from "./query-term.ts";
import type { QueryContext, Vocabulary } from "./vocabulary.ts";

/** Of what a word means, which says less than the word itself. */
const translatedWeight = 0.8;
/** Of a part of that: just enough to be an answer. */
const partialWeight = 0.55;
/** An archive hardly has a word if what it means is in so many times as many articles. */
const hardly = 3;

export type TranslateContext = QueryContext & { guess: boolean };

/**
 * A word with what it means in the other language; undefined if the archive has the word itself, in
 * `documents` articles, or nothing that it means. A stored query also waits for what no article has yet.
 */
export function translatedTerm(
  own: TermVariant[],
  documents: number,
  translations: Translation[],
  { vocabulary, guess }: TranslateContext,
): QueryTerm | undefined {
  const live = translations.filter(({ terms }) => !guess || documentsOf(terms, vocabulary) > 0);
  const { whole = [], part = [] } = Object.groupBy(live, ({ partial }) => (partial ? "part" : "whole"));
  const found = whole.length > 0 || !guess ? whole : part;
  const most = Math.max(0, ...found.map(({ terms }) => documentsOf(terms, vocabulary)));
  if (found.length === 0 || (documents > 0 && documents * hardly > most)) return undefined;
  return queryTerm("", [...own, ...found.map(variantOf)], {
    translations: live.map(({ text }) => text),
    ...(found === whole && part.length > 0 && { partly: part.map(variantOf) }),
  });
}

/** At most so many articles have all of some terms. */
export const documentsOf = (terms: string[], vocabulary: Vocabulary): number =>
  Math.min(...terms.map((term) => vocabulary.documents(term)));

function variantOf({ terms, weight, partial }: Translation): TermVariant {
  const covers = partial ? partialWeight : translatedWeight;
  const variant = { terms, weight: weight * covers, covers };
  if (terms.length === 1) return variant;
  return { ...variant, sequence: { places: terms.map((term) => ({ forms: [term], byTerm: true })) } };
}
