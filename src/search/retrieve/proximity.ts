import type { TimeSlice } from "../../async/yield.ts";
import { forwardIndexOf } from "../index/forward-index.ts";
import { boundary, type Lexicon } from "../index/lexicon.ts";
import type { QueryTerm } from "../query/query-term.ts";
import { freshnessOf } from "./bm25.ts";
import { inOrder, type RankedDoc } from "./top-k.ts";

/** So many of the best are looked at again; a fixed number, so that pages fit together. */
export const closelyRead = 50;

/** How many words of a story are looked at. */
const wordsRead = 1_500;

/** What two words next to each other add to their weights: .1 to .85, as in the sequential dependence model. */
const adjacency = 0.1 / 0.85;

/** What a headline that is the question and nothing else adds to the question's weights. */
const headline = 0.8;

/** What is asked: things, the worth of each, and the moment in milliseconds. */
type ProximityQuery = { terms: QueryTerm[]; weights: number[]; now: number };

/**
 * The best of a ranking in a new order: words that stand side by side in the question count more
 * where they do so in the story ("Taiwan Semiconductor"), and so does a headline that says what was asked.
 */
export async function rerankByProximity(
  ranking: RankedDoc[],
  { terms, weights, now }: ProximityQuery,
  lexicon: Lexicon,
  slice: TimeSlice,
): Promise<RankedDoc[]> {
  const places = placesOf(terms, lexicon);
  const reread: RankedDoc[] = [];
  for (const ranked of ranking.slice(0, closelyRead)) {
    const words = forwardIndexOf(ranked.part.segment, ranked.doc);
    const pairs = terms.length > 1 ? adjacentPairs(words, places, lexicon) : [];
    const beside = sum(pairs.map((i) => (weights[i] as number) + (weights[i + 1] as number)));
    const gain = adjacency * beside + headline * titled(words, places, weights, lexicon);
    reread.push({ ...ranked, key: ranked.key + gain * freshnessOf(ranked.time, now) });
    if (slice.due) await slice.yieldIfDue();
  }
  return [...reread.sort(inOrder), ...ranking.slice(closelyRead)];
}

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);

/** A way to say the thing at a place of the question, with its weight. */
type VariantTerms = { place: number; weight: number };

/** What a term says alone, and what several do together. */
type TermPositions = { alone: Alone; together: (VariantTerms & { terms: number[] })[] };

/** Terms with what they say. Most words of a story say nothing, and a mark tells so quicker than the map. */
class Alone {
  readonly #ways = new Map<number, VariantTerms[]>();
  readonly #marks = new Uint8Array(1024);

  add(term: number, way: VariantTerms): void {
    this.#ways.set(term, [...(this.#ways.get(term) ?? []), way]);
    this.#marks[term % 1024] = 1;
  }

  get(term: number): VariantTerms[] | undefined {
    return this.#marks[term % 1024] === 0 ? undefined : this.#ways.get(term);
  }
}

function placesOf(terms: QueryTerm[], lexicon: Lexicon): TermPositions {
  const places: TermPositions = { alone: new Alone(), together: [] };
  for (const [place, { alternatives }] of terms.entries()) {
    for (const alternative of alternatives) {
      const way = { place, weight: alternative.weight };
      const terms = alternative.terms.map((term) => lexicon.find(term));
      const [term = -1] = terms;
      if (terms.length > 1) places.together.push({ ...way, terms });
      else if (term >= 0) places.alone.add(term, way);
    }
  }
  return places;
}

/**
 * How much of the question's worth the headline tells: all of it where each is the other, half where
 * half of the headline is about something else, a sixteenth where it lacks half of the question.
 */
function titled(
  words: Uint32Array,
  { alone, together }: TermPositions,
  weights: number[],
  lexicon: Lexicon,
): number {
  const title = titleTerms(words, lexicon);
  const names = together.filter(({ terms }) => terms.every((term) => title.includes(term)));
  /** The weight of the best way in which each thing is said. */
  const said = weights.map(() => 0);
  const take = ({ place, weight }: VariantTerms): void => {
    said[place] = Math.max(weight, said[place] as number);
  };
  names.forEach(take);
  let asked = 0;
  for (const term of title) {
    const ways = alone.get(term);
    ways?.forEach(take);
    if (ways || names.some(({ terms }) => terms.includes(term))) asked++;
  }
  const whole = sum(weights);
  if (asked === 0 || whole === 0) return 0;
  const told = sum(said.map((weight, i) => weight * (weights[i] as number))) / whole;
  return whole * (asked / title.length) * told ** 4;
}

/** The terms of an article's headline, but for function words. */
function titleTerms(words: Uint32Array, lexicon: Lexicon): number[] {
  const terms: number[] = [];
  for (let at = 0; at < words.length && words[at] !== boundary; at++) {
    const word = words[at] as number;
    if (!lexicon.isStopWord(word)) terms.push(lexicon.term(word));
  }
  return terms;
}

/**
 * The places i of the question whose thing is followed by that of i + 1 somewhere in the article; or
 * is one with it, as TSMC is both words of Taiwan Semiconductor.
 */
function adjacentPairs(words: Uint32Array, { alone }: TermPositions, lexicon: Lexicon): number[] {
  const pairs = new Set<number>();
  const end = Math.min(words.length, wordsRead);
  let before: VariantTerms[] | undefined;
  for (let at = 0; at < end; at++) {
    const word = words[at] as number;
    if (lexicon.isStopWord(word)) continue;
    const here = word === boundary ? undefined : alone.get(lexicon.term(word));
    for (const { place } of here ?? []) {
      const isBefore = (other: VariantTerms): boolean => other.place === place - 1;
      if (before?.some(isBefore) || here?.some(isBefore)) pairs.add(place - 1);
    }
    before = here;
  }
  return [...pairs];
}
