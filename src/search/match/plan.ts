import type { AliasGroups, FoundName } from "../alias/groups.ts";
import { isFunctionPair, stopWords } from "../analyze/stop-words.ts";
import { nameTerms, termOf, tokenizeQuery } from "../analyze/terms.ts";
import type { Token } from "../analyze/tokenize.ts";
import type { Clause, Query } from "../types.ts";
import { type Measure, measureAt } from "./measures.ts";
import { misspeltNames } from "./misspelt-names.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** One way to satisfy a term: all of `terms` in an article, and the words as typed where `exact`. */
export type Alternative = {
  terms: string[];
  /** Up to 1; less for what was not typed. */
  weight: number;
  exact?: Clause;
};

/** What a story should have, in one of several ways; the best of them counts. */
export type Wanted = {
  typed: string;
  alternatives: Alternative[];
  /** How often it was asked for. */
  count: number;
  /** Phrases and headline words are conditions, not wishes. */
  required: boolean;
  /** Set for a word that may be misspelt. */
  word?: string;
  /** Set for a word of a misspelt name: what does as well, however the word is read. */
  others?: Alternative[];
  /** The names it is also known by, where it is one. */
  names?: string[];
  weak: boolean;
  /** Set for the pieces of a question that is one word, of which a story should have most. */
  inWord?: boolean;
};

/** A word of a script without spaces makes so many pairs at most. */
const longestInPairs = 6;

/** More different words than this do not make a question clearer. */
const mostWanted = 128;

/** A brief name that more than this share of the archive has is some other word as well. */
const mostCommonBrief = 0.05;
const briefWeight = 0.9;
const misspeltWeight = 0.9;

/** What the positive part of a query asks for; function words only where there is nothing else. */
export function plan(query: Query, vocabulary: Vocabulary, aliases: AliasGroups): Wanted[] {
  const plain = tokenizeQuery(
    query.groups
      .filter(isPlain)
      .map(([clause]) => clause?.text)
      .join(" "),
  );
  const special = query.groups.filter((group) => !isPlain(group)).map(wantedClauses);
  const wanted = [...wantedWords(plain, vocabulary, aliases), ...special].filter(
    (one) => one.alternatives.length > 0,
  );
  const strong = wanted.filter(({ weak }) => !weak);
  const telling = merged(strong.length > 0 ? strong : wanted).slice(0, mostWanted);
  const inWord = special.length === 0 && isOneWord(plain) && telling.every(({ names }) => !names);
  return inWord ? telling.map((one) => ({ ...one, inWord })) : telling;
}

/** 自動車, AI伺服器: typed without a break, and not as long as a sentence. */
const isOneWord = (tokens: Token[]): boolean =>
  tokens.length > 1 &&
  tokens.length <= longestInPairs &&
  tokens.some(({ script }) => script) &&
  tokens.every(({ start }, i) => i === 0 || start <= (tokens[i - 1] as Token).end);

const isPlain = (group: Clause[]): boolean => group.length === 1 && !group[0]?.phrase && !group[0]?.field;

/**
 * A clause as a condition on articles; undefined where it has no words. Function words of a phrase
 * are left to the look at the text: in capitals (US) they are other terms.
 */
export function alternativeOf(clause: Clause): Alternative | undefined {
  const exact = clause.phrase || clause.field !== undefined;
  const surfaces = tokenizeQuery(clause.text).map(({ surface }) => surface);
  const telling = surfaces.filter((surface) => !exact || !stopWords.has(surface.toLowerCase()));
  const terms = (telling.length > 0 ? telling : surfaces).map(termOf);
  if (terms.length === 0) return undefined;
  return { terms: [...new Set(terms)], weight: 1, ...(exact && { exact: clause }) };
}

function wantedClauses(group: Clause[]): Wanted {
  return {
    typed: group.map(({ text }) => text).join(" OR "),
    alternatives: group.map(alternativeOf).filter((alternative) => alternative !== undefined),
    count: 1,
    required: group.every(({ phrase, field }) => phrase || field !== undefined),
    weak: false,
  };
}

/** Names first, the longest that stands at a place; then each word for itself. */
function wantedWords(tokens: Token[], vocabulary: Vocabulary, aliases: AliasGroups): Wanted[] {
  const terms = tokens.map(({ surface }) => termOf(surface));
  const wanted: Wanted[] = [];
  const misspelt = misspeltNames(tokens, vocabulary, aliases);
  const named = new Set<string>();
  for (let at = 0; at < tokens.length; ) {
    const name = nameAt(tokens, terms, at, vocabulary, aliases);
    const meant = name ? undefined : misspelt.get(at);
    const end = at + (name ?? meant ?? { length: 1 }).length;
    const here = tokens.slice(at, end);
    // A second name of the same thing counts as the words it is.
    if (name && !named.has(name.typed)) wanted.push(...wantedName(here, name, vocabulary));
    else
      wanted.push(...here.map((_, i) => orNamed(wantedWord(tokens, at + i, vocabulary), meant, vocabulary)));
    for (const one of name?.names ?? []) named.add(one);
    at = name ? pastSeam(tokens, end) : pastUnknown(tokens, at, end, vocabulary);
  }
  return wanted;
}

