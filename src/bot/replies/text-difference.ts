import { wholeCharacter } from "../../search/text/sentences.ts";

/** Compared at once: most of two versions is the same, and pieces of a text are made without copying it. */
const blockChars = 4_096;

/**
 * The part in which two texts differ, as each has it; empty if one only adds to the other. It begins and ends between
 * words, or between characters of a script without spaces. Takes time in the length of the texts.
 */
export function difference(before: string, after: string): { before: string; after: string } {
  const shorter = Math.min(before.length, after.length);
  let start = sharedLength(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  while (!(isSeam(before, start) && isSeam(after, start))) start--;
  const fromEnd = (text: string, from: number, to: number) =>
    text.slice(text.length - to, text.length - from);
  let end = sharedLength(
    shorter - start,
    (from, to) => fromEnd(before, from, to) === fromEnd(after, from, to),
  );
  while (!(isSeam(before, before.length - end) && isSeam(after, after.length - end))) end--;
  const middle = (text: string) => text.slice(start, text.length - end).trim();
  return { before: middle(before), after: middle(after) };
}

/** How far two texts are the same: `isSame` compares them from one place to another. */
function sharedLength(most: number, isSame: (from: number, to: number) => boolean): number {
  let shared = 0;
  for (let size = blockChars; size > 0; ) {
    if (shared + size <= most && isSame(shared, shared + size)) shared += size;
    else size >>= 1;
  }
  return shared;
}

const seam = /(?<=\p{Script=Han})|(?=\p{Script=Han})|(?<=\s)(?=\S)|(?<=\S)(?=\s)/uy;

/** Whether a word, the space between words or a character of a script without spaces ends at a place. */
function isSeam(text: string, at: number): boolean {
  if (at === 0 || at === text.length) return true;
  seam.lastIndex = at;
  return wholeCharacter(text, at) === at && seam.test(text);
}
