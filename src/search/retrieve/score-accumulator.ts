import { countOf, lowerBound, type Postings } from "../index/segment.ts";

/** Documents scored at a time: their scores fit into a processor's cache. */
export const windowSize = 1 << 14;
/** Looking up each of a few documents is faster than reading a list this many times as long. */
const seekingRatio = 16;

/** `certainty` is up to 1, less for what was not typed; `covers` is the variant's share of the query. */
export type WeightedPostings = { postings: Postings; certainty: number; covers: number };

/** The length of a document dampens a count by base + slope * length. */
export type Norm = { base: number; slope: number };

/** The scores of the documents in a window, while one term after another is added. */
export class ScoreAccumulator {
  /** The documents that have any term, from the window's start, in no order. */
  readonly docs: Uint32Array<ArrayBuffer> = new Uint32Array(windowSize);
  count = 0;
  readonly scores: Float32Array<ArrayBuffer> = new Float32Array(windowSize);
  /** How much of the query each document covers. */
  readonly coverage: Float32Array<ArrayBuffer> = new Float32Array(windowSize);
  /** What each document has gained by the term that is being added. */
  readonly #best: Float32Array<ArrayBuffer> = new Float32Array(windowSize);
  /** What was looked up in a long list. */
  readonly #foundDocs: Uint32Array<ArrayBuffer> = new Uint32Array(windowSize / seekingRatio);
  readonly #foundWeights: Uint8Array<ArrayBuffer> = new Uint8Array(windowSize / seekingRatio);
  #from = 0;
  #to = 0;
  #norm: Norm = { base: 0, slope: 0 };
  #lengths: Uint32Array = new Uint32Array(0);

  /** Resets, for the documents in [from, to) of a segment with these lengths. */
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

  /** Adds a term by its lists, the surest first, of which each document takes the best; `only` to documents that have a term already. */
  add(lists: WeightedPostings[], weight: number, only: boolean): void {
    if (only && this.count === 0) return;
    const alone = lists.length === 1;
    for (const list of lists) this.#addList(list, weight, only, alone);
    if (!alone) for (let i = 0; i < this.count; i++) this.#best[this.docs[i] as number] = 0;
  }

  #addList(
    { postings, certainty, covers }: WeightedPostings,
    weight: number,
    only: boolean,
    alone: boolean,
  ): void {
    const { docs, weights } = only ? this.#those(this.#window(postings)) : this.#window(postings);
    const { scores, coverage } = this;
    const [best, lengths, from] = [this.#best, this.#lengths, this.#from];
    const { base, slope } = this.#norm;
    const most = weight * certainty;
    let { count } = this;
    // One loop with local variables: it runs for every posting of every query.
    for (let at = 0; at < docs.length; at++) {
      const doc = docs[at] as number;
      const slot = doc - from;
      const covered = coverage[slot] as number;
      if (only && covered === 0) continue;
      const occurrences = countOf(weights[at] as number);
      // BM25F: a field's weight multiplies the occurrences and the length.
      const gain = (most * occurrences) / (occurrences + base + slope * (lengths[doc] as number));
      const before = alone ? 0 : (best[slot] as number);
      if (gain <= before) continue;
      if (!alone) best[slot] = gain;
      scores[slot] = (scores[slot] as number) + gain - before;
      if (before > 0) continue;
      if (covered === 0) this.docs[count++] = slot;
      coverage[slot] = covered + covers;
    }
    this.count = count;
  }

  /** The part of a list in the window. */
  #window({ docs, weights }: Postings): Postings {
    const end = lowerBound(docs, this.#to, 0, docs.length);
    const start = lowerBound(docs, this.#from, 0, end);
    return { docs: docs.subarray(start, end), weights: weights.subarray(start, end) };
  }

  /** If a list is far longer than the documents that have a term already, only those documents of it. */
  #those(postings: Postings): Postings {
    const { docs, weights } = postings;
    if (this.count * seekingRatio >= docs.length) return postings;
    const [foundDocs, foundWeights] = [this.#foundDocs, this.#foundWeights];
    let found = 0;
    for (let i = 0; i < this.count; i++) {
      const doc = this.#from + (this.docs[i] as number);
      const at = lowerBound(docs, doc, 0, docs.length);
      if (docs[at] !== doc) continue;
      foundDocs[found] = doc;
      foundWeights[found++] = weights[at] as number;
    }
    return { docs: foundDocs.subarray(0, found), weights: foundWeights.subarray(0, found) };
  }
}