/** A pair of characters of which the first ends a name belongs to no word. */
function pastSeam(tokens: Token[], end: number): number {
  const [last, next] = [tokens[end - 1] as Token, tokens[end]];
  return last.script && next?.script && next.start < last.end ? end + 1 : end;
}

/**
 * Characters in a row of which no article has two together are one unknown word, though they make
 * several pairs.
 */
function pastUnknown(tokens: Token[], at: number, end: number, vocabulary: Vocabulary): number {
  const isUnknown = (token: Token | undefined): boolean =>
    token?.script === true && [...token.surface].length > 1 && vocabulary.documents(token.surface) === 0;
  let next = end;
  if (!isUnknown(tokens[at])) return next;
  while (isUnknown(tokens[next]) && (tokens[next] as Token).start < (tokens[next - 1] as Token).end) next++;
  return next;
}

/** A word of a misspelt name: whatever it is, another name of the thing will do as well. */
function orNamed(wanted: Wanted, name: FoundName | undefined, vocabulary: Vocabulary): Wanted {
  if (!name) return wanted;
  const others = namesOf(name, vocabulary).map((one) => ({ ...one, weight: one.weight * misspeltWeight }));
  return { ...wanted, alternatives: [...wanted.alternatives, ...others], others };
}

/** What only sounds like a name is one where the archive does not have it as words. */
function nameAt(tokens: Token[], terms: string[], at: number, vocabulary: Vocabulary, aliases: AliasGroups) {
  const surfaces = tokens.map(({ surface }) => surface);
  const name = aliases.longestAt(terms, at, surfaces) ?? measureAt(terms, at);
  const own = terms.slice(at, at + (name?.length ?? 0));
  const isWords =
    name && "bySound" in name && name.bySound && own.every((term) => vocabulary.documents(term) > 0);
  return isWords ? undefined : name;
}

/**
 * One thing, or, for a name spelt in several words, each of them, so that a story with some is still
 * found. Any other name stands for all of them.
 */
function wantedName(tokens: Token[], name: FoundName | Measure, vocabulary: Vocabulary): Wanted[] {
  const { typed, names } = name;
  const others = namesOf(name, vocabulary);
  const terms = tokens.map(({ surface }) => termOf(surface));
  const inWords = "bySound" in name && !name.bySound && tokens.every(({ script }) => !script);
  const things = inWords ? terms.map((term) => [term]) : [terms];
  return things.map((own, i) => ({
    typed: i === 0 ? typed : (own[0] as string),
    alternatives: [{ terms: own, weight: 1 }, ...others],
    ...(i === 0 && { names }),
    count: 1,
    required: false,
    weak: things.length > 1 && stopWords.has((tokens[i] as Token).surface),
  }));
}

/** All names, and what the thing goes by in short, if that is not a word that many articles have. */
export function namesOf(name: FoundName | Measure, vocabulary: Vocabulary): Alternative[] {
  const briefs = "briefs" in name ? name.briefs.map(nameTerms) : [];
  const telling = briefs.filter((terms) => terms.some((term) => vocabulary.share(term) <= mostCommonBrief));
  return [
    ...name.names.map((one) => ({ terms: nameTerms(one), weight: 1 })),
    ...telling.map((terms) => ({ terms, weight: briefWeight })),
  ];
}

function wantedWord(tokens: Token[], at: number, vocabulary: Vocabulary): Wanted {
  const { surface, script } = tokens[at] as Token;
  const base = { typed: surface, count: 1, required: false };
  if (script) {
    const single = [...surface].length === 1;
    const terms = single ? vocabulary.pairsFrom(surface) : [surface];
    return {
      ...base,
      alternatives: terms.map((term) => ({ terms: [term], weight: 1 })),
      weak: isFunctionPair(surface),
    };
  }
  const itself = { terms: [termOf(surface)], weight: 1 };
  if (!stopWords.has(surface)) return { ...base, alternatives: [itself], word: surface, weak: false };
  const name = surface.toUpperCase();
  const likely = surface === "us" || tokens.length === 1 || tokens[at - 1]?.surface === "the";
  const meansName = likely && vocabulary.documents(name) > 0;
  if (!meansName) return { ...base, alternatives: [itself], weak: true };
  return {
    ...base,
    alternatives: [
      { terms: [name], weight: 1 },
      { ...itself, weight: 0.5 },
    ],
    weak: false,
  };
}

/** What is asked for twice counts twice. */
function merged(wanted: Wanted[]): Wanted[] {
  const byTerms = Map.groupBy(wanted, ({ alternatives }) => JSON.stringify(alternatives));
  return [...byTerms.values()].map((same) => ({ ...(same[0] as Wanted), count: same.length }));
}
