import type { TimeSlice } from "../../async/yield.ts";
import { forwardIndexOf } from "../index/forward-index.ts";
import { boundary, type Lexicon } from "../index/lexicon.ts";
import type { QueryTerm } from "../query/query-term.ts";
import { sum } from "../structures/sum.ts";
import { freshnessOf } from "./bm25.ts";
import { inOrder, type RankedDoc } from "./top-k.ts";

/** A fixed number, so that pages fit together. */
export const rerankedDocs = 50;
const maxWordsRead = 1_500;
/** The bonus of two adjacent words, as a share of their weights: .1 to .85, as in the sequential dependence model. */
const adjacency = 0.1 / 0.85;
/** The bonus of a headline that is exactly the query, as a share of the query's weights. */
const headline = 0.8;

type ProximityQuery = { terms: QueryTerm[]; weights: number[]; now: number };

/**
 * Reranks the best of a ranking: words that are adjacent in the query and in the story ("Taiwan
 * Semiconductor") count more, and so does a headline like the query.
 */
export async function rerankByProximity(
  ranking: RankedDoc[],
  { terms, weights, now }: ProximityQuery,
  lexicon: Lexicon,
  slice: TimeSlice,
): Promise<RankedDoc[]> {
  const places = placesOf(terms, lexicon);
  const reread: RankedDoc[] = [];
  for (const ranked of ranking.slice(0, rerankedDocs)) {
    const words = forwardIndexOf(ranked.part.segment, ranked.doc);
    const pairs = terms.length > 1 ? adjacentPairs(words, places, lexicon) : [];
    const beside = sum(pairs.map((i) => (weights[i] as number) + (weights[i + 1] as number)));
    const gain = adjacency * beside + headline * titled(words, places, weights, lexicon);
    reread.push({ ...ranked, key: ranked.key + gain * freshnessOf(ranked.time, now) });
    if (slice.due) await slice.yieldIfDue();
  }
  return [...reread.sort(inOrder), ...ranking.slice(rerankedDocs)];
}

/** A variant of the term at a place of the query. */
type VariantAt = { place: number; weight: number };

/** Variants of a single word, and those of several. */
type TermPositions = { single: SingleTerms; together: (VariantAt & { terms: number[] })[] };

/** Variants by their only term. Most words of a story are in none, which a mark shows faster than the map. */
class SingleTerms {
  readonly #variants = new Map<number, VariantAt[]>();
  readonly #marks = new Uint8Array(1024);

  add(term: number, variant: VariantAt): void {
    this.#variants.getOrInsertComputed(term, () => []).push(variant);
    this.#marks[term % 1024] = 1;
  }

  get(term: number): VariantAt[] | undefined {
    return this.#marks[term % 1024] === 0 ? undefined : this.#variants.get(term);
  }
}

function placesOf(terms: QueryTerm[], lexicon: Lexicon): TermPositions {
  const places: TermPositions = { single: new SingleTerms(), together: [] };
  for (const [place, { alternatives }] of terms.entries()) {
    for (const alternative of alternatives) {
      const variant = { place, weight: alternative.weight };
      const terms = alternative.terms.map((term) => lexicon.find(term));
      const [term = -1] = terms;
      if (terms.length > 1) places.together.push({ ...variant, terms });
      else if (term >= 0) places.single.add(term, variant);
    }
  }
  return places;
}

/**
 * How much of the query's weight the headline has: all of it if they are equal, half if half of the
 * headline is about something else, a sixteenth if it lacks half of the query.
 */
function titled(
  words: Uint32Array,
  { single, together }: TermPositions,
  weights: number[],
  lexicon: Lexicon,
): number {
  const title = titleTerms(words, lexicon);
  const names = together.filter(({ terms }) => terms.every((term) => title.includes(term)));
  /** The weight of the best variant of each term. */
  const said = weights.map(() => 0);
  const take = ({ place, weight }: VariantAt): void => {
    said[place] = Math.max(weight, said[place] as number);
  };
  names.forEach(take);
  let asked = 0;
  for (const term of title) {
    const variants = single.get(term);
    variants?.forEach(take);
    if (variants || names.some(({ terms }) => terms.includes(term))) asked++;
  }
  const whole = sum(weights);
  if (asked === 0 || whole === 0) return 0;
  const covered = sum(said.map((weight, i) => weight * (weights[i] as number))) / whole;
  return whole * (asked / title.length) * covered ** 4;
}

/** The terms of an article's headline, without function words. */
function titleTerms(words: Uint32Array, lexicon: Lexicon): number[] {
  const terms: number[] = [];
  for (let at = 0; at < words.length && words[at] !== boundary; at++) {
    const word = words[at] as number;
    if (!lexicon.isStopWord(word)) terms.push(lexicon.term(word));
  }
  return terms;
}

/**
 * The places i of the query whose term is followed by that of i + 1 somewhere in the article, or is the
 * same word, as TSMC is both words of Taiwan Semiconductor.
 */
function adjacentPairs(words: Uint32Array, { single }: TermPositions, lexicon: Lexicon): number[] {
  const pairs = new Set<number>();
  const end = Math.min(words.length, maxWordsRead);
  let before: VariantAt[] | undefined;
  for (let at = 0; at < end; at++) {
    const word = words[at] as number;
    if (lexicon.isStopWord(word)) continue;
    const here = word === boundary ? undefined : single.get(lexicon.term(word));
    for (const { place } of here ?? []) {
      const isBefore = (other: VariantAt): boolean => other.place === place - 1;
      if (before?.some(isBefore) || here?.some(isBefore)) pairs.add(place - 1);
    }
    before = here;
  }
  return [...pairs];
}
