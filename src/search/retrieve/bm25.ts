import type { TimeSlice } from "../../async/yield.ts";
import type { LiveSegment, Postings } from "../index/segment.ts";
import type { IndexView } from "../index/segment-store.ts";
import type { QueryTerm, TermVariant } from "../query/query-term.ts";
import { editsAllowed } from "../text/edit-distance.ts";
import { liveDocs, postingsOf } from "./postings.ts";
import type { Norm, WeightedPostings } from "./score-accumulator.ts";

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

export const normOf = ({ size, totalLength }: IndexView): Norm => ({
  base: k1 * (1 - b),
  slope: (k1 * b * size) / Math.max(1, totalLength),
});

/**
 * A wanted thing in the archive: its lists part by part, the surest first, what it brings at most, and
 * what it tells as it was typed: the most where no article has it, however it may have been meant.
 */
export type TermMatch = { byPart: WeightedPostings[][]; weight: number; idf: number };

/** What a word tells by being there: much for a rare one, little for a common one. */
const idf = (documents: number, of: number): number =>
  Math.log(1 + (of - documents + 0.5) / (documents + 0.5));

/** Whether a word could not be read as a misspelt one, so that nobody having it says little. */
const isTooShort = ({ word }: QueryTerm): boolean => word !== undefined && editsAllowed(word.length) === 0;

/** Looks a wanted thing up. It counts as rare as the most frequent of its alternatives, and no rarer than in one article. */
export async function matchTerm(view: IndexView, term: QueryTerm, slice: TimeSlice): Promise<TermMatch> {
  const { alternatives, count } = term;
  const surest = alternatives.toSorted((a, b) => b.weight - a.weight);
  const found: { alternative: TermVariant; byPart: Postings[]; documents: number }[] = [];
  for (const alternative of surest) {
    const byPart: Postings[] = [];
    for (const part of view.parts) byPart.push(await postingsOf(part, alternative, view.lexicon, slice));
    const documents = byPart.reduce(
      (sum, postings, p) => sum + liveDocs(postings, view.parts[p] as LiveSegment),
      0,
    );
    found.push({ alternative, byPart, documents });
    if (slice.due) await slice.yieldIfDue();
  }
  const most = (some: typeof found): number => Math.max(0, ...some.map(({ documents }) => documents));
  const typed = most(found.filter(({ alternative }) => !alternative.guessed));
  const telling = count * idf(isTooShort(term) ? Math.max(1, typed) : typed, view.size);
  const byPart = view.parts.map((_, p) =>
    found.flatMap(({ alternative, byPart }) => {
      const postings = byPart[p] as Postings;
      return postings.docs.length > 0
        ? [{ postings, certainty: alternative.weight, covers: telling * alternative.weight }]
        : [];
    }),
  );
  return { byPart, weight: count * idf(Math.max(1, most(found)), view.size), idf: telling };
}
