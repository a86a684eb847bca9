import type { LiveSegment } from "../index/segment.ts";

/** A document with its sort key: the greater first, then the newer, then the lesser id. */
export type RankedDoc = { part: LiveSegment; doc: number; key: number; time: number };

/** The best `size` (at least 1) of all documents offered. */
export class TopK {
  readonly #size: number;
  /** A binary heap with the worst document first. */
  readonly #heap: RankedDoc[] = [];
  /** Lower keys cannot get in. */
  least = Number.NEGATIVE_INFINITY;

  constructor(size: number) {
    this.#size = size;
  }

  offer(part: LiveSegment, doc: number, key: number): void {
    if (key < this.least) return;
    const offered = { part, doc, key, time: part.segment.columns.times[doc] as number };
    const heap = this.#heap;
    if (heap.length < this.#size) this.#rise(heap.push(offered) - 1);
    else if (inOrder(offered, heap[0] as RankedDoc) < 0) this.#sink(offered);
    if (heap.length === this.#size) this.least = (heap[0] as RankedDoc).key;
  }

  /** In order. */
  get list(): RankedDoc[] {
    return this.#heap.toSorted(inOrder);
  }

  /** In no order. */
  get all(): readonly RankedDoc[] {
    return this.#heap;
  }

  #rise(from: number): void {
    const heap = this.#heap;
    const risen = heap[from] as RankedDoc;
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (inOrder(risen, heap[above] as RankedDoc) <= 0) break;
      heap[at] = heap[above] as RankedDoc;
      at = above;
    }
    heap[at] = risen;
  }

  /** Replaces the first. */
  #sink(one: RankedDoc): void {
    const heap = this.#heap;
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      const [left, right] = [heap[below] as RankedDoc, heap[below + 1]];
      if (right && inOrder(right, left) > 0) below++;
      if (inOrder(heap[below] as RankedDoc, one) < 0) break;
      heap[at] = heap[below] as RankedDoc;
      at = below;
    }
    heap[at] = one;
  }
}

export const idOf = ({ part, doc }: RankedDoc): string => part.segment.idOf(doc);

/** The number of the article, the same in all segments. */
export const articleOf = ({ part, doc }: RankedDoc): number => part.segment.columns.articles[doc] as number;

/** The order of a ranking. */
export const inOrder = (a: RankedDoc, b: RankedDoc): number =>
  b.key - a.key || b.time - a.time || (idOf(a) < idOf(b) ? -1 : 1);
