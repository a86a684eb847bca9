import { forwardIndexOf } from "../../index/forward-index.ts";
import { boundary, type Lexicon } from "../../index/lexicon.ts";
import { isInTitle, lowerBound, type Segment } from "../../index/segment.ts";
import { includes } from "../../query/date-ranges.ts";
import { sum } from "../../structures/sum.ts";
import { searchedTextCount } from "../../text/fields.ts";
import type { RankedDoc } from "../top-k.ts";
import type { TermPlaces, VariantAt } from "./term-places.ts";

const maxWordsRead = 1_500;
/** Where a term occurs, as bits. */
const inTitle = 1;
const inLead = 2;
const inText = 4;

/** What the words of a document show of a query. */
export type QueryEvidence = {
  /** The weights of its adjacent words, each with the next. */
  adjacent: number;
  /** How much of its weight the headline has; see `titled`. */
  titled: number;
  /** The weights of its words that occur as they were typed. */
  asTyped: number;
  /** By place: the best variant in the headline or the first sentence, and anywhere, from 0 to 1. */
  told: number[];
  has: number[];
};

/** Reads documents for a query whose terms have these weights. */
export class EvidenceReader {
  readonly #places: TermPlaces;
  readonly #weights: number[];
  readonly #lexicon: Lexicon;
  /** Where each term occurs in the document that is being read. */
  readonly #where: Uint8Array;
  readonly #title: number[] = [];
  /** By place of the query: which word of the document, counted over all that are read, had it last. */
  readonly #lastAt: Float64Array;
  #wordsRead = 0;
  #time = 0;

  constructor(places: TermPlaces, weights: number[], lexicon: Lexicon) {
    this.#places = places;
    this.#weights = weights;
    this.#lexicon = lexicon;
    this.#where = new Uint8Array(places.size);
    this.#lastAt = new Float64Array(weights.length);
  }

  read({ part, doc, time }: RankedDoc): QueryEvidence {
    this.#time = time;
    this.#where.fill(0);
    this.#title.length = 0;
    const words = forwardIndexOf(part.segment, doc, maxWordsRead);
    const lead = part.segment.columns.leads[doc] as number;
    const { pairs, typed } = this.#readWords(words, lead);
    this.#lookUpUnread(part.segment, doc);
    const weightAt = (place: number): number => this.#weights[place] as number;
    return {
      adjacent: sum([...pairs].map((place) => weightAt(place) + weightAt(place + 1))),
      titled: this.#titled(),
      asTyped: sum([...typed].map(weightAt)),
      told: this.#best(inTitle | inLead),
      has: this.#best(inTitle | inLead | inText),
    };
  }

  #readWords(words: Uint32Array, lead: number): { pairs: Set<number>; typed: Set<number> } {
    const places = this.#places;
    const pairs = new Set<number>();
    const typed = new Set<number>();
    this.#wordsRead += 2;
    let leadEnd = -1;
    let boundaries = 0;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as number;
      if (word === boundary) {
        if (++boundaries === searchedTextCount) break;
        if (leadEnd < 0) leadEnd = at + 1 + lead;
        this.#wordsRead++;
        continue;
      }
      if (this.#lexicon.isStopWord(word)) continue;
      const term = places.find(this.#lexicon.term(word));
      if (leadEnd < 0) this.#title.push(term);
      const here = term < 0 ? [] : (places.alone[term] as VariantAt[]);
      if (term >= 0)
        this.#where[term] =
          (this.#where[term] as number) | (leadEnd < 0 ? inTitle : at < leadEnd ? inLead : inText);
      const now = ++this.#wordsRead;
      for (const { place } of here) this.#lastAt[place] = now;
      for (const { place } of here) {
        if (places.typed[place] === word) typed.add(place);
        if ((this.#lastAt[place - 1] ?? 0) >= now - 1) pairs.add(place - 1);
      }
    }
    return { pairs, typed };
  }

  /** Terms further below, or indexed beside the words, such as F16 for F-16. */
  #lookUpUnread(segment: Segment, doc: number): void {
    for (const [term, number] of this.#places.numbers.entries()) {
      if (this.#where[term] !== 0) continue;
      const { docs, weights } = segment.postings(number);
      const at = lowerBound(docs, doc, 0, docs.length);
      if (docs[at] === doc) this.#where[term] = isInTitle(weights[at] as number) ? inTitle : inText;
    }
  }

  /** By place, the weight of the best variant of which all terms occur there. */
  #best(where: number): number[] {
    const best = this.#weights.map(() => 0);
    for (const variant of this.#places.variants) {
      const { place, weight } = variant;
      if (weight > (best[place] as number) && this.#occurs(variant, where)) best[place] = weight;
    }
    return best;
  }

  #occurs({ terms, published }: VariantAt, where: number): boolean {
    if (published) return includes(published, this.#time);
    return terms.every((term) => ((this.#where[term] as number) & where) !== 0);
  }

  /**
   * How much of the query's weight the headline has: all of it if they are equal, half if half of the
   * headline is about something else, a sixteenth if it lacks half of the query.
   */
  #titled(): number {
    const title = this.#title;
    const whole = sum(this.#weights);
    if (whole === 0 || !title.some((term) => term >= 0)) return 0;
    const isInTitle = (term: number): boolean => ((this.#where[term] as number) & inTitle) !== 0;
    const names = this.#places.variants.filter(({ terms }) => terms.length > 1 && terms.every(isInTitle));
    const asked = title.filter(
      (term) =>
        term >= 0 &&
        ((this.#places.alone[term] as VariantAt[]).length > 0 ||
          names.some(({ terms }) => terms.includes(term))),
    ).length;
    const covered =
      sum(this.#best(inTitle).map((share, place) => share * (this.#weights[place] as number))) / whole;
    return whole * (asked / title.length) * covered ** 4;
  }
}
