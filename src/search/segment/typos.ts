import { longestWord } from "../analyze/tokenize.ts";
import type { Breath } from "../breath.ts";
import type { Columns } from "./columns.ts";
import type { Segment } from "./segment.ts";
import type { Strings } from "./strings.ts";

/** The rows of the table that is being filled, its last two before it; kept, because it is filled so often. */
let [row, previous, before] = [0, 1, 2].map(() => new Uint8Array(longestWord + 1)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/**
 * The edits that turn one word into the other: insertions, deletions, replacements and swaps of
 * neighbours. Anything above `limit` comes back as limit + 1. Words in UTF-16 units, at most 64.
 */
export function editDistance(a: ArrayLike<number>, b: ArrayLike<number>, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    [row, previous, before] = [before, row, previous];
    if (fillRow(a, b, i) > limit) return limit + 1;
  }
  return Math.min(row[b.length] as number, limit + 1);
}

/** Fills the row of a's first `i` units; gives back its least entry. */
function fillRow(a: ArrayLike<number>, b: ArrayLike<number>, i: number): number {
  row[0] = i;
  let least = i;
  for (let j = 1; j <= b.length; j++) {
    const same = a[i - 1] === b[j - 1];
    let edits = (previous[j - 1] as number) + (same ? 0 : 1);
    const oneSided = Math.min(previous[j] as number, row[j - 1] as number) + 1;
    if (oneSided < edits) edits = oneSided;
    const swapped = !same && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    if (swapped && (before[j - 2] as number) < edits) edits = (before[j - 2] as number) + 1;
    row[j] = edits;
    if (edits < least) least = edits;
  }
  return least;
}

/** How many edits a word of this length may be off. */
export const editsAllowed = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * One bit for each character that occurs an odd number of times, characters sharing 32 bits. An
 * insertion or deletion flips one bit, a replacement at most two, a swap none: words more than
 * twice the edits apart in bits need no closer look, and no word within them is missed.
 */
function signature(word: ArrayLike<number>): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits ^= 1 << ((word[i] as number) & 31);
  return bits;
}

function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** A string as its UTF-16 units. */
export const unitsOf = (text: string): Uint16Array =>
  Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

/** The words of the segment within `limit` edits of a word, itself left out. */
export function wordsNear(segment: Segment, typed: string, limit: number): { word: number; edits: number }[] {
  const { byLength, signatures } = segment.columns;
  const near: { word: number; edits: number }[] = [];
  const units = unitsOf(typed);
  const wanted = signature(units);
  const end = firstOfLength(segment, typed.length + limit + 1);
  for (let at = firstOfLength(segment, typed.length - limit); at < end; at++) {
    if (bitCount((signatures[at] as number) ^ wanted) > 2 * limit) continue;
    const word = byLength[at] as number;
    const edits = editDistance(units, segment.words.unitsAt(word), limit);
    if (edits > 0 && edits <= limit) near.push({ word, edits });
  }
  return near;
}

function firstOfLength(segment: Segment, length: number): number {
  const { byLength } = segment.columns;
  let low = 0;
  let high = byLength.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (segment.words.length(byLength[middle] as number) < length) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The columns that wordsNear reads, of a sorted vocabulary. */
export async function typoColumns(
  words: Strings,
  breath: Breath,
): Promise<Pick<Columns, "byLength" | "signatures">> {
  const byLength = await lengthOrder(words, breath);
  const signatures = new Uint32Array(words.count);
  for (let at = 0; at < words.count; at++) {
    signatures[at] = signature(words.unitsAt(byLength[at] as number));
    if (at % 256 === 0) await breath.pause();
  }
  return { byLength, signatures };
}

/** Counting sort: the words' numbers by length, each length in the order of spelling. */
async function lengthOrder(words: Strings, breath: Breath): Promise<Uint32Array<ArrayBuffer>> {
  const next = new Uint32Array(longestWord + 2);
  for (let word = 0; word < words.count; word++)
    next[words.length(word) + 1] = (next[words.length(word) + 1] as number) + 1;
  for (let length = 1; length < next.length; length++)
    next[length] = (next[length] as number) + (next[length - 1] as number);
  const order = new Uint32Array(words.count);
  for (let word = 0; word < words.count; word++) {
    const length = words.length(word);
    order[next[length] as number] = word;
    next[length] = (next[length] as number) + 1;
    if (word % 1024 === 0) await breath.pause();
  }
  return order;
}
