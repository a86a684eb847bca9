import type { Steps } from "../../async/steps.ts";
import { isRight } from "../dictionary/right-words.ts";
import { earliestDate } from "../index/order-time.ts";
import { bopomofoToPinyin } from "../text/bopomofo.ts";
import { isFunctionPair, isSwappedStopWord, stopWords } from "../text/stop-words.ts";
import { termOf, tokenizeQuery } from "../text/terms.ts";
import type { Token } from "../text/tokenize.ts";
import { currencyAt } from "./amounts/currency-terms.ts";
import { quantityAt } from "./amounts/quantity-terms.ts";
import { publishedIn, variantsOf, variantsOfWord, yearOf } from "./clause-variants.ts";
import { misspeltNames, nameAt, orNamed, termsOfName, typedWords } from "./name-terms.ts";
import { joinedPair, otherWritings } from "./other-writings.ts";
import type { Clause, Query } from "./query.ts";
import { type QueryTerm, queryTerm, type TermVariant } from "./query-term.ts";
import { resolveFilters } from "./resolve-filters.ts";
import { translatedPlaces } from "./translate.ts";
import type { QueryContext, Vocabulary } from "./vocabulary.ts";

/** A query as terms and conditions, for searches and stored queries alike. */
export type QueryPlan = {
  /** None if the query sets only conditions. */
  terms: QueryTerm[];
  /** Terms of filters that an article must have, and must not have. */
  required: string[];
  forbidden: string[];
  excluded: TermVariant[];
  /** News time at or after, and before, in milliseconds. */
  since: number;
  until: number;
  /** The words that are searched, without those that belong to a filter, and the filters that apply. */
  read: Pick<Query, "groups" | "filters">;
  undatedAsAdded: boolean;
  /** Filters that could not be read or name nothing known, as typed. */
  unread: string[];
};

export type PlanOptions = {
  /**
   * False for a stored query: every term is required, a function word may be a name (US) that no
   * article has yet, and filters with unknown values apply as typed.
   */
  guess: boolean;
};

type PlanContext = PlanOptions & QueryContext;

/** Of a single word in a script without spaces. */
const maxPairs = 6;
const maxTerms = 128;
/** Words and characters of a pasted text, of which the rest is not read; each takes some hundredths of a millisecond. */
const maxTokens = 400;

/** A query of something that is not indexed, such as an emoji: no article has it. */
const unanswerable = queryTerm("", [], { required: true });

/** What a query asks for, in the terms of the index; for a pasted text that takes some ms. */
export function* plan(query: Query, context: PlanContext): Steps<QueryPlan> {
  const { groups, filters, required, forbidden, unknown } = resolveFilters(
    query,
    context.vocabulary,
    !context.guess,
  );
  const excluded: TermVariant[] = [];
  for (const clause of query.excluded) {
    const { variants } = yield* translatedClause(clause, context);
    excluded.push(...variantsOf(clause), ...variants);
  }
  return {
    terms: yield* termsOf(groups, context),
    required,
    forbidden,
    excluded,
    since: query.since ?? (query.until === undefined ? Number.NEGATIVE_INFINITY : earliestDate),
    until: query.until ?? Number.POSITIVE_INFINITY,
    read: { groups, filters },
    undatedAsAdded: query.undatedAsAdded ?? false,
    unread: [...query.unread, ...unknown],
  };
}

/** The terms of the positive part of a query; function words only if there are no others. */
function* termsOf(groups: Clause[][], context: PlanContext): Steps<QueryTerm[]> {
  const words = groups.filter(isPlain).map(([clause]) => clause?.text);
  const text = bopomofoToPinyin(words.join(" "));
  const plain = tokenizeQuery(text, undefined, maxTokens);
  const phrases = groups.filter((group) => !isPlain(group)).slice(0, maxTerms);
  const special: QueryTerm[] = [];
  for (const group of phrases) special.push(yield* termOfClauses(group, context));
  yield;
  const all = [...(yield* termsOfWords(text, plain, context)), ...special];
  const terms = all.filter(({ alternatives }) => alternatives.length > 0);
  if (terms.length === 0) return groups.length > 0 ? [unanswerable] : [];
  const strong = terms.filter(({ weak }) => !weak);
  const distinct = merged(strong.length > 0 ? strong : terms).slice(0, maxTerms);
  const inWord = special.length === 0 && isOneWord(plain) && distinct.every(({ names }) => !names);
  // A story about one of two words that were typed in another language is hardly meant.
  const both = distinct.length === 2 && distinct.some(({ translations }) => translations);
  const more = (term: QueryTerm) => ({
    required: term.required || both || !context.guess,
    ...(inWord && { inWord }),
  });
  return distinct.map((term) => ({ ...term, ...more(term) }));
}

