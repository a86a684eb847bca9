import { earliestDate } from "../index/order-time.ts";
import type { IndexView } from "../index/segment-store.ts";
import type { DateRange } from "../query/date-ranges.ts";

const dayMs = 24 * 3600 * 1000;
/** At this age a story is half as fresh as the newest one. */
export const halfFreshMs = 30 * dayMs;
/** What has no date counts as older than nearly all that has one. */
const undatedAgeMs = 50 * 365 * dayMs;
const freshnessAfter = (ageMs: number): number => 1 / (1 + ageMs / halfFreshMs);
/** Of what is not about the question at all, however new. */
export const leastFreshness = freshnessAfter(undatedAgeMs);
/** The most by which a fresh story scores higher, whatever was asked. */
const bonus = 0.1;
export const maxFreshBonus = 1 + bonus;
/**
 * The number of stories, beside the first, with which words and age decide alike: one or two words name
 * something, who types more remembers a story.
 */
const storiesForHalf = (words: number): number => (words <= 2 ? 3 : 24);

/**
 * The time from which ages count, in ms since the epoch: that of the newest article, so that an archive
 * which ended years ago has news too; never in the future.
 */
export const newestTime = ({ parts }: IndexView, now: number): number =>
  Math.min(now, Math.max(...parts.map(({ segment }) => segment.newestTime)));

/** How fresh an article is, above 0 and up to 1. Interest in news falls by a power of its age. */
export const freshnessAt = (orderTime: number, newest: number): number =>
  freshnessAfter(orderTime < earliestDate ? undatedAgeMs : Math.max(0, newest - orderTime));

/** The factor on every score. */
export const freshBonus = (orderTime: number, newest: number): number =>
  1 + bonus * freshnessAt(orderTime, newest);

/** The same for a time that was asked for: how near to it an article was published. */
export const nearnessTo = ({ from, to }: DateRange, orderTime: number): number =>
  freshnessAfter(orderTime < earliestDate ? undatedAgeMs : Math.max(0, from - orderTime, orderTime - to));

/** How much that decides: who names a time means it. */
export const nearnessWeight = 0.5;

/**
 * How much age decides, from 0 to below 1, if so many stories are about all that was asked in `words`: nothing
 * if it is one, since words have found it, and the more the less words tell them apart.
 */
export function ageWeight(stories: number, words: number): number {
  if (stories <= 1) return 0;
  return (stories - 1) / (stories - 1 + storiesForHalf(words));
}

/** A story that has all that was asked, by its score; `about` is the share that its headline and lead have. */
export type DatedScore = { score: number; about: number; freshness: number };

/** What such stories are ordered by: the weighted geometric mean of score and freshness, as its logarithm. */
export function agedScore({ score, about, freshness }: DatedScore, weight: number): number {
  const fresh = about ** 2 * Math.log(freshness / leastFreshness);
  return (1 - weight) * Math.log(Math.max(Number.MIN_VALUE, score)) + weight * fresh;
}
