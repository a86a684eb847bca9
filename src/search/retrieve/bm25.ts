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

/** How much fresh news counts more than old news: a tenth, halved every month. */
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
 * A query term in the index: its postings segment by segment, the surest first, what it brings at
 * most, and its idf as it was typed: the highest where no article has it, however it may have been meant.
 */
export type TermMatch = { byPart: WeightedPostings[][]; weight: number; idf: number };

const idfOf = (documents: number, of: number): number =>
  Math.log(1 + (of - documents + 0.5) / (documents + 0.5));

/** Whether a word is too short to be taken for a misspelt one, so that its absence says little. */
const isTooShort = ({ word }: QueryTerm): boolean => word !== undefined && editsAllowed(word.length) === 0;

/** Looks a term up. It counts as rare as the most frequent of its variants, and no rarer than in one article. */
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
  const idf = count * idfOf(isTooShort(term) ? Math.max(1, typed) : typed, view.size);
  const byPart = view.parts.map((_, p) =>
    found.flatMap(({ alternative, byPart }) => {
      const postings = byPart[p] as Postings;
      return postings.docs.length > 0
        ? [{ postings, certainty: alternative.weight, covers: idf * alternative.weight }]
        : [];
    }),
  );
  return { byPart, weight: count * idfOf(Math.max(1, most(found)), view.size), idf };
}
