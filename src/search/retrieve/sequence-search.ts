import { isOneUnit, nextWord, type WordPlace } from "../index/forward-index.ts";
import { boundary, type Lexicon } from "../index/lexicon.ts";
import type { Postings, Segment } from "../index/segment.ts";
import { pairHash, withPairs } from "../index/word-pairs.ts";
import type { SequencePlace, WordSequence } from "../query/query-term.ts";
import { sum } from "../structures/sum.ts";
import { searchedTextCount } from "../text/fields.ts";

/** The numbers of the words or terms allowed at a place, and the terms of those words. */
type NumberedPlace = { numbers: number[]; byTerm: boolean; terms: number[] };

/** Looks for a sequence of words in documents: first whether their pairs allow it, then in the words. */
export class SequenceSearch {
  readonly #places: NumberedPlace[];
  /** Of each two neighbours all of whose pairs are kept, the rarest first. */
  readonly #pairs: NeighbourPairs[];
  readonly #texts: number;
  readonly #lexicon: Lexicon;
  readonly #at: WordPlace = { at: 0 };

  constructor({ places }: WordSequence, lexicon: Lexicon, inTitle: boolean) {
    this.#lexicon = lexicon;
    this.#texts = inTitle ? 1 : searchedTextCount;
    this.#places = places.map((place) => numbered(place, lexicon));
    const pairs = this.#places
      .slice(1)
      .flatMap((place, i) => keptPairs(this.#places[i] as NumberedPlace, place, lexicon));
    this.#pairs = pairs.sort((a, b) => a.frequency - b.frequency);
  }

  /** The documents of a list without those that certainly do not have the sequence. */
  likely(segment: Segment, postings: Postings): Postings {
    return this.#pairs.reduce((likely, { hashes }) => withPairs(segment, likely, hashes), postings);
  }

  isIn({ columns: { words, wordStarts } }: Segment, doc: number): boolean {
    const [start, end] = [wordStarts[doc] as number, wordStarts[doc + 1] as number];
    const first = this.#places[0] as NumberedPlace;
    const [only = 0, another] = first.numbers;
    // Almost every word is one unit that is another word, so no more than that is looked at.
    const isPlain = !first.byTerm && another === undefined && isOneUnit(only);
    let boundaries = 0;
    for (let at = start; at < end; at++) {
      const unit = words[at] as number;
      if (unit === boundary) {
        if (++boundaries === this.#texts) return false;
        continue;
      }
      if (isPlain) {
        if (unit === only && this.#followsAt(words, at + 1, end)) return true;
        if (!isOneUnit(unit)) at++;
        continue;
      }
      this.#at.at = at;
      const word = nextWord(words, this.#at);
      at = this.#at.at - 1;
      if (this.#fits(word, first) && this.#followsAt(words, at + 1, end)) return true;
    }
    return false;
  }

  /** Whether the places after the first begin at a unit. */
  #followsAt(words: Uint16Array, from: number, end: number): boolean {
    this.#at.at = from;
    for (let i = 1; i < this.#places.length; i++) {
      if (this.#at.at >= end || !this.#fits(nextWord(words, this.#at), this.#places[i] as NumberedPlace))
        return false;
    }
    return true;
  }

  #fits(word: number, { numbers, byTerm }: NumberedPlace): boolean {
    if (word === boundary) return false;
    const number = byTerm ? this.#lexicon.term(word) : word;
    return numbers.length === 1 ? numbers[0] === number : numbers.includes(number);
  }
}

/** The pairs of two neighbours, by their hashes, and how frequent they are, to be compared with others. */
type NeighbourPairs = { hashes: number[]; frequency: number };

/** None if not all of them are kept. */
function keptPairs(one: NumberedPlace, next: NumberedPlace, lexicon: Lexicon): NeighbourPairs[] {
  const all = one.terms.flatMap((first) => next.terms.map((second) => pairHash(first, second)));
  const hashes = all.filter((hash) => hash !== undefined);
  if (hashes.length < all.length || all.length > maxPairs) return [];
  const [before, after] = [one, next].map(({ terms }) => sum(terms.map((term) => lexicon.documents(term))));
  return [{ hashes, frequency: (before as number) * (after as number) }];
}

/** A single character stands for hundreds of words, whose pairs would not be fewer than the words. */
const maxPairs = 16;

function numbered({ forms, byTerm, startsWith }: SequencePlace, lexicon: Lexicon): NumberedPlace {
  const numbers =
    startsWith === undefined ? forms.map((form) => lexicon.find(form)) : lexicon.withPrefix(startsWith);
  const known = numbers.filter((number) => number >= 0);
  const terms = byTerm && startsWith === undefined ? known : known.map((word) => lexicon.term(word));
  return { numbers: known, byTerm: byTerm && startsWith === undefined, terms };
}
