import type { TimeSlice } from "../../async/yield.ts";
import { newsTimeAt } from "../index/order-time.ts";
import type { RankedDoc } from "../retrieve/top-k.ts";
import { minHashes } from "../stories/minhash.ts";
import { isNearDuplicate, type ShingledText } from "../stories/near-duplicate.ts";
import { sharingRuns } from "../stories/sharing-runs.ts";
import { runsOfThree } from "../stories/shingles.ts";
import { titleWords, writeText } from "./story-words.ts";

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
    if (own.length === 0) {
      unified.push(story);
      continue;
    }
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
  const openings = openingsOf(bests, compared);
  // Most have no three words in a row in common with any other, and so no mark.
  const shares = sharingRuns(openings.map((words) => (words.length < minWords ? none : words)));
  return (i) => {
    const words = openings[i] as Uint32Array;
    if (words.length >= minWords) return shares[i] === 1 ? minHashes(runsOfThree(words)) : [];
    const best = bests[i] as RankedDoc;
    return compared.has(best) ? [`${titleWords(best).join()}:${words.join()}`] : [];
  };
}

const none = new Uint32Array(0);

/** The first words of each article that is compared. In one array, since an array for each is garbage to collect. */
function openingsOf(bests: RankedDoc[], compared: Set<RankedDoc>): Uint32Array[] {
  const all = new Uint32Array(compared.size * openingWords);
  let end = 0;
  return bests.map((best) => {
    if (!compared.has(best)) return none;
    const start = end;
    end += writeText(best, openingWords, { into: all, start });
    return all.subarray(start, end);
  });
}

/** The texts of articles, each read once. */
function textReader(): (ranked: RankedDoc) => ShingledText {
  const read = new Map<RankedDoc, ShingledText>();
  return (ranked) =>
    read.getOrInsertComputed(ranked, () => {
      const into = new Uint32Array(maxWordsRead);
      const count = writeText(ranked, maxWordsRead, { into, start: 0 });
      return { time: newsTimeAt(ranked.time), shingles: runsOfThree(into.subarray(0, count)) };
    });
}
