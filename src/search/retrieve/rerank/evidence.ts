import { isOneUnit, wordAt } from "../../index/forward-index.ts";
import { boundary, type Lexicon } from "../../index/lexicon.ts";
import { isInTitle, lowerBound, type Postings, type Segment } from "../../index/segment.ts";
import { includes } from "../../query/date-ranges.ts";
import { sum } from "../../structures/sum.ts";
import { searchedTextCount } from "../../text/fields.ts";
import type { RankedDoc } from "../top-k.ts";
import type { TermPlaces, VariantAt } from "./term-places.ts";

const maxWordsRead = 1_500;
/** Of a document made of the words of a long query, each of which stands at many places in it. */
const maxMet = 10_000;
/** Where a term occurs first; 0 if nowhere. The first is the most prominent place, since that is how a story is read. */
const inTitle = 3;
const inLead = 2;
const inText = 1;

/** What the words of a document show of a query; valid until the next document is read. */
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

/**
 * Reads documents for a query whose terms have these weights. Some two hundred for each search, so what it needs to
 * read one is kept for the next.
 */
export class EvidenceReader {
  readonly #places: TermPlaces;
  readonly #weights: number[];
  readonly #whole: number;
  readonly #lexicon: Lexicon;
  /** Where each term occurs in the document that is being read. */
  readonly #where: Uint8Array;
  /** The terms of its headline, -1 for those that are not asked for. */
  readonly #title: number[] = [];
  /** By place of the query: which word, counted over all documents, had it last; and was next to it, or as typed. */
  readonly #lastAt: number[];
  readonly #pairedAt: number[];
  readonly #typedAt: number[];
  #wordsRead = 0;
  /**
   * How many terms, words as typed and adjacent pairs a document may have, and how many the one that is being read has
   * not shown yet: with none left its text need not be read further.
   */
  readonly #most: number;
  #unseen = 0;
  /** The postings that were looked up, by term. */
  readonly #postings = new Map<Segment, (Postings | undefined)[]>();
  readonly #titled: number[];
  readonly #evidence: QueryEvidence;

