import type { TimeSlice } from "../../async/yield.ts";
import { forwardIndexOf } from "../index/forward-index.ts";
import { boundary } from "../index/lexicon.ts";
import { newsTimeAt } from "../index/order-time.ts";
import type { RankedDoc } from "../retrieve/top-k.ts";
import { minHashes } from "../stories/minhash.ts";
import { isNearDuplicate, type ShingledText } from "../stories/near-duplicate.ts";
import { runsOfThree } from "../stories/shingles.ts";

/** The articles of a ranking that tell one story, the best first. */
export type RankedStory = RankedDoc[];

/** A fixed number, so that pages fit together. */
export const comparedDocs = 100;
const maxWordsRead = 1_000;
const openingWords = 60;
/** Shorter texts are alike by chance, so all their words must be the same, those of the headline too. */
const minWords = 14;

/**
 * The stories of a ranking, in its order. News of the last minutes, and all of it after a start, is not
 * grouped yet: with `unifies` the best articles are compared here, and `unified` tells how many stories were
 * part of another.
 */
export async function rankedStories(
  ranking: RankedDoc[],
  unifies: boolean,
  slice: TimeSlice,
): Promise<{ stories: RankedStory[]; unified: number }> {
  const known = Map.groupBy(ranking, ({ part, doc }) => part.segment.columns.stories[doc] as number);
  const stories = [...known.values()];
  const compared = new Set(unifies ? ranking.slice(0, comparedDocs) : []);
  const unified: RankedStory[] = [];
  const byMark = new Map<number | string, RankedStory[]>();
  for (const story of stories) {
    const [best] = story as [RankedDoc];
    if (!compared.has(best)) {
      unified.push(story);
      continue;
    }
    const marks = marksOf(best);
    const alike = new Set(marks.flatMap((mark) => byMark.get(mark) ?? []));
    const same = [...alike].find(([first]) => isNearDuplicate(textOf(best), textOf(first as RankedDoc)));
    if (same) same.push(...story);
    else unified.push(story);
    for (const mark of marks) byMark.getOrInsertComputed(mark, () => []).push(same ?? story);
    if (slice.due) await slice.yieldIfDue();
  }
  return { stories: unified, unified: stories.length - unified.length };
}

function marksOf(ranked: RankedDoc): (number | string)[] {
  const words = wordsOf(ranked, openingWords);
  if (words.length >= minWords) return minHashes(runsOfThree(words));
  const whole = forwardIndexOf(ranked.part.segment, ranked.doc);
  return [whole.subarray(0, whole.indexOf(boundary) + 1).join() + words.join()];
}

const textOf = (ranked: RankedDoc): ShingledText => ({
  time: newsTimeAt(ranked.time),
  shingles: runsOfThree(wordsOf(ranked, maxWordsRead)),
});

/** The first words of a text, as numbers; of the headline if there is no text. */
function wordsOf({ part, doc }: RankedDoc, count: number): number[] {
  const words = forwardIndexOf(part.segment, doc);
  const title = words.indexOf(boundary);
  const end = words.indexOf(boundary, title + 1);
  const [from, to] = end > title + 1 ? [title + 1, end] : [0, title];
  return [...words.subarray(from, Math.min(to, from + count))];
}
