import { stopWords } from "../text/stop-words.ts";
import { startingTerm, termOf, tokenizeQuery } from "../text/terms.ts";
import type { Token } from "../text/tokenize.ts";
import { quantityAt } from "./amounts/quantity-terms.ts";
import type { DateRange } from "./date-ranges.ts";
import type { Clause } from "./query.ts";
import type { SequencePlace, TermVariant } from "./query-term.ts";

/** For the lower-case word if a name in capitals (US) was more likely meant. */
const lowerCaseWeight = 0.5;

/** A single character of a script that is indexed in pairs: all that begin with it. */
export const variantsOfCharacter = (character: string): TermVariant[] => [
  { terms: [startingTerm(character)], startsWith: character, weight: 1 },
];

/** The variants of one word; `mayBeName` for a function word that is a name in capitals. */
export function variantsOfWord(token: Token, mayBeName = false): TermVariant[] {
  const { surface } = token;
  if (isSingle(token)) return variantsOfCharacter(surface);
  const itself = { terms: [termOf(surface)], weight: 1 };
  if (!mayBeName) return [itself];
  return [
    { terms: [surface.toUpperCase()], weight: 1 },
    { ...itself, weight: lowerCaseWeight },
  ];
}

const someYear = /^(?:1[89]|20)\d\d$/;

/** The year that a word is, as everywhere the least surprising, by the calendar of UTC; undefined for any other word. */
export function yearOf(word: string): DateRange | undefined {
  if (!someYear.test(word)) return undefined;
  return { from: Date.UTC(Number(word), 0), to: Date.UTC(Number(word) + 1, 0) };
}

/** That an article was published then. */
export const publishedIn = (dates: DateRange): TermVariant => ({ terms: [], published: dates, weight: 1 });

/** The variants of a clause; none if it has no words. The last word of a phrase may be inflected unless it is exact. */
export function variantsOf({ text, phrase, exact, field }: Clause): TermVariant[] {
  const tokens = tokenizeQuery(text);
  const [first] = tokens;
  if (!first) return [];
  const title = field && { inTitle: true as const };
  const quantity = phrase ? undefined : quantityAt(text, tokens, 0);
  if (quantity?.length === tokens.length)
    return quantity.term.alternatives.map((one) => ({ ...one, ...title }));
  if (tokens.length === 1 && (!phrase || isSingle(first)))
    return variantsOfWord(first, stopWords.has(first.surface)).map((one) => ({ ...one, ...title }));
  const isSequence = phrase || field !== undefined || tokens.some(isSingle);
  const inflected = phrase && !exact && tokens.length > 1 ? tokens.at(-1) : undefined;
  const places = tokens.map((token) => placeOf(token, !phrase || token === inflected));
  const sequence = isSequence && { sequence: { places } };
  return lookedUp(tokens, isSequence).map((one) => ({ ...one, ...title, ...sequence }));
}

/** Function words and single characters of a sequence are checked only in the words themselves. */
function lookedUp(tokens: Token[], isSequence: boolean): TermVariant[] {
  const words = tokens.filter((token) => !isSingle(token));
  if (words.length === 0) return variantsOfWord(tokens[0] as Token);
  const content = words.filter(({ surface }) => !isSequence || !stopWords.has(surface));
  const terms = (content.length > 0 ? content : words).map(({ surface }) => termOf(surface));
  return [{ terms: [...new Set(terms)], weight: 1 }];
}

/** Whether it is one character of a script that is indexed in pairs. */
const isSingle = ({ surface, script }: Token): boolean => script && [...surface].length === 1;

/** A function word in lower case also matches one in capitals, but not the other way round. */
function placeOf(token: Token, byTerm: boolean): SequencePlace {
  const { surface } = token;
  if (isSingle(token)) return { forms: [], byTerm, startsWith: surface };
  const form = byTerm ? termOf(surface) : surface;
  return { forms: stopWords.has(surface) ? [form, surface.toUpperCase()] : [form], byTerm };
}
