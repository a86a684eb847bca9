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

/**
 * The same distances from one word to many, by bit vectors: a column of the table takes some twenty operations (Hyyrö,
 * "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances", 2003).
 */
export class DistancesFrom {
  readonly #length: number;
  /** By unit: a bit for each place of the word where it stands. */
  readonly #ascii = new Int32Array(128);
  readonly #others = new Map<number, number>();
  /** Of a word too long for 32 bits. */
  readonly #long: ArrayLike<number> | undefined;

  constructor(word: ArrayLike<number>) {
    this.#length = word.length;
    if (word.length > 32) this.#long = word;
    else for (let at = 0; at < word.length; at++) this.#mark(word[at] as number, 1 << at);
  }

  /** To another word; limit + 1 if there are more edits than `limit`. */
  to(other: ArrayLike<number>, limit: number): number {
    if (this.#long) return editDistance(this.#long, other, limit);
    const last = 1 << (this.#length - 1);
    let edits = this.#length;
    let [above, below, diagonal, before] = [-1, 0, 0, 0];
    for (let j = 0; j < other.length; j++) {
      const unit = other[j] as number;
      const same = unit < 128 ? (this.#ascii[unit] as number) : (this.#others.get(unit) ?? 0);
      const swapped = ((~diagonal & same) << 1) & before;
      diagonal = ((((same & above) + above) | 0) ^ above) | same | below | swapped;
      const more = below | ~(diagonal | above);
      const fewer = diagonal & above;
      if ((more & last) !== 0) edits++;
      else if ((fewer & last) !== 0) edits--;
      const moved = (more << 1) | 1;
      above = (fewer << 1) | ~(diagonal | moved);
      below = moved & diagonal;
      before = same;
    }
    return Math.min(edits, limit + 1);
  }

  #mark(unit: number, bit: number): void {
    if (unit < 128) this.#ascii[unit] = (this.#ascii[unit] as number) | bit;
    else this.#others.set(unit, (this.#others.get(unit) ?? 0) | bit);
  }
}
