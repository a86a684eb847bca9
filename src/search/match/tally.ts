import { lowerBound, type Postings } from "../segment/segment.ts";
import { countOf } from "../segment/weights.ts";

/** So many documents are scored at a time: what is kept of them fits into a processor's cache. */
export const windowSize = 1 << 14;

/** A list of documents for a wanted thing; `certainty` up to 1, less for what was not typed. */
export type Weighted = { postings: Postings; certainty: number };

/** How the length of a document dampens a count: by base + slope * length. */
export type Norm = { base: number; slope: number };

/** Looking up each of a few documents beats reading a list that is so many times as long. */
const worthSeeking = 16;

/** The scores of the documents in a window, while one thing after another is added. */
export class Tally {
  /** The documents that have anything, from the window's start, in no order. */
  readonly docs: Uint32Array<ArrayBuffer> = new Uint32Array(windowSize);
  count = 0;
  readonly scores: Float32Array<ArrayBuffer> = new Float32Array(windowSize);
  /** The worth of all that a document has. */
  readonly coverage: Float32Array<ArrayBuffer> = new Float32Array(windowSize);
  /** What a document has gained by the thing that is being added. */
  readonly #best: Float32Array<ArrayBuffer> = new Float32Array(windowSize);
  #from = 0;
  #to = 0;
  #norm: Norm = { base: 0, slope: 0 };
  #lengths: Uint32Array = new Uint32Array(0);

  /** Begins anew, with the documents in [from, to) of a segment with these lengths. */
  enter(from: number, to: number, lengths: Uint32Array, norm: Norm): void {
    for (let i = 0; i < this.count; i++) {
      this.scores[this.docs[i] as number] = 0;
      this.coverage[this.docs[i] as number] = 0;
    }
    this.count = 0;
    this.#from = from;
    this.#to = to;
    this.#lengths = lengths;
    this.#norm = norm;
  }

  /** Adds a thing by all its lists, of which each document takes the best; `only` to those that have something already. */
  add(lists: Weighted[], worth: number, only: boolean): void {
    if (only && this.count === 0) return;
    for (const list of lists) this.#addList(list, worth, only);
    for (let i = 0; i < this.count; i++) this.#best[this.docs[i] as number] = 0;
  }

  #addList({ postings, certainty }: Weighted, worth: number, only: boolean): void {
    const { docs } = postings;
    const end = lowerBound(docs, this.#to, 0, docs.length);
    const start = lowerBound(docs, this.#from, 0, end);
    if (only && this.count * worthSeeking < end - start) {
      for (let i = 0; i < this.count; i++) {
        const doc = this.#from + (this.docs[i] as number);
        const at = lowerBound(docs, doc, start, end);
        if (docs[at] === doc) this.#gain(postings, at, worth, certainty);
      }
      return;
    }
    for (let at = start; at < end; at++) {
      if (only && this.coverage[(docs[at] as number) - this.#from] === 0) continue;
      this.#gain(postings, at, worth, certainty);
    }
  }

  /** BM25F: a field's weight multiplies the occurrences and the length. */
  #gain({ docs, weights }: Postings, at: number, worth: number, certainty: number): void {
    const doc = docs[at] as number;
    const slot = doc - this.#from;
    const count = countOf(weights[at] as number);
    const { base, slope } = this.#norm;
    const gain = (worth * certainty * count) / (count + base + slope * (this.#lengths[doc] as number));
    const before = this.#best[slot] as number;
    if (gain <= before) return;
    this.#best[slot] = gain;
    this.scores[slot] = (this.scores[slot] as number) + gain - before;
    if (before > 0) return;
    if (this.coverage[slot] === 0) this.docs[this.count++] = slot;
    this.coverage[slot] = (this.coverage[slot] as number) + worth;
  }
}
