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
 * What a query term counts for: its highest score, its idf as typed, which is the maximum if no article has it,
 * whatever its corrections, and how much of it a story can cover; 0 if no article has any variant.
 */
export type TermWeights = { weight: number; idf: number; known: number };

/** The same with its postings by segment, the surest variant first. */
export type TermMatch = TermWeights & { byPart: WeightedPostings[][] };

/** A way to have a term, and how many articles of the archive do. */
type CountedVariant = { alternative: TermVariant; documents: number };

export const idfOf = (documents: number, of: number): number =>
  Math.log(1 + (of - documents + 0.5) / (documents + 0.5));

/** What a term counts for in an archive of `size` articles: it is as rare as the most frequent of its variants, and no rarer than in one article. */
export function weightsOf({ count, word }: QueryTerm, variants: CountedVariant[], size: number): TermWeights {
  const most = (some: CountedVariant[]): number => Math.max(0, ...some.map(({ documents }) => documents));
  const typed = most(variants.filter(({ alternative }) => !alternative.guessed));
  // A word too short to be corrected is likely to be missing, which says little.
  const isTooShort = word !== undefined && editsAllowed(word.length) === 0;
  const idf = count * idfOf(isTooShort ? Math.max(1, typed) : typed, size);
  const covered = variants.map(({ alternative, documents }) => (documents > 0 ? coveredBy(alternative) : 0));
  return {
    weight: count * idfOf(Math.max(1, most(variants)), size),
    idf,
    known: idf * Math.max(0, ...covered),
  };
}

/** How much of a term's idf an article with a variant has. */
export const coveredBy = ({ covers, weight }: TermVariant): number => covers ?? weight;

/** The surest first. */
export const bySureness = (alternatives: TermVariant[]): TermVariant[] =>
  alternatives.toSorted((a, b) => b.weight - a.weight);

/** Looks a term up; `given` are its weights if the segments are only a part of the archive. */
export async function matchTerm(
  view: IndexView,
  term: QueryTerm,
  slice: TimeSlice,
  given?: TermWeights,
): Promise<TermMatch> {
  const found: (CountedVariant & { byPart: Postings[] })[] = [];
  for (const alternative of bySureness(term.alternatives)) {
    const byPart = await postingsOf(view.parts, alternative, view.lexicon, slice);
    const documents = byPart.reduce(
      (sum, postings, p) => sum + liveDocs(postings, view.parts[p] as LiveSegment),
      0,
    );
    found.push({ alternative, byPart, documents });
    if (slice.due) await slice.yieldIfDue();
  }
  const weights = given ?? weightsOf(term, found, view.size);
  const byPart = view.parts.map((_, p) =>
    found.flatMap(({ alternative, byPart }) => {
      const postings = byPart[p] as Postings;
      const [certainty, covers] = [alternative.weight, weights.idf * coveredBy(alternative)];
      return postings.docs.length > 0 ? [{ postings, certainty, covers }] : [];
    }),
  );
  return { ...weights, byPart };
}
