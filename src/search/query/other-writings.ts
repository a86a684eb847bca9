import { isHyphen, joinedForm } from "../text/extra-words.ts";
import { stopWords } from "../text/stop-words.ts";
import { termOf } from "../text/terms.ts";
import type { Token } from "../text/tokenize.ts";
import { inChinese } from "./amounts/quantity-terms.ts";
import type { TermVariant } from "./query-term.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Less than for what was typed. */
const weight = 0.9;

/** Function words that make one word with the word before: start up, take over. */
const particles = new Set("up off out over in down on through back".split(" "));

type WritingContext = { vocabulary: Vocabulary; guess: boolean };

/**
 * How else the word at a place of a text may be written: in one with its neighbour (t mobile), or in two (O'Brien, F16).
 * Of a query that is not stored, only what some article has.
 */
export function otherWritings(
  text: string,
  tokens: Token[],
  at: number,
  { vocabulary, guess }: WritingContext,
): TermVariant[] {
  const joined = [at - 1, at].flatMap((first) => joinedPair(text, tokens[first], tokens[first + 1]) ?? []);
  const token = tokens[at] as Token;
  const inOne = joined.map((word) => ({ terms: [termOf(word)], weight }));
  const all = [...inOne, ...inTwo(text, token), ...inChinese(token.surface)];
  return all.filter(({ terms }) => !guess || terms.every((term) => vocabulary.documents(term) > 0));
}

/** Two neighbours as one word; function words only where they are written so. */
export function joinedPair(
  text: string,
  first: Token | undefined,
  second: Token | undefined,
): string | undefined {
  if (!first || !second || first.script || second.script || second.start !== first.end + 1) return undefined;
  const isWritten = isHyphen(text.charCodeAt(first.end));
  const isFunctional =
    stopWords.has(first.surface) || (stopWords.has(second.surface) && !particles.has(second.surface));
  return isFunctional && !isWritten ? undefined : joinedForm(first.surface, second.surface);
}

function inTwo(text: string, { surface, start, end }: Token): TermVariant[] {
  const written = /^(\p{L}+)['’](\p{L}{2,})$/u.exec(text.slice(start, end));
  const [, first, second] =
    written ?? /^([a-z]+)(\d+)$/.exec(surface) ?? /^(\d+)([a-z]+)$/.exec(surface) ?? [];
  if (!first || !second) return [];
  const terms = [first, second].map((word) => termOf(word.toLowerCase()));
  return [{ terms, weight, sequence: { places: terms.map((term) => ({ forms: [term], byTerm: true })) } }];
}
