import { countOf, lowerBound, type Postings } from "../index/segment.ts";

/** Documents scored at a time: their scores fit into a processor's cache. */
export const windowSize = 1 << 14;
/** Looking up each of a few documents is faster than reading a list this many times as long. */
const seekingRatio = 16;

/** `certainty` is up to 1, less for what was not typed; `covers` is the variant's share of the query. */
export type WeightedPostings = { postings: Postings; certainty: number; covers: number };

/** A part of a list. */
type ListPart = Postings & { start: number; end: number };

/** The length of a document dampens a count by base + slope * length. */
export type Norm = { base: number; slope: number };

/** The scores of the documents in a window, while one term after another is added. */
export class ScoreAccumulator {
  /** The documents that have any term, from the window's start, in no order. */
  readonly docs: Uint32Array<ArrayBuffer> = new Uint32Array(windowSize);
  count = 0;
  /** The score of each document, and then how much of the query it covers: side by side, since each access elsewhere costs. */
  readonly sums: Float32Array<ArrayBuffer> = new Float32Array(2 * windowSize);
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
    const { docs, sums, count } = this;
    for (let i = 0; i < count; i++) {
      const slot = 2 * (docs[i] as number);
      sums[slot] = 0;
      sums[slot + 1] = 0;
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
    const found = this.#window(postings);
    const { docs, weights, start, end } = only ? this.#those(found) : found;
    const { sums } = this;
    const [best, lengths, from] = [this.#best, this.#lengths, this.#from];
    const { base, slope } = this.#norm;
    const most = weight * certainty;
    let { count } = this;
    // One loop with local variables: it runs for every posting of every query.
    for (let at = start; at < end; at++) {
      const doc = docs[at] as number;
      // As a signed integer: the compiler subtracts others in floating point, which takes longer.
      const slot = (doc - from) | 0;
      const covered = sums[2 * slot + 1] as number;
      if (only && covered === 0) continue;
      const occurrences = countOf(weights[at] as number);
      // BM25F: a field's weight multiplies the occurrences and the length.
      const gain = (most * occurrences) / (occurrences + base + slope * (lengths[doc] as number));
      const before = alone ? 0 : (best[slot] as number);
      if (gain <= before) continue;
      if (!alone) best[slot] = gain;
      sums[2 * slot] = (sums[2 * slot] as number) + gain - before;
      if (before > 0) continue;
      if (covered === 0) this.docs[count++] = slot;
      sums[2 * slot + 1] = covered + covers;
    }
    this.count = count;
  }

  /** The part of a list in the window. */
  #window({ docs, weights }: Postings): ListPart {
    const end = lowerBound(docs, this.#to, 0, docs.length);
    return { docs, weights, start: lowerBound(docs, this.#from, 0, end), end };
  }

  /** If a list is far longer than the documents that have a term already, only those documents of it. */
  #those(part: ListPart): ListPart {
    const { docs, weights, start, end } = part;
    if (this.count * seekingRatio >= end - start) return part;
    const [foundDocs, foundWeights] = [this.#foundDocs, this.#foundWeights];
    let found = 0;
    for (let i = 0; i < this.count; i++) {
      const doc = this.#from + (this.docs[i] as number);
      const at = lowerBound(docs, doc, start, end);
      if (at === end || docs[at] !== doc) continue;
      foundDocs[found] = doc;
      foundWeights[found++] = weights[at] as number;
    }
    return { docs: foundDocs, weights: foundWeights, start: 0, end: found };
  }
}
