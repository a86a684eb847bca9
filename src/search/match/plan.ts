import type { AliasGroups } from "../alias/groups.ts";
import { isFunctionPair, stopWords } from "../analyze/stop-words.ts";
import { nameTerms, termOf, tokenizeQuery } from "../analyze/terms.ts";
import type { Token } from "../analyze/tokenize.ts";
import type { Clause, Query } from "../types.ts";
import { measureAt } from "./measures.ts";
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
  /** The names it is also known by, where it is one. */
  names?: string[];
  weak: boolean;
};

/** More different words than this do not make a question clearer. */
const mostWanted = 128;

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
  return merged(strong.length > 0 ? strong : wanted).slice(0, mostWanted);
}

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
  for (let at = 0; at < tokens.length; ) {
    const name = nameAt(terms, at, vocabulary, aliases);
    wanted.push(
      name ? wantedName(terms.slice(at, at + name.length), name) : wantedWord(tokens, at, vocabulary),
    );
    at += name?.length ?? 1;
  }
  return wanted;
}

/** What only sounds like a name is one where the archive does not have it as words. */
function nameAt(terms: string[], at: number, vocabulary: Vocabulary, aliases: AliasGroups) {
  const name = aliases.longestAt(terms, at) ?? measureAt(terms, at);
  const own = terms.slice(at, at + (name?.length ?? 0));
  const isWords =
    name && "bySound" in name && name.bySound && own.every((term) => vocabulary.documents(term) > 0);
  return isWords ? undefined : name;
}

function wantedName(terms: string[], { names, typed }: { names: string[]; typed: string }): Wanted {
  const alternatives = [terms, ...names.map(nameTerms)].map((alternative) => ({
    terms: alternative,
    weight: 1,
  }));
  return { typed, alternatives, names, count: 1, required: false, weak: false };
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
