import { findDate } from "../../dates/find-date.ts";
import { realDate } from "../../dates/no-date.ts";
import { parseDate } from "../../dates/parse-date.ts";
import type { RawEntry } from "./raw-feed.ts";

/** Used of one feed. */
export const maxEntries = 10_000;

/** When an entry was published; undefined if it does not say. */
export const publishedOf = ({ dates }: RawEntry): number | undefined =>
  realDate(dates.map((date) => parseDate(date) ?? findDate(date)));

/**
 * The newest entries of a feed, in its own order, as many as are used, and how many are left out. Of
 * those without a date the first ones count as the newest, as in most feeds.
 */
export function newestOf(entries: RawEntry[]): { newest: RawEntry[]; left: number } {
  const left = Math.max(0, entries.length - maxEntries);
  if (left === 0) return { newest: entries, left };
  const dated = entries.map((entry, place) => ({
    place,
    time: publishedOf(entry) ?? Number.POSITIVE_INFINITY,
  }));
  const kept = dated.toSorted((a, b) => (a.time === b.time ? a.place - b.place : b.time - a.time));
  const places = new Set(kept.slice(0, maxEntries).map(({ place }) => place));
  return { newest: entries.filter((_, place) => places.has(place)), left };
}
