import { afterWord, wordAt } from "../index/forward-index.ts";
import { boundary } from "../index/lexicon.ts";
import type { Segment } from "../index/segment.ts";
import type { RankedDoc } from "../retrieve/top-k.ts";

/** Of a headline no more than that is looked through. */
const maxTitleWords = 500;

/** Words as numbers, written to an array from `start` on. */
type Target = { into: Uint32Array; start: number };

/** Writes the first words of an article's text, up to `most`, or of its headline if it has no text; returns how many. */
export function writeText({ part: { segment }, doc }: RankedDoc, most: number, to: Target): number {
  const { words, wordStarts } = segment.columns;
  const [start, end] = [wordStarts[doc] as number, wordStarts[doc + 1] as number];
  let at = start;
  for (let read = 0; at < end && words[at] !== boundary && read < maxTitleWords; read++)
    at = afterWord(words, at);
  const hasText = at < end && words[at] === boundary;
  const written = hasText ? writeWords(segment, { at: at + 1, end, most }, to) : 0;
  return written > 0 ? written : writeWords(segment, { at: start, end, most }, to);
}

export function titleWords({ part: { segment }, doc }: RankedDoc): Uint32Array {
  const into = new Uint32Array(maxTitleWords);
  const { wordStarts } = segment.columns;
  const place = { at: wordStarts[doc] as number, end: wordStarts[doc + 1] as number, most: maxTitleWords };
  return into.subarray(0, writeWords(segment, place, { into, start: 0 }));
}

/** Those from a place on, up to a boundary. */
function writeWords(
  { columns: { words } }: Segment,
  { at: from, end, most }: { at: number; end: number; most: number },
  { into, start }: Target,
): number {
  let count = 0;
  for (let at = from; at < end && count < most; at = afterWord(words, at)) {
    const word = wordAt(words, at);
    if (word === boundary) break;
    into[start + count++] = word;
  }
  return count;
}
