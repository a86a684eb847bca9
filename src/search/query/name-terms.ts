import type { FoundName } from "../aliases/alias-groups.ts";
import { editsAllowed } from "../text/edit-distance.ts";
import { isEverydayWord } from "../text/everyday-words.ts";
import { stopWords } from "../text/stop-words.ts";
import { nameTerms, termOf } from "../text/terms.ts";
import type { Token } from "../text/tokenize.ts";
import { type QueryTerm, queryTerm, type TermVariant } from "./query-term.ts";
import type { QueryContext, Vocabulary } from "./vocabulary.ts";

/** A short name that more of the articles have is also an ordinary word. */
const maxShortNameShare = 0.05;
const shortNameWeight = 0.9;
const misspeltWeight = 0.9;

/** A word of a misspelt name, with the other names as variants. */
export function orNamed(term: QueryTerm, name: FoundName | undefined, vocabulary: Vocabulary): QueryTerm {
  if (!name) return term;
  const variants = variantsOfName(name, vocabulary);
  const others = variants.map(({ terms, weight }) => ({ terms, weight: weight * misspeltWeight }));
  return {
    ...term,
    alternatives: [...term.alternatives, ...others],
    others: [...(term.others ?? []), ...others],
  };
}

/** The words of a query, as typed, as tokens, as terms and without tones, with the names that were looked up, by place. */
export type TypedWords = {
  text: string;
  tokens: Token[];
  terms: string[];
  sounds: string[];
  names: Map<number, FoundName | undefined>;
};

export const typedWords = (text: string, tokens: Token[]): TypedWords => ({
  text,
  tokens,
  terms: tokens.map(({ surface }) => termOf(surface)),
  sounds: tokens.map(({ surface }) => withoutTones(surface)),
  names: new Map(),
});

/**
 * The longest name at a place. What only sounds like a name is one unless articles have its words, and an acronym that
 * is a word (mac, ICE) only in capitals.
 */
export function nameAt(typed: TypedWords, at: number, context: QueryContext): FoundName | undefined {
  return typed.names.getOrInsertComputed(at, () => findName(typed, at, context));
}

function findName(
  { text, tokens, terms, sounds }: TypedWords,
  at: number,
  { vocabulary, aliases }: QueryContext,
): FoundName | undefined {
  const name = aliases.longestAt(terms, at, sounds);
  if (!name || isTypedAsWord(text, tokens[at] as Token, name)) return undefined;
  const own = terms.slice(at, at + name.length);
  const isWords = name.bySound
    ? own.every((term) => vocabulary.documents(term) > 0)
    : standsAlone(own, name.names, vocabulary);
  return isWords ? undefined : name;
}

/** Pinyin with its tones as digits (lai2 or lai2qing1de2) without them; any other word stays. */
const withoutTones = (word: string): string =>
  /^(?:\p{L}{1,6}[1-5])+$/u.test(word) ? word.replace(/[1-5]/g, "") : word;

function isTypedAsWord(text: string, { surface, start, end }: Token, name: FoundName): boolean {
  const isAcronym = name.length === 1 && /^\p{Lu}+$/u.test(name.typed);
  return isAcronym && isEverydayWord(surface) && text.slice(start, end) !== name.typed;
}

/** Whether the end of a Chinese name (高鐵 of 台灣高鐵) also occurs without the rest: then it is a word (人權). */
function standsAlone(own: string[], names: string[], vocabulary: Vocabulary): boolean {
  const before = names.flatMap((name) => {
    const terms = nameTerms(name);
    return endsWith(terms, own) ? (terms.at(-own.length - 1) as string) : [];
  });
  if (before.length === 0) return false;
  const within = before.reduce((sum, pair) => sum + vocabulary.documents(pair), 0);
  return vocabulary.documents(own[0] as string) > within;
}

/** Whether a name in pairs of characters is longer than some terms and ends with them. */
const endsWith = (name: string[], end: string[]): boolean =>
  name.length > end.length &&
  /^\p{sc=Han}{2}$/u.test(end[0] as string) &&
  end.every((term, i) => name[name.length - end.length + i] === term);

/**
 * One term, or, for a name of several words, one for each, so that a story with some of them is still
 * found. Any other name is a variant of each.
 */
export function termsOfName(tokens: Token[], name: FoundName, vocabulary: Vocabulary): QueryTerm[] {
  const { typed, names } = name;
  const others = variantsOfName(name, vocabulary);
  const terms = tokens.map(({ surface }) => termOf(surface));
  const inWords = !name.bySound && tokens.every(({ script }) => !script);
  const parts = inWords ? terms.map((term) => [term]) : [terms];
  return parts.map((own, i) =>
    queryTerm(i === 0 ? typed : (own[0] as string), [{ terms: own, weight: 1 }, ...others], {
      ...(i === 0 && { names }),
      weak: parts.length > 1 && stopWords.has((tokens[i] as Token).surface),
    }),
  );
}

/** All names, and those short ones that are not also words: neither the end of a name nor frequent in articles. */
export function variantsOfName(name: FoundName, vocabulary: Vocabulary): TermVariant[] {
  const shortNames = name.shortNames.map(nameTerms);
  const names = name.names.map(nameTerms);
  const whole = [nameTerms(name.typed), ...names];
  const distinctive = shortNames.filter(
    (short) =>
      short.some((term) => vocabulary.share(term) <= maxShortNameShare) &&
      !whole.some((terms) => endsWith(terms, short)),
  );
  return [
    ...names.map((terms) => ({ terms, weight: 1 })),
    ...distinctive.map((terms) => ({ terms, weight: shortNameWeight })),
  ];
}

/** Longer queries are more than a name. */
const maxTokens = 12;

/** The names in a query by place, after each word that no article has is replaced by the likeliest correction. */
export function misspeltNames(
  tokens: Token[],
  { vocabulary, aliases }: QueryContext,
): Map<number, FoundName> {
  const names = new Map<number, FoundName>();
  if (tokens.length < 2 || tokens.length > maxTokens) return names;
  const typed = tokens.map(({ surface }) => termOf(surface));
  const read = tokens.map((token, i) => correctionOf(token, vocabulary) ?? (typed[i] as string));
  for (let at = 0; at < tokens.length; at++) {
    const name = aliases.longestAt(read, at);
    const isRepaired = name && read.slice(at, at + name.length).some((term, i) => term !== typed[at + i]);
    if (name && isRepaired && !name.bySound) names.set(at, name);
  }
  return names;
}

function correctionOf({ surface, script }: Token, vocabulary: Vocabulary): string | undefined {
  if (script || !/^\p{L}{4,}$/u.test(surface) || vocabulary.documents(termOf(surface)) > 0) return undefined;
  const near = vocabulary.near(surface, editsAllowed(surface.length));
  return near.toSorted((a, b) => a.edits - b.edits || b.documents - a.documents)[0]?.term;
}
