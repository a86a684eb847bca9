import type { QueryTerm } from "../query/query-term.ts";
import { sum } from "../structures/sum.ts";
import { readableText } from "../text/fields.ts";
import { termOf } from "../text/terms.ts";
import { WordReader } from "../text/tokenize.ts";
import type { IndexReader } from "./index-reader.ts";
import { idOf, type RankedDoc } from "./top-k.ts";

/**
 * A query has an answer if some story covers this share of its rarest terms: half of them in any
 * case, and less only if that is more than one term can be, or is had by name.
 */
const share = { least: 0.4, most: 0.5 };
const maxTerms = 4;

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
  const articles = await reader.articlesOf(best.map(idOf));
  const byText = termsByText(terms);
  return articles.some((article) => isByName(readableText(article), byText));
}

/** The query's terms by the indexed forms under which they were typed. */
function termsByText(terms: TermWithIdf[]): Map<string, TermWithIdf> {
  const pairs = terms.flatMap((one) => {
    const typed = one.term.alternatives.filter(({ guessed }) => !guessed);
    return typed.flatMap(({ terms }) => terms.map((text): [string, TermWithIdf] => [text, one]));
  });
  return new Map(pairs);
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