  constructor(places: TermPlaces, weights: number[], lexicon: Lexicon) {
    const nothing = () => weights.map(() => 0);
    this.#places = places;
    this.#weights = weights;
    this.#whole = sum(weights);
    this.#lexicon = lexicon;
    this.#where = new Uint8Array(places.size);
    [this.#lastAt, this.#pairedAt, this.#typedAt] = [nothing(), nothing(), nothing()];
    this.#titled = nothing();
    const pairs = Math.max(0, weights.length - 1);
    this.#most = places.size + pairs + places.typed.filter((word) => word >= 0).length;
    this.#evidence = { adjacent: 0, titled: 0, asTyped: 0, told: nothing(), has: nothing() };
  }

  read({ part, doc, time }: RankedDoc): QueryEvidence {
    const evidence = this.#evidence;
    this.#readWords(part.segment, doc);
    this.#lookUpUnread(part.segment, doc);
    this.#weighVariants(time);
    evidence.titled = this.#titledShare(time);
    return evidence;
  }

  #readWords({ columns: { words, wordStarts, leads } }: Segment, doc: number): void {
    const [places, lexicon, where, title] = [this.#places, this.#lexicon, this.#where, this.#title];
    const { alone } = places;
    where.fill(0);
    title.length = 0;
    this.#evidence.adjacent = this.#evidence.asTyped = 0;
    this.#unseen = this.#most;
    const first = this.#wordsRead + 2;
    // A local variable, as this runs for each of some thousand words.
    let now = first;
    const end = wordStarts[doc + 1] as number;
    let leadEnd = -1;
    let boundaries = 0;
    let next = 0;
    let met = 0;
    for (let at = wordStarts[doc] as number, read = 0; at < end && read < maxWordsRead; at = next, read++) {
      const word = wordAt(words, at);
      next = isOneUnit(word) ? at + 1 : at + 2;
      if (word === boundary) {
        if (++boundaries === searchedTextCount) break;
        if (leadEnd < 0) leadEnd = read + 1 + (leads[doc] as number);
        if (this.#unseen === 0) break;
        now++;
        continue;
      }
      if (lexicon.isStopWord(word)) continue;
      const term = places.find(word);
      if (leadEnd < 0) title.push(term);
      now++;
      if (term < 0) continue;
      if (where[term] === 0) {
        where[term] = leadEnd < 0 ? inTitle : read < leadEnd ? inLead : inText;
        this.#unseen--;
      }
      const variants = alone[term] as VariantAt[];
      this.#meet(variants, word, { first, now });
      met += variants.length;
      if ((this.#unseen === 0 || met > maxMet) && leadEnd >= 0) break;
    }
    this.#wordsRead = now;
  }

  /** Notes where in the query a word stands, by its number and that of the document's first word. */
  #meet(variants: VariantAt[], word: number, { first, now }: { first: number; now: number }): void {
    const evidence = this.#evidence;
    for (const { place } of variants) this.#lastAt[place] = now;
    for (const { place } of variants) {
      const weight = this.#weights[place] as number;
      if (this.#places.typed[place] === word && (this.#typedAt[place] as number) < first) {
        this.#typedAt[place] = now;
        evidence.asTyped += weight;
        this.#unseen--;
      }
      if (place === 0 || (this.#lastAt[place - 1] as number) < now - 1) continue;
      if ((this.#pairedAt[place] as number) >= first) continue;
      this.#pairedAt[place] = now;
      this.#unseen--;
      evidence.adjacent += (this.#weights[place - 1] as number) + weight;
    }
  }

  /** Terms further below, or indexed beside the words, such as F16 for F-16. */
  #lookUpUnread(segment: Segment, doc: number): void {
    const { numbers } = this.#places;
    const found = this.#postings.getOrInsertComputed(segment, () => numbers.map(() => undefined));
    for (let term = 0; term < numbers.length; term++) {
      if (this.#where[term] !== 0) continue;
      const postings = found[term] ?? segment.postings(numbers[term] as number);
      found[term] = postings;
      const { docs, weights } = postings;
      const at = lowerBound(docs, doc, 0, docs.length);
      if (docs[at] === doc) this.#where[term] = isInTitle(weights[at] as number) ? inTitle : inText;
    }
  }

  /** By place, the best variant of which all terms occur in the headline, there or in the lead, and anywhere. */
  #weighVariants(time: number): void {
    const { told, has } = this.#evidence;
    const titled = this.#titled;
    titled.fill(0);
    told.fill(0);
    has.fill(0);
    for (const variant of this.#places.variants) {
      const where = this.#whereIs(variant, time);
      if (where === 0) continue;
      const { place, weight } = variant;
      if (weight > (has[place] as number)) has[place] = weight;
      if (where >= inLead && weight > (told[place] as number)) told[place] = weight;
      if (where === inTitle && weight > (titled[place] as number)) titled[place] = weight;
    }
  }

  /** Where the last of a variant's terms occurs first. */
  #whereIs({ terms, published }: VariantAt, time: number): number {
    if (published) return includes(published, time) ? inTitle : 0;
    let where = inTitle;
    for (let i = 0; i < terms.length; i++) where = Math.min(where, this.#where[terms[i] as number] as number);
    return where;
  }

  /**
   * How much of the query's weight the headline has: all of it if they are equal, half if half of the
   * headline is about something else, a sixteenth if it lacks half of the query.
   */
  #titledShare(time: number): number {
    const title = this.#title;
    if (this.#whole === 0 || !title.some((term) => term >= 0)) return 0;
    const names = this.#places.names.filter((name) => this.#whereIs(name, time) === inTitle);
    let asked = 0;
    for (const term of title) {
      if (term < 0) continue;
      const isAlone = (this.#places.alone[term] as VariantAt[]).length > 0;
      if (isAlone || names.some(({ terms }) => terms.includes(term))) asked++;
    }
    let covered = 0;
    for (let place = 0; place < this.#weights.length; place++)
      covered += (this.#titled[place] as number) * (this.#weights[place] as number);
    return this.#whole * (asked / title.length) * (covered / this.#whole) ** 4;
  }
}
