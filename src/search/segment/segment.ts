import { type Columns, unpack } from "./columns.ts";
import { Strings } from "./strings.ts";

/** Documents that have something, ascending, and how much of it each has (1 to 255). */
export type Postings = { docs: Uint32Array; weights: Uint8Array };

/** A part of the index that never changes: some articles, their terms and their words. */
export class Segment {
  /** The whole segment, as it may be written to disk. */
  readonly buffer: ArrayBuffer;
  readonly columns: Columns;
  readonly ids: Strings;
  readonly terms: Strings;
  readonly words: Strings;

  constructor(buffer: ArrayBuffer) {
    this.buffer = buffer;
    this.columns = unpack(buffer);
    this.ids = new Strings(this.columns.idStarts, this.columns.idUnits);
    this.terms = new Strings(this.columns.termStarts, this.columns.termUnits);
    this.words = new Strings(this.columns.wordStarts, this.columns.wordUnits);
  }

  get size(): number {
    return this.columns.times.length;
  }

  postings(term: string): Postings | undefined {
    const index = this.terms.find(term);
    return index < 0 ? undefined : this.postingsAt(index);
  }

  postingsAt(term: number): Postings {
    const { postingStarts, docs, weights } = this.columns;
    const start = postingStarts[term];
    const end = postingStarts[term + 1];
    return { docs: docs.subarray(start, end), weights: weights.subarray(start, end) };
  }

  termOfWord(word: number): string {
    return this.terms.at(this.columns.wordTerms[word] as number);
  }
}