/** 自動車, AI伺服器: typed without a break, and shorter than a sentence. */
const isOneWord = (tokens: Token[]): boolean =>
  tokens.length > 1 &&
  tokens.length <= maxPairs &&
  tokens.some(({ script }) => script) &&
  tokens.every(({ start }, i) => i === 0 || start <= (tokens[i - 1] as Token).end);

const isPlain = ([clause, ...others]: Clause[]): boolean =>
  others.length === 0 && !clause?.phrase && !clause?.field && !clause?.dates;

function* termOfClauses(group: Clause[], context: PlanContext): Steps<QueryTerm> {
  const translated: TranslatedClause[] = [];
  for (const clause of group) translated.push(yield* translatedClause(clause, context));
  const translations = translated.flatMap((one) => one.translations);
  const dates = context.guess ? group.flatMap(({ dates }) => dates ?? []) : [];
  const variants = [
    ...group.flatMap(variantsOf),
    ...translated.flatMap((one) => one.variants),
    ...dates.map(publishedIn),
  ];
  return queryTerm(group.map(({ text }) => text).join(" OR "), variants, {
    required: group.every(({ phrase, field }) => phrase || field !== undefined),
    ...(translations.length > 0 && { translations }),
  });
}

type TranslatedClause = { variants: TermVariant[]; translations: string[] };

/** What a clause means in the other language, if the archive has it only there; a phrase is taken literally. */
function* translatedClause({ text, phrase, field }: Clause, context: PlanContext): Steps<TranslatedClause> {
  yield;
  const tokens = phrase ? [] : tokenizeQuery(text);
  const places = yield* translatedPlaces(typedWords(text, tokens), () => unanswerable, context);
  const place = places.get(0);
  const { translations, alternatives } = place?.terms[0] ?? unanswerable;
  if (!translations || place?.end !== tokens.length) return { variants: [], translations: [] };
  const variants = alternatives.slice(1).map((one) => (field ? { ...one, inTitle: true as const } : one));
  return { variants, translations };
}

/** At each place the quantity or the longest name, else the single word. */
function* termsOfWords(text: string, tokens: Token[], context: PlanContext): Steps<QueryTerm[]> {
  const { vocabulary, guess } = context;
  const terms: QueryTerm[] = [];
  const misspelt = guess ? misspeltNames(tokens, context) : undefined;
  const named = new Set<string>();
  yield;
  const words = typedWords(text, tokens);
  yield;
  const translated = yield* translatedPlaces(words, (at) => termOfWord(tokens, at, context), context);
  for (let at = 0; at < tokens.length; ) {
    yield;
    const name = nameAt(words, at, context);
    const quantity = quantityAt(text, tokens, at);
    if (quantity && quantity.length >= (name?.length ?? 0)) {
      terms.push(quantity.term);
      at += quantity.length;
      continue;
    }
    const currency = name ? undefined : currencyAt(words.terms, at, context);
    if (currency) {
      terms.push(currency.term);
      at = pastSeam(tokens, at + currency.length);
      continue;
    }
    const place = translated.get(at);
    if (place) {
      const places = Array.from({ length: place.end - at }, (_, n) => at + n);
      const written = places.flatMap((i) => otherWritings(text, tokens, i, context));
      const [only, another] = place.terms;
      if (only && !another) terms.push({ ...only, alternatives: [...only.alternatives, ...written] });
      else terms.push(...place.terms);
      at = place.end;
      continue;
    }
    const meant = name ? undefined : misspelt?.get(at);
    const end = at + (name ?? meant ?? { length: 1 }).length;
    const next = name ? pastSeam(tokens, end) : pastYear(tokens, pastUnknown(tokens, at, end, vocabulary));
    // In a ranking the words of a second name may distinguish stories; as a condition it adds nothing.
    if (name && !(guess && named.has(name.typed)))
      terms.push(...termsOfName(tokens.slice(at, end), name, vocabulary));
    else if (next > end && tokens[at]?.script) terms.push(termOfRun(tokens.slice(at, next)));
    else
      for (let i = at; i < end; i++)
        terms.push(
          orNamed(
            orWritten(wordAt(text, tokens, i, context), otherWritings(text, tokens, i, context), vocabulary),
            meant,
            vocabulary,
          ),
        );
    for (const one of name?.names ?? []) named.add(one);
    at = next;
  }
  return terms;
}

