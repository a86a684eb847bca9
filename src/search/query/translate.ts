import type { Steps } from "../../async/steps.ts";
import { dictionary, longestPhrase } from "../dictionary/dictionary.ts";
import { sum } from "../structures/sum.ts";
import { chineseStopWords, stopWords } from "../text/stop-words.ts";
import type { Token } from "../text/tokenize.ts";
import { variantsOfCharacter } from "./clause-variants.ts";
import { nameAt, type TypedWords } from "./name-terms.ts";
import type { QueryTerm } from "./query-term.ts";
import { type ChineseWord, splitChinese } from "./split-chinese.ts";
import { documentsOf, type TranslateContext, translatedTerm } from "./translated-term.ts";

/** All that a single character may mean is in no more of the articles than this. */
const maxShareOfCharacter = 0.03;

/** A longer text was pasted, and is of its own language. */
const maxTokens = 60;

/** The terms for the tokens from a place to before `end`. */
type TranslatedPlace = { end: number; terms: QueryTerm[] };

/**
 * The places of a query that are read by the dictionary: words that the archive has only in the other
 * language. A run of Chinese with such a word is split into words, and `asTyped` gives the term of a token in
 * another of its words; runs without one are left alone.
 */
export function* translatedPlaces(
  typed: TypedWords,
  asTyped: (at: number) => QueryTerm,
  context: TranslateContext,
): Steps<Map<number, TranslatedPlace>> {
  const places = new Map<number, TranslatedPlace>();
  const { tokens } = typed;
  if (tokens.length > maxTokens) return places;
  for (let at = 0; at < tokens.length; ) {
    yield;
    const end = runEnd(tokens, at);
    if (tokens[at]?.script) {
      for (const [place, one] of chinesePlaces(typed, { from: at, end }, asTyped, context))
        places.set(place, one);
      at = end;
      continue;
    }
    const name = nameAt(typed, at, context);
    const place = name ? undefined : englishPlace(typed, at, context);
    if (place) places.set(at, place);
    at = place?.end ?? at + (name?.length ?? 1);
  }
  return places;
}

/** The end of a run of overlapping pairs. */
function runEnd(tokens: Token[], from: number): number {
  let end = from + 1;
  while (tokens[end]?.script && (tokens[end] as Token).start < (tokens[end - 1] as Token).end) end++;
  return end;
}

type Run = { from: number; end: number };

function chinesePlaces(
  typed: TypedWords,
  { from, end }: Run,
  asTyped: (at: number) => QueryTerm,
  context: TranslateContext,
): [at: number, place: TranslatedPlace][] {
  const { text, tokens } = typed;
  const run = tokens.slice(from, end);
  const characters = charactersOf(run);
  if (!characters.every((one) => /\p{sc=Han}/u.test(one))) return [];
  const nameEnd = (start: number): number | undefined => {
    const name = from + start < end ? nameAt(typed, from + start, context) : undefined;
    return name && from + start + name.length <= end ? start + name.length + 1 : undefined;
  };
  const words = splitChinese(characters, nameEnd).map((word) => ({
    ...word,
    translated: word.name ? undefined : translatedWord(word, characters, context),
  }));
  if (!words.some(({ translated }) => translated)) return [];
  // The last character has no token, and alone it is no word.
  const others = words.filter(({ name, start }) => !name && from + start < end);
  return others.map(({ start, end: wordEnd, translated }) => {
    const written = text.slice(run[start]?.start, run[wordEnd]?.start ?? run.at(-1)?.end);
    const isEmpty = chineseStopWords.has(characters.slice(start, wordEnd).join(""));
    const pairs = isEmpty ? 0 : wordEnd - start - 1;
    const own = Array.from({ length: pairs }, (_, i) => asTyped(from + start + i));
    const read = translated ? [{ ...translated, typed: written }] : own;
    return [from + start, { end: Math.min(from + wordEnd, end), terms: read }];
  });
}

/** The characters of a run of pairs, or of a single one. */
function charactersOf(run: Token[]): string[] {
  const firsts = run.map(({ surface }) => [...surface][0] as string);
  return [...firsts, ...[...(run.at(-1)?.surface ?? "")].slice(1)];
}

function translatedWord(
  { start, end }: ChineseWord,
  characters: string[],
  context: TranslateContext,
): QueryTerm | undefined {
  const own = characters.slice(start, end);
  if (own.length === 1)
    return characters.length === 1 ? translatedCharacter(own[0] as string, context) : undefined;
  const terms = own.slice(1).map((one, i) => `${own[i]}${one}`);
  const documents = documentsOf(terms, context.vocabulary);
  return translatedTerm([{ terms, weight: 1 }], documents, dictionary().inEnglish(own.join("")), context);
}

/** Between others a single character says little, so this is for one that was typed alone. */
function translatedCharacter(character: string, context: TranslateContext): QueryTerm | undefined {
  const { vocabulary } = context;
  const english = dictionary().inEnglish(character);
  const shares = english.map(({ terms }) => Math.min(...terms.map((term) => vocabulary.share(term))));
  if (sum(shares) > maxShareOfCharacter) return undefined;
  const documents = vocabulary.pairsFrom(character).map((pair) => vocabulary.documents(pair));
  return translatedTerm(variantsOfCharacter(character), Math.max(0, ...documents), english, context);
}

/** The longest phrase from a place that the archive has only in Chinese. */
function englishPlace(
  { tokens, terms }: TypedWords,
  at: number,
  context: TranslateContext,
): TranslatedPlace | undefined {
  if (!context.vocabulary.hasHan) return undefined;
  const next = tokens.slice(at, at + longestPhrase);
  const script = next.findIndex((token) => token.script);
  for (let length = script < 0 ? next.length : script; length > 0; length--) {
    const typed = next.slice(0, length).map(({ surface }) => surface);
    if (stopWords.has(typed[0] as string) || stopWords.has(typed.at(-1) as string)) continue;
    const own = terms.slice(at, at + length);
    const documents = documentsOf(own, context.vocabulary);
    const term = translatedTerm([{ terms: own, weight: 1 }], documents, dictionary().inChinese(own), context);
    if (term) return { end: at + length, terms: [{ ...term, typed: typed.join(" ") }] };
  }
  return undefined;
}
