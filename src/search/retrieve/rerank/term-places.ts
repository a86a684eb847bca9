import type { Lexicon } from "../../index/lexicon.ts";
import type { DateRange } from "../../query/date-ranges.ts";
import type { QueryTerm } from "../../query/query-term.ts";
import type { Vocabulary } from "../../query/vocabulary.ts";

/** A variant of the term at a place of the query; its terms are numbered by `TermPlaces.find`. */
export type VariantAt = { place: number; weight: number; terms: number[]; published?: DateRange };

/** Where the terms of a query's variants stand in the query. */
export class TermPlaces {
  readonly variants: VariantAt[] = [];
  /** Those of several terms. */
  readonly names: VariantAt[] = [];
  /** By term: the variants that are this term alone. */
  readonly alone: VariantAt[][] = [];
  /** By place of the query: the word as it was typed, or -1. */
  readonly typed: number[];
  /** By place: the weight of its best variant that is in the index, or 0. */
  readonly #most: number[];
  /** The terms' numbers in the lexicon; less than -1 for those that only articles elsewhere have. */
  readonly numbers: number[] = [];
  /** By number in the lexicon, those of the terms here and of the words that they stand for. */
  readonly #ofTerms = new Map<number, number>();
  readonly #ofWords = new Map<number, number>();
  /** Most words of a story are in no query, which a mark shows faster than the map. */
  readonly #marks = new Uint8Array(1024);

  constructor(terms: QueryTerm[], lexicon: Lexicon, vocabulary: Vocabulary) {
    const elsewhere: string[] = [];
    const numberOf = (text: string): number => {
      const number = lexicon.find(text);
      return number < 0 ? -1 - elsewhere.push(text) : number;
    };
    this.typed = terms.map(({ word }) => (word === undefined ? -1 : lexicon.find(word)));
    this.#most = terms.map(() => 0);
    for (const [place, { alternatives }] of terms.entries()) {
      for (const { terms: texts, weight, published } of alternatives) {
        if (published) this.variants.push({ place, weight, terms: [], published });
        if (texts.length === 0 || texts.some((text) => vocabulary.documents(text) === 0)) continue;
        const found = texts.map(numberOf);
        const variant = { place, weight, terms: found.map((term) => this.#add(term, lexicon)) };
        this.variants.push(variant);
        if (variant.terms.length > 1) this.names.push(variant);
        this.#most[place] = Math.max(weight, this.#most[place] as number);
        if (found.length === 1) this.alone[variant.terms[0] as number]?.push(variant);
      }
    }
  }

  /** How many different terms there are. */
  get size(): number {
    return this.alone.length;
  }

  /** The number of the term of a word of the lexicon, or -1. */
  find(word: number): number {
    return this.#marks[word & 1023] === 0 ? -1 : (this.#ofWords.get(word) ?? -1);
  }

  /**
   * Whether a document with these variants, by place, has the whole query, as far as it is in the index:
   * each term by its best variant or by one of more than half its weight.
   */
  covered(has: number[]): boolean {
    return this.#most.every((most, place) => most === 0 || (has[place] as number) > most / 2);
  }

  #add(term: number, lexicon: Lexicon): number {
    return this.#ofTerms.getOrInsertComputed(term, () => {
      const number = this.numbers.push(term) - 1;
      this.alone.push([]);
      for (const word of term < 0 ? [] : lexicon.wordsOf(term)) {
        this.#marks[word & 1023] = 1;
        this.#ofWords.set(word, number);
      }
      return number;
    });
  }
}
