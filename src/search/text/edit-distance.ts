import { longestWord } from "./tokenize.ts";

/** The current row of the table and the two before it; reused, since distances are computed very often. */
let [row, previous, before] = [0, 1, 2].map(() => new Uint8Array(longestWord + 1)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/**
 * The insertions, deletions, replacements and swaps of neighbours that turn one word into the other;
 * limit + 1 if there are more than `limit`. Words in UTF-16 units, at most `longestWord`.
 */
export function editDistance(a: ArrayLike<number>, b: ArrayLike<number>, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    [row, previous, before] = [before, row, previous];
    if (fillRow(a, b, i, limit) > limit) return limit + 1;
  }
  return Math.min(row[b.length] as number, limit + 1);
}

/**
 * Fills the row of a's first `i` units and returns its least entry. Entries further than `limit` from
 * the diagonal are out of reach and need not be exact.
 */
function fillRow(a: ArrayLike<number>, b: ArrayLike<number>, i: number, limit: number): number {
  const first = Math.max(1, i - limit);
  const last = Math.min(b.length, i + limit);
  row[first - 1] = first === 1 ? i : limit + 1;
  if (last < b.length) row[last + 1] = limit + 1;
  let least = row[first - 1] as number;
  for (let j = first; j <= last; j++) {
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

/** Typos allowed in a word of this length. */
export const editsAllowed = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

export const unitsOf = (text: string): Uint16Array =>
  Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
