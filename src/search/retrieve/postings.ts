import type { Breath } from "../breath.ts";
import { wordsOf } from "../index/forward-index.ts";
import { boundary, type Lexicon } from "../index/lexicon.ts";
import type { Part, Postings } from "../index/segment.ts";
import { all, keep } from "../match/postings.ts";
import type { Alternative } from "../query/query-term.ts";
import type { Clause } from "../search-index.ts";
import { isInTitle } from "../segment/weights.ts";
import { termOf, tokenizeQuery } from "../text/terms.ts";

/** Words read between two looks at the clock. */
const stride = 50_000;

/**
 * The documents of a part that satisfy an alternative, removed ones among them. Phrases are looked
 * up in the words of those that have all the terms: positions would double the postings for a rare use.
 */
export async function listOf(
  part: Part,
  { terms, exact }: Alternative,
  lexicon: Lexicon,
  breath: Breath,
): Promise<Postings> {
  let found = all(terms.map((term) => part.segment.postings(lexicon.find(term))));
  if (!exact) return found;
  if (exact.field === "title") found = keep(found, (_, at) => isInTitle(found.weights[at] as number));
  const wanted = formsOf(exact, lexicon);
  // A single word of the headline was found by its term.
  if (wanted.length === 1 && !exact.phrase) return found;
  const holds = new Uint8Array(found.docs.length);
  let read = 0;
  for (let at = 0; at < holds.length; at++) {
    const words = wordsOf(part.segment, found.docs[at] as number);
    holds[at] = follow(words, wanted, lexicon, exact) ? 1 : 0;
    read += words.length;
    if (read < stride) continue;
    read = 0;
    await breath.pause();
  }
  return keep(found, (_, at) => holds[at] === 1);
}

/** What may stand at each place: for a phrase the word as typed, of either case; else the words of its term. */
function formsOf({ text, phrase }: Clause, lexicon: Lexicon): number[][] {
  return tokenizeQuery(text).map(({ surface }) =>
    phrase
      ? [lexicon.find(surface.toLowerCase()), lexicon.find(surface.toUpperCase())]
      : [lexicon.find(termOf(surface))],
  );
}

/** Whether the forms follow one another among the words. */
function follow(
  words: Uint32Array,
  wanted: number[][],
  lexicon: Lexicon,
  { phrase, field }: Clause,
): boolean {
  const is = (at: number, forms: number[]): boolean => {
    const word = words[at] as number;
    return forms.includes(phrase ? word : lexicon.term(word));
  };
  const first = wanted[0] as number[];
  const last = words.length - wanted.length;
  for (let at = 0; at <= last; at++) {
    if (field === "title" && words[at] === boundary) return false;
    if (is(at, first) && wanted.every((forms, i) => is(at + i, forms))) return true;
  }
  return false;
}
