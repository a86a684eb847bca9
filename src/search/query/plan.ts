import { isFunctionPair, stopWords } from "../text/stop-words.ts";
import { termOf, tokenizeQuery } from "../text/terms.ts";
import type { Token } from "../text/tokenize.ts";
import { variantsOf, variantsOfWord } from "./clause-variants.ts";
import { misspeltNames, nameAt, orNamed, termsOfName } from "./name-terms.ts";
import type { Clause, Query } from "./query.ts";
import { type QueryTerm, queryTerm, type TermVariant } from "./query-term.ts";
import { resolveFilters } from "./resolve-filters.ts";
import type { QueryContext, Vocabulary } from "./vocabulary.ts";

/** A query as terms and conditions: the one reading that searches and stored queries begin with. */
export type QueryPlan = {
  /** None where any article will do. */
  terms: QueryTerm[];
  /** Terms of filters, each of which an article must have, and those that it must not have. */
  required: string[];
  forbidden: string[];
  excluded: TermVariant[];
  /** News time at or after, and before, in milliseconds. */
  since: number;
  until: number;
  /** Filters that could not be read or name nothing known, as typed. */
  unread: string[];
};

export type PlanOptions = {
  /**
   * False for a stored query: every term is required, a function word may be a name (US) that no
   * article has yet, and filters that name nothing known hold as typed.
   */
  guess: boolean;
};

type PlanContext = PlanOptions & QueryContext;

/** A word of a script without spaces makes up to this many pairs. */
const longestInPairs = 6;

/** More different words than this do not make a query clearer. */
const maxTerms = 128;

/** Something was asked, but nothing that can be looked up, such as an emoji: no article has it. */
const unanswerable = queryTerm("", [], { required: true });

export function plan(query: Query, context: PlanContext): QueryPlan {
  const { groups, required, forbidden, unknown } = resolveFilters(query, context.vocabulary, !context.guess);
  return {
    terms: termsOf(groups, context),
    required,
    forbidden,
    excluded: query.excluded.flatMap(variantsOf),
    since: query.since ?? Number.NEGATIVE_INFINITY,
    until: query.until ?? Number.POSITIVE_INFINITY,
    unread: [...query.unread, ...unknown],
  };
}

/** What the positive part of a query asks for; function words only where there is nothing else. */
function termsOf(groups: Clause[][], context: PlanContext): QueryTerm[] {
  const words = groups.filter(isPlain).map(([clause]) => clause?.text);
  const plain = tokenizeQuery(words.join(" "));
  const special = groups.filter((group) => !isPlain(group)).map(termOfClauses);
  const terms = [...termsOfWords(plain, context), ...special].filter(
    ({ alternatives }) => alternatives.length > 0,
  );
  if (terms.length === 0) return groups.length > 0 ? [unanswerable] : [];
  const strong = terms.filter(({ weak }) => !weak);
  const distinct = merged(strong.length > 0 ? strong : terms).slice(0, maxTerms);
  const inWord = special.length === 0 && isOneWord(plain) && distinct.every(({ names }) => !names);
  return distinct.map((term) => ({
    ...term,
    required: term.required || !context.guess,
    ...(inWord && { inWord }),
  }));
}

/** 自動車, AI伺服器: typed without a break, and not as long as a sentence. */
const isOneWord = (tokens: Token[]): boolean =>
  tokens.length > 1 &&
  tokens.length <= longestInPairs &&
  tokens.some(({ script }) => script) &&
  tokens.every(({ start }, i) => i === 0 || start <= (tokens[i - 1] as Token).end);

const isPlain = (group: Clause[]): boolean => group.length === 1 && !group[0]?.phrase && !group[0]?.field;

const termOfClauses = (group: Clause[]): QueryTerm =>
  queryTerm(group.map(({ text }) => text).join(" OR "), group.flatMap(variantsOf), {
    required: group.every(({ phrase, field }) => phrase || field !== undefined),
  });

/** Names first, the longest that stands at a place; then each word for itself. */
function termsOfWords(tokens: Token[], context: PlanContext): QueryTerm[] {
  const { vocabulary, guess } = context;
  const typed = tokens.map(({ surface }) => termOf(surface));
  const terms: QueryTerm[] = [];
  const misspelt = guess ? misspeltNames(tokens, context) : undefined;
  const named = new Set<string>();
  for (let at = 0; at < tokens.length; ) {
    const name = nameAt(tokens, typed, at, context);
    const meant = name ? undefined : misspelt?.get(at);
    const end = at + (name ?? meant ?? { length: 1 }).length;
    const next = name ? pastSeam(tokens, end) : pastUnknown(tokens, at, end, vocabulary);
    // In a ranking the words of a second name may tell stories apart; as a condition it is the same.
    if (name && !(guess && named.has(name.typed)))
      terms.push(...termsOfName(tokens.slice(at, end), name, vocabulary));
    else if (next > end) terms.push(termOfRun(tokens.slice(at, next)));
    else
      for (let i = at; i < end; i++) terms.push(orNamed(termOfWord(tokens, i, context), meant, vocabulary));
    for (const one of name?.names ?? []) named.add(one);
    at = next;
  }
  return terms;
}

/** A pair of characters of which the first ends a name belongs to no word. */
function pastSeam(tokens: Token[], end: number): number {
  const [last, next] = [tokens[end - 1] as Token, tokens[end]];
  return last.script && next?.script && next.start < last.end ? end + 1 : end;
}

/** Where characters in a row end of which no article has two together. */
function pastUnknown(tokens: Token[], at: number, end: number, vocabulary: Vocabulary): number {
  const isUnknown = (token: Token | undefined): boolean =>
    token?.script === true && [...token.surface].length > 1 && vocabulary.documents(token.surface) === 0;
  let next = end;
  if (!isUnknown(tokens[at])) return next;
  while (isUnknown(tokens[next]) && (tokens[next] as Token).start < (tokens[next - 1] as Token).end) next++;
  return next;
}

/** Such characters are one unknown word, though they make several pairs. */
function termOfRun(pairs: Token[]): QueryTerm {
  const terms = pairs.map(({ surface }) => surface);
  const [first = ""] = terms;
  return queryTerm(first, [{ terms, weight: 1 }], { weak: isFunctionPair(first) });
}

function termOfWord(tokens: Token[], at: number, { vocabulary, guess }: PlanContext): QueryTerm {
  const token = tokens[at] as Token;
  const { surface, script } = token;
  if (script) {
    const isKnown = !guess || [...surface].length > 1 || vocabulary.pairsFrom(surface).length > 0;
    return queryTerm(surface, isKnown ? variantsOfWord(token) : [], { weak: isFunctionPair(surface) });
  }
  const small = surface.toLowerCase();
  if (!stopWords.has(small)) return queryTerm(surface, variantsOfWord(token), { word: surface });
  const isAlone = tokens.length === 1;
  const isName = !guess || vocabulary.documents(surface.toUpperCase()) > 0;
  // Typed in capitals it is the name, unless no article has that and there are other words.
  if (surface !== small && (isName || isAlone)) return queryTerm(surface, variantsOfWord(token));
  const mayBeName = isName && (small === "us" || isAlone || tokens[at - 1]?.surface === "the");
  return queryTerm(small, variantsOfWord({ ...token, surface: small }, mayBeName), { weak: !mayBeName });
}

/** What is asked for twice counts twice. */
function merged(terms: QueryTerm[]): QueryTerm[] {
  const byVariants = Map.groupBy(terms, ({ alternatives }) => JSON.stringify(alternatives));
  return [...byVariants.values()].map((same) => ({ ...(same[0] as QueryTerm), count: same.length }));
}
