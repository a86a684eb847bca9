import type { Part } from "../segment/segment.ts";

/** A document with what it is ordered by: the greater key first, then the newer, then the lesser id. */
export type Ranked = { part: Part; doc: number; key: number; time: number };

/** The best `size` of all that are offered. */
export class Top {
  readonly #size: number;
  #kept: Ranked[] = [];
  /** Keys below it cannot get in. */
  least = Number.NEGATIVE_INFINITY;

  constructor(size: number) {
    this.#size = size;
  }

  offer(part: Part, doc: number, key: number): void {
    if (key < this.least) return;
    this.#kept.push({ part, doc, key, time: part.segment.columns.times[doc] as number });
    if (this.#kept.length >= 2 * this.#size + 64) this.#trim();
  }

  /** In order. */
  get list(): Ranked[] {
    this.#trim();
    return this.#kept;
  }

  #trim(): void {
    this.#kept = this.#kept.sort(inOrder).slice(0, this.#size);
    if (this.#kept.length === this.#size) this.least = this.#kept.at(-1)?.key ?? Number.POSITIVE_INFINITY;
  }
}

export const idOf = ({ part, doc }: Ranked): string => part.segment.idOf(doc);

/** The order of a ranking. */
export const inOrder = (a: Ranked, b: Ranked): number =>
  b.key - a.key || b.time - a.time || (idOf(a) < idOf(b) ? -1 : 1);
