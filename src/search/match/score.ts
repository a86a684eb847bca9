import type { View } from "../archive.ts";
import type { Breath } from "../breath.ts";
import { listOf } from "./lists.ts";
import { living } from "./postings.ts";
import type { Norm, Weighted } from "./tally.ts";
import type { Wanted } from "./wanted.ts";

/** The published defaults of BM25. */
const k1 = 1.2;
const b = 0.75;

/** How much newer than older news of the same worth counts: a tenth, halved every month. */
const freshness = 0.1;
const month = 30 * 24 * 3600 * 1000;

/** How much more fresh news counts at most. */
export const mostFreshness = 1 + freshness;

/** What a score is multiplied by, from 1 for the oldest; times in milliseconds since the epoch. */
export const freshnessOf = (time: number, now: number): number =>
  1 + freshness * 0.5 ** (Math.max(0, now - time) / month);

export const normOf = ({ size, totalLength }: View): Norm => ({
  base: k1 * (1 - b),
  slope: (k1 * b * size) / Math.max(1, totalLength),
});

/** A wanted thing in the archive: its lists part by part, and what it brings at most. */
export type Matched = { byPart: Weighted[][]; worth: number };

/** What a word tells by being there: much for a rare one, little for a common one. */
const idf = (documents: number, of: number): number =>
  Math.log(1 + (of - documents + 0.5) / (documents + 0.5));

/** Looks a wanted thing up. It counts as rare as the most frequent of its alternatives, and no rarer than in one article. */
export async function matchOf(view: View, wanted: Wanted, breath: Breath): Promise<Matched> {
  const { alternatives, count } = wanted;
  const counts = alternatives.map(() => 0);
  const byPart: Weighted[][] = [];
  for (const part of view.parts) {
    const lists: Weighted[] = [];
    for (const [i, alternative] of alternatives.entries()) {
      const postings = await listOf(part, alternative, view.lexicon, breath);
      if (postings.docs.length === 0) continue;
      counts[i] = (counts[i] as number) + living(postings, part);
      lists.push({ postings, certainty: alternative.weight });
    }
    byPart.push(lists);
    if (breath.due) await breath.pause();
  }
  return { byPart, worth: idf(Math.max(1, ...counts), view.size) * count };
}
