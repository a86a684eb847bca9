import type { QueryTerm } from "../query/query-term.ts";
import { readableText } from "../text/fields.ts";
import { termOf } from "../text/terms.ts";
import { WordReader } from "../text/tokenize.ts";
import type { IndexReader } from "./index-reader.ts";
import { idOf, type RankedDoc } from "./top-k.ts";

/**
 * A question has an answer if some story covers so much of its rarest things: half of them in any
 * case, and less only if that is more than one thing can be, or is had by name.
 */
const share = { least: 0.4, most: 0.5 };
const things = 4;

/** A thing of the question, and how much it tells. */
export type TermWithIdf = { term: QueryTerm; idf: number };

/** Whether covering `most` is an answer; `best` are the stories that match best. */
export async function coversEnough(
  most: number,
  told: TermWithIdf[],
  best: RankedDoc[],
  reader: IndexReader,
): Promise<boolean> {
  const rarest = told.map(({ idf }) => idf).toSorted((a, b) => b - a);
  const asked = rarest.slice(0, things).reduce((sum, telling) => sum + telling, 0);
  if (most < share.least * asked) return false;
  if (most >= share.most * asked || most >= (rarest[0] as number)) return true;
  const articles = await reader.articlesOf(best.map(idOf));
  const byTerm = thingsByTerm(told);
  return articles.some((article) => isByName(readableText(article), byTerm));
}

/** What each term, as it was typed, says of the question. */
function thingsByTerm(told: TermWithIdf[]): Map<string, TermWithIdf> {
  const pairs = told.flatMap((one) => {
    const typed = one.term.alternatives.filter(({ guessed }) => !guessed);
    return typed.flatMap(({ terms }) => terms.map((term): [string, TermWithIdf] => [term, one]));
  });
  return new Map(pairs);
}

/** Whether what tells most of all that a text has of the question is a name there: it always begins with a capital. */
function isByName(text: string, byTerm: Map<string, TermWithIdf>): boolean {
  let most: TermWithIdf | undefined;
  let named = false;
  const words = new WordReader(text);
  while (words.next()) {
    const thing = words.script ? undefined : byTerm.get(termOf(words.surface));
    if (!thing || (most && thing.idf < most.idf)) continue;
    const capital = /^\p{Lu}/u.test(text.slice(words.start, words.end));
    named = capital && (named || thing !== most);
    most = thing;
  }
  return named;
}
