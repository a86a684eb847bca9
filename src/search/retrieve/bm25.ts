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
export const normOf = ({ size, totalLength }: IndexView): Norm => ({
  base: k1 * (1 - b),
  slope: (k1 * b * size) / Math.max(1, totalLength),
});

/**
 * A query term in the index: its postings by segment, the surest variant first, its highest score, and
 * its idf as typed, which is the maximum if no article has it, whatever its corrections.
 */
export type TermMatch = { byPart: WeightedPostings[][]; weight: number; idf: number };

const idfOf = (documents: number, of: number): number =>
  Math.log(1 + (of - documents + 0.5) / (documents + 0.5));

/** Looks a term up. It is as rare as the most frequent of its variants, and no rarer than in one article. */
export async function matchTerm(view: IndexView, term: QueryTerm, slice: TimeSlice): Promise<TermMatch> {
  const { alternatives, count, word } = term;
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
  // A word too short to be corrected is likely to be missing, which says little.
  const isTooShort = word !== undefined && editsAllowed(word.length) === 0;
  const idf = count * idfOf(isTooShort ? Math.max(1, typed) : typed, view.size);
  const byPart = view.parts.map((_, p) =>
    found.flatMap(({ alternative, byPart }) => {
      const postings = byPart[p] as Postings;
      return postings.docs.length > 0
        ? [
            {
              postings,
              certainty: alternative.weight,
              covers: idf * (alternative.covers ?? alternative.weight),
            },
          ]
        : [];
    }),
  );
  return { byPart, weight: count * idfOf(Math.max(1, most(found)), view.size), idf };
}
