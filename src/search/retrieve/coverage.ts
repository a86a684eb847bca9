import type { QueryTerm } from "../query/query-term.ts";
import { sum } from "../structures/sum.ts";
import { readableText } from "../text/fields.ts";
import { termOf } from "../text/terms.ts";
import { WordReader } from "../text/tokenize.ts";
import type { IndexReader } from "./index-reader.ts";
import { idOf, type RankedDoc } from "./top-k.ts";

/**
 * A query has an answer if some story covers half of its rarest terms. Less is enough if it is as much
 * as the rarest term alone, or if the rarest term that the best stories have is a name in most of them.
 */
const share = { least: 0.4, most: 0.5 };
const maxTerms = 4;
/** Of the best stories, so many are read: one may have a common word as a part of a name (Tour de Corse). */
const storiesRead = 10;
const mostly = 0.8;

export type TermWithIdf = { term: QueryTerm; idf: number };

/** Whether covering `most` is an answer; `best` are the stories that match best. */
export async function coversEnough(
  most: number,
  terms: TermWithIdf[],
  best: RankedDoc[],
  reader: IndexReader,
): Promise<boolean> {
  const rarest = terms.map(({ idf }) => idf).toSorted((a, b) => b - a);
  const asked = sum(rarest.slice(0, maxTerms));
  if (most < share.least * asked) return false;
  if (most >= share.most * asked || most >= (rarest[0] as number)) return true;
  const articles = await reader.articlesOf(best.slice(0, storiesRead).map(idOf));
  /** By the indexed forms under which they were typed. */
  const byText = new Map<string, TermWithIdf>();
  for (const one of terms) {
    for (const { terms: typed, guessed } of one.term.alternatives)
      if (!guessed) for (const text of typed) byText.set(text, one);
  }
  const named = articles.filter((article) => isByName(readableText(article), byText));
  return named.length > 0 && named.length >= mostly * articles.length;
}

/** Whether the rarest term that a text has is a name there: it always begins with a capital. */
function isByName(text: string, byText: Map<string, TermWithIdf>): boolean {
  let rarest: TermWithIdf | undefined;
  let named = false;
  const words = new WordReader(text);
  while (words.next()) {
    const term = words.script ? undefined : byText.get(termOf(words.surface));
    if (!term || (rarest && term.idf < rarest.idf)) continue;
    const capital = /^\p{Lu}/u.test(text.slice(words.start, words.end));
    named = capital && (named || term !== rarest);
    rarest = term;
  }
  return named;
}
