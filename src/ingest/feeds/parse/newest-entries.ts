import { findDate } from "../../dates/find-date.ts";
import { realDate } from "../../dates/no-date.ts";
import { parseDate } from "../../dates/parse-date.ts";
import type { RawEntry } from "./raw-feed.ts";

/** Used of one feed. */
export const maxEntries = 10_000;

/** When an entry was published; undefined if it does not say. `monthFirst`: whether 3/4/2026 is 4 March. */
export const publishedOf = ({ dates }: RawEntry, monthFirst = true): number | undefined =>
  realDate(dates.map((date) => parseDate(date, { monthFirst }) ?? findDate(date, { monthFirst })));

type PlacedEntry = { entry: RawEntry; place: number; time?: number };

/**
 * Keeps the newest entries of a feed while it is read, as many as are used, so that a feed of any length
 * needs no more memory than these. Of those without a date the first ones count as the newest, as in
 * most feeds.
 */
export class NewestEntries {
  #kept: PlacedEntry[] = [];
  #count = 0;

  add(entry: RawEntry): void {
    this.#kept.push({ entry, place: this.#count++ });
    // Half of them at a time, for sorting takes long.
    if (this.#kept.length >= 2 * maxEntries) this.#keepNewest();
  }

  /** The entries in the feed's own order. */
  get entries(): RawEntry[] {
    if (this.#kept.length > maxEntries) this.#keepNewest();
    return this.#kept.toSorted((a, b) => a.place - b.place).map(({ entry }) => entry);
  }

  /** How many were left out. */
  get left(): number {
    return Math.max(0, this.#count - maxEntries);
  }

  #keepNewest(): void {
    for (const kept of this.#kept) kept.time ??= publishedOf(kept.entry) ?? Number.POSITIVE_INFINITY;
    const newest = this.#kept.toSorted((a, b) =>
      a.time === b.time ? a.place - b.place : (b.time ?? 0) - (a.time ?? 0),
    );
    this.#kept = newest.slice(0, maxEntries);
  }
}
