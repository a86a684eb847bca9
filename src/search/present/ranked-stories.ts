import type { TimeSlice } from "../../async/yield.ts";
import { forwardIndexOf } from "../index/forward-index.ts";
import { boundary } from "../index/lexicon.ts";
import { newsTimeAt } from "../index/order-time.ts";
import type { RankedDoc } from "../retrieve/top-k.ts";
import { minHashes } from "../stories/minhash.ts";
import { isNearDuplicate, type ShingledText } from "../stories/near-duplicate.ts";
import { sharingRuns } from "../stories/sharing-runs.ts";
import { runsOfThree } from "../stories/shingles.ts";

/** The articles of a ranking that tell one story, the best first. */
export type RankedStory = RankedDoc[];

/** A fixed number, so that pages fit together. */
export const comparedDocs = 100;
/** Of a headline no more than that is looked through. */
const maxTitleWords = 500;
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
  if (!unifies) return { stories, unified: 0 };
  const marks = marksOf(
    stories.map(([best]) => best as RankedDoc),
    new Set(ranking.slice(0, comparedDocs)),
  );
  const unified: RankedStory[] = [];
  const byMark = new Map<number | string, RankedStory[]>();
  const textOf = textReader();
  for (const [i, story] of stories.entries()) {
    const own = marks(i);
    let same: RankedStory | undefined;
    for (const other of new Set(own.flatMap((mark) => byMark.get(mark) ?? []))) {
      if (slice.due) await slice.yieldIfDue();
      if (isNearDuplicate(textOf(story[0] as RankedDoc), textOf(other[0] as RankedDoc))) {
        same = other;
        break;
      }
    }
    if (same) same.push(...story);
    else unified.push(story);
    for (const mark of own) byMark.getOrInsertComputed(mark, () => []).push(same ?? story);
    if (slice.due) await slice.yieldIfDue();
  }
  return { stories: unified, unified: stories.length - unified.length };
}

/** The marks of each article, if it is compared, by which it meets those it may be alike. */
function marksOf(bests: RankedDoc[], compared: Set<RankedDoc>): (i: number) => (number | string)[] {
  const openings = bests.map((best) => (compared.has(best) ? wordsOf(best, openingWords) : undefined));
  const runs = openings.map((words) => runsOfThree(words && words.length >= minWords ? words : []));
  // Most have no three words in a row in common with any other, and so no mark.
  const shares = sharingRuns(runs);
  return (i) => {
    const words = openings[i];
    if (!words) return [];
    if (words.length < minWords) return [`${titleOf(bests[i] as RankedDoc).join()}:${words.join()}`];
    return shares[i] === 1 ? minHashes(runs[i] as Uint32Array) : [];
  };
}

/** The texts of articles, each read once. */
function textReader(): (ranked: RankedDoc) => ShingledText {
  const read = new Map<RankedDoc, ShingledText>();
  return (ranked) =>
    read.getOrInsertComputed(ranked, () => ({
      time: newsTimeAt(ranked.time),
      shingles: runsOfThree(wordsOf(ranked, maxWordsRead)),
    }));
}

const titleOf = (ranked: RankedDoc): Uint32Array => {
  const words = forwardIndexOf(ranked.part.segment, ranked.doc, maxTitleWords);
  return words.slice(0, endOf(words, 0));
};

/** The first words of a text, as numbers; of the headline if there is no text. */
function wordsOf({ part, doc }: RankedDoc, count: number): Uint32Array {
  const words = forwardIndexOf(part.segment, doc, maxTitleWords + count);
  const title = endOf(words, 0);
  const end = endOf(words, title + 1);
  const [from, to] = end > title + 1 ? [title + 1, end] : [0, title];
  return words.slice(from, Math.min(to, from + count));
}

/** Where the part of an article that begins at a place ends, or what was read of it. */
function endOf(words: Uint32Array, from: number): number {
  const at = words.indexOf(boundary, from);
  return at < 0 ? words.length : at;
}
