import type { LiveSegment } from "../index/segment.ts";
import { freshBonus, freshnessAt } from "./freshness.ts";
import { articleOf, type RankedDoc, TopK } from "./top-k.ts";

/** As many as are read again of the best. */
const size = 100;
/** Of the most that any covers: other names cover a little less. */
export const nearlyAll = 0.88;

/**
 * The documents that cover most of the query, of which many may be newer than those that score best:
 * the best by score and freshness together.
 */
export class FullestDocs {
  readonly #newest: number;
  #most = 0;
  /** Documents that cover less cannot get in. */
  leastCovered = 0;
  #top = new TopK(size);

  /** See `newestTime`. */
  constructor(newest: number) {
    this.#newest = newest;
  }

  /** A document that covers at least `leastCovered`. */
  offer(part: LiveSegment, doc: number, score: number, covered: number): void {
    if (nearlyAll * covered > this.#most) this.#top = new TopK(size);
    this.#most = Math.max(this.#most, covered);
    this.leastCovered = nearlyAll * this.#most;
    if (score < this.#top.least) return;
    this.#top.offer(part, doc, score * this.#freshness(part.segment.columns.times[doc] as number));
  }

  /** Those that are not in a ranking, in no order, with the keys of one by score. */
  without(ranking: RankedDoc[]): RankedDoc[] {
    const taken = new Set(ranking.map(articleOf));
    const others = this.#top.all.filter((one) => !taken.has(articleOf(one)));
    return others.map(({ part, doc, key, time }) => ({
      ...{ part, doc, time },
      key: (key / this.#freshness(time)) * freshBonus(time, this.#newest),
    }));
  }

  #freshness(time: number): number {
    return freshnessAt(time, this.#newest);
  }
}
