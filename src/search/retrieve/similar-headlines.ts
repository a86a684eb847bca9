import Fuse from "fuse.js";
import type { TimeSlice } from "../../async/yield.ts";
import { forwardIndexOf } from "../index/forward-index.ts";
import { boundary } from "../index/lexicon.ts";
import type { IndexReader } from "./index-reader.ts";
import { retrieve, unlimited } from "./retrieve.ts";
import type { RankedDoc } from "./top-k.ts";

const maxHeadlines = 500;
const headlinesPerSlice = 10;
/** Of a headline: in a longer one nearly anything resembles something. */
const maxWords = 40;
/** Of Fuse: 0 is an exact match, 1 anything. */
const threshold = 0.34;
const maxTypedChars = 32;
/** Fewer letters resemble a part of any headline. */
const minTypedChars = 6;

/**
 * Up to `limit` of the newest articles up to a change whose headlines are most similar to what was
 * typed: for queries of which no word is known, not even misspelt.
 */
export async function similarHeadlines(
  reader: IndexReader,
  typed: string,
  limit: number,
  asOf: number,
  slice: TimeSlice,
): Promise<RankedDoc[]> {
  if (typed.length < minTypedChars) return [];
  const newest = { ...unlimited, asOf, count: maxHeadlines };
  const { view, ranked } = await retrieve(reader, [], newest, slice);
  const list = await ranked();
  const pattern = typed.toLowerCase().slice(0, maxTypedChars);
  const alike: { ranked: RankedDoc; score: number }[] = [];
  for (let from = 0; from < list.length; from += headlinesPerSlice) {
    await slice.yieldIfDue();
    const some = list.slice(from, from + headlinesPerSlice);
    const headlines = some.map(({ part, doc }) => {
      const words = forwardIndexOf(part.segment, doc, maxWords);
      const end = words.indexOf(boundary);
      return Array.from(end < 0 ? words : words.subarray(0, end), (word) => view.lexicon.text(word)).join(
        " ",
      );
    });
    const fuse = new Fuse(headlines, { threshold, ignoreLocation: true, includeScore: true });
    for (const { refIndex, score = 1 } of fuse.search(pattern)) {
      alike.push({ ranked: some[refIndex] as RankedDoc, score });
    }
  }
  const closest = alike.sort((a, b) => a.score - b.score).slice(0, limit);
  return closest.map(({ ranked }) => ranked);
}
