import type { LiveSegment } from "../index/segment.ts";

/** A document with what it is ordered by: the greater key first, then the newer, then the lesser id. */
export type RankedDoc = { part: LiveSegment; doc: number; key: number; time: number };

/** The best `size` (1 or more) of all that are offered. */
export class TopK {
  readonly #size: number;
  /** A heap: each comes after those at twice its place and one or two further, so the last of all is first. */
  readonly #kept: RankedDoc[] = [];
  /** Keys below it cannot get in. */
  least = Number.NEGATIVE_INFINITY;

  constructor(size: number) {
    this.#size = size;
  }

  offer(part: LiveSegment, doc: number, key: number): void {
    if (key < this.least) return;
    const offered = { part, doc, key, time: part.segment.columns.times[doc] as number };
    const kept = this.#kept;
    if (kept.length < this.#size) this.#rise(kept.push(offered) - 1);
    else if (inOrder(offered, kept[0] as RankedDoc) < 0) this.#sink(offered);
    if (kept.length === this.#size) this.least = (kept[0] as RankedDoc).key;
  }

  /** In order. */
  get list(): RankedDoc[] {
    return this.#kept.toSorted(inOrder);
  }

  #rise(from: number): void {
    const kept = this.#kept;
    const risen = kept[from] as RankedDoc;
    let at = from;
    for (
      let above = (at - 1) >> 1;
      at > 0 && inOrder(risen, kept[above] as RankedDoc) > 0;
      above = (at - 1) >> 1
    ) {
      kept[at] = kept[above] as RankedDoc;
      at = above;
    }
    kept[at] = risen;
  }

  /** Puts one in place of the first. */
  #sink(one: RankedDoc): void {
    const kept = this.#kept;
    let at = 0;
    for (let below = 1; below < kept.length; below = 2 * at + 1) {
      const [left, right] = [kept[below] as RankedDoc, kept[below + 1]];
      if (right && inOrder(right, left) > 0) below++;
      if (inOrder(kept[below] as RankedDoc, one) < 0) break;
      kept[at] = kept[below] as RankedDoc;
      at = below;
    }
    kept[at] = one;
  }
}

export const idOf = ({ part, doc }: RankedDoc): string => part.segment.idOf(doc);

/** The order of a ranking. */
export const inOrder = (a: RankedDoc, b: RankedDoc): number =>
  b.key - a.key || b.time - a.time || (idOf(a) < idOf(b) ? -1 : 1);
