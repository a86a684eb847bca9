import type { AliasGroups } from "../aliases/alias-groups.ts";
import { isFunctionPair, stopWords } from "../text/stop-words.ts";
import { termOf, tokenizeQuery } from "../text/terms.ts";
import type { Token } from "../text/tokenize.ts";
import { misspeltNames, nameAt, orNamed, wantedName } from "./name-terms.ts";
import type { Clause, Query } from "./query.ts";
import type { QueryTerm, TermVariant } from "./query-term.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A word of a script without spaces makes so many pairs at most. */
const longestInPairs = 6;

/** More different words than this do not make a question clearer. */
const mostWanted = 128;

/** What the positive part of a query asks for; function words only where there is nothing else. */
export function plan(query: Query, vocabulary: Vocabulary, aliases: AliasGroups): QueryTerm[] {
  const plain = tokenizeQuery(
    query.groups
      .filter(isPlain)
      .map(([clause]) => clause?.text)
      .join(" "),
  );
  const special = query.groups.filter((group) => !isPlain(group)).map(wantedClauses);
  const terms = [...wantedWords(plain, vocabulary, aliases), ...special].filter(
    (one) => one.alternatives.length > 0,
  );
  const strong = terms.filter(({ weak }) => !weak);
  const telling = merged(strong.length > 0 ? strong : terms).slice(0, mostWanted);
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
export function alternativeOf(clause: Clause): TermVariant | undefined {
  const exact = clause.phrase || clause.field !== undefined;
  const surfaces = tokenizeQuery(clause.text).map(({ surface }) => surface);
  const telling = surfaces.filter((surface) => !exact || !stopWords.has(surface.toLowerCase()));
  const terms = (telling.length > 0 ? telling : surfaces).map(termOf);
  if (terms.length === 0) return undefined;
  return { terms: [...new Set(terms)], weight: 1, ...(exact && { exact: clause }) };
}

function wantedClauses(group: Clause[]): QueryTerm {
  return {
    typed: group.map(({ text }) => text).join(" OR "),
    alternatives: group.map(alternativeOf).filter((alternative) => alternative !== undefined),
    count: 1,
    required: group.every(({ phrase, field }) => phrase || field !== undefined),
    weak: false,
  };
}

/** Names first, the longest that stands at a place; then each word for itself. */
function wantedWords(tokens: Token[], vocabulary: Vocabulary, aliases: AliasGroups): QueryTerm[] {
  const typed = tokens.map(({ surface }) => termOf(surface));
  const terms: QueryTerm[] = [];
  const misspelt = misspeltNames(tokens, vocabulary, aliases);
  const named = new Set<string>();
  for (let at = 0; at < tokens.length; ) {
    const name = nameAt(tokens, typed, at, vocabulary, aliases);
    const meant = name ? undefined : misspelt.get(at);
    const end = at + (name ?? meant ?? { length: 1 }).length;
    const here = tokens.slice(at, end);
    // A second name of the same thing counts as the words it is.
    if (name && !named.has(name.typed)) terms.push(...wantedName(here, name, vocabulary));
    else
      terms.push(...here.map((_, i) => orNamed(wantedWord(tokens, at + i, vocabulary), meant, vocabulary)));
    for (const one of name?.names ?? []) named.add(one);
    at = name ? pastSeam(tokens, end) : pastUnknown(tokens, at, end, vocabulary);
  }
  return terms;
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

function wantedWord(tokens: Token[], at: number, vocabulary: Vocabulary): QueryTerm {
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
function merged(terms: QueryTerm[]): QueryTerm[] {
  const byTerms = Map.groupBy(terms, ({ alternatives }) => JSON.stringify(alternatives));
  return [...byTerms.values()].map((same) => ({ ...(same[0] as QueryTerm), count: same.length }));
}