/** A pair of characters whose first one ends a name is not a word. */
function pastSeam(tokens: Token[], end: number): number {
  const [last, next] = [tokens[end - 1] as Token, tokens[end]];
  return last.script && next?.script && next.start < last.end ? end + 1 : end;
}

/** After a year in figures, 年 and what follows it are no word. */
function pastYear(tokens: Token[], next: number): number {
  const [last, after] = [tokens[next - 1] as Token, tokens[next]];
  return after?.surface.startsWith("年") && after.start === last.end && yearOf(last.surface)
    ? next + 1
    : next;
}

/** The end of a run of characters of which no article has two together. */
function pastUnknown(tokens: Token[], at: number, end: number, vocabulary: Vocabulary): number {
  const isUnknown = (token: Token | undefined): boolean =>
    token?.script === true && [...token.surface].length > 1 && vocabulary.documents(token.surface) === 0;
  let next = end;
  if (!isUnknown(tokens[at])) return next;
  while (isUnknown(tokens[next]) && (tokens[next] as Token).start < (tokens[next - 1] as Token).end) next++;
  return next;
}

/** Such a run is one unknown word, although it is several pairs. */
function termOfRun(pairs: Token[]): QueryTerm {
  const terms = pairs.map(({ surface }) => surface);
  const [first = ""] = terms;
  return queryTerm(first, [{ terms, weight: 1 }], { weak: isFunctionPair(first) });
}

/**
 * The word at a place. The number of a model such as A-380 is none: its letter alone is a function word. In a ranking
 * it is one if no article has the model.
 */
function wordAt(text: string, tokens: Token[], at: number, context: PlanContext): QueryTerm {
  const term = termOfWord(tokens, at, context);
  const model = joinedPair(text, tokens[at - 1], tokens[at]) ?? "";
  const isPart = /^[ai]\d/.test(model) && (!context.guess || context.vocabulary.documents(termOf(model)) > 0);
  return isPart ? { ...term, alternatives: [] } : term;
}

function termOfWord(tokens: Token[], at: number, { vocabulary, guess }: PlanContext): QueryTerm {
  const token = tokens[at] as Token;
  const { surface, script } = token;
  if (script) {
    const isKnown = !guess || [...surface].length > 1 || vocabulary.pairsFrom(surface).length > 0;
    return queryTerm(surface, isKnown ? variantsOfWord(token) : [], { weak: isFunctionPair(surface) });
  }
  const small = surface.toLowerCase();
  const year = guess ? yearOf(surface) : undefined;
  if (year) return queryTerm(surface, [...variantsOfWord(token), publishedIn(year)]);
  if (!stopWords.has(small)) {
    const isSlip = guess && isSwappedStopWord(small) && vocabulary.documents(termOf(small)) === 0;
    const weak = isSlip && !isRight(small);
    return queryTerm(surface, variantsOfWord(token), { word: surface, weak });
  }
  const isAlone = tokens.length === 1;
  const isName = !guess || vocabulary.documents(surface.toUpperCase()) > 0;
  // In capitals it is the name, unless no article has that and there are other words.
  if (surface !== small && (isName || isAlone)) return queryTerm(surface, variantsOfWord(token));
  const mayBeName = isName && (small === "us" || isAlone || tokens[at - 1]?.surface === "the");
  return queryTerm(small, variantsOfWord({ ...token, surface: small }, mayBeName), { weak: !mayBeName });
}

/** A word that is also written otherwise, and if only that is known, is no misspelling. */
function orWritten(term: QueryTerm, others: TermVariant[], vocabulary: Vocabulary): QueryTerm {
  if (term.word === undefined || others.length === 0) return term;
  const alternatives = [...term.alternatives, ...others];
  return {
    ...term,
    alternatives,
    others,
    ...(vocabulary.documents(termOf(term.word)) === 0 && { word: undefined }),
  };
}

/** A term that is typed twice counts twice. */
function merged(terms: QueryTerm[]): QueryTerm[] {
  const byVariants = Map.groupBy(terms, ({ alternatives }) => JSON.stringify(alternatives));
  return [...byVariants.values()].map((same) => ({ ...(same[0] as QueryTerm), count: same.length }));
}
