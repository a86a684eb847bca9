import type { BufferSections } from "../structures/buffer-sections.ts";
import { grown } from "../structures/growable.ts";
import { sum } from "../structures/sum.ts";
import { DistancesFrom } from "../text/edit-distance.ts";
import { longestWord } from "../text/tokenize.ts";

/** Words of one length; the first `sorted` of them by their keys, those of a key from `starts[key]` on. */
type WordsOfLength = {
  words: Int32Array<ArrayBuffer>;
  signatures: Int32Array<ArrayBuffer>;
  /** Of the first characters only. */
  heads: Int32Array<ArrayBuffer>;
  /** Of pairs of neighbours. */
  pairs: Int32Array<ArrayBuffer>;
  count: number;
  sorted: number;
  starts: Uint32Array<ArrayBuffer>;
};

const savedFields = ["words", "signatures", "heads", "pairs"] as const;
const headChars = 4;
const keyBits = 12;
/** So many words, or this share of all, may be unsorted. */
const maxUnsorted = { words: 64, share: 1 / 8 };

/**
 * Words by length, each with a signature: one bit for each character that occurs an odd number of
 * times, hashed to 32 bits. An insertion or deletion flips one bit, a replacement at most two, a swap
 * none; the difference in length is insertions or deletions. In the head alone, and in the rest alone,
 * an edit flips at most two, since at most one character moves across. So words further apart in bits
 * can be skipped, and no word within the edits is missed. The same goes for the pairs of neighbouring
 * characters: an edit changes more of them, but two words of the same characters in another order have
 * few in common, and reading a word in the lexicon takes longer than all these tests. A key is a signature
 * folded to fewer bits, of which an edit flips no more either: only the words of keys that are near enough
 * are looked at.
 */
export class NearWords {
  readonly #byLength: (WordsOfLength | undefined)[] = [];

  /** Adds the word in the first `length` units of an array, at most `longestWord`, under its number. */
  add(word: number, units: Uint16Array, length: number): void {
    this.#byLength[length] ??= emptyColumn();
    const column = this.#byLength[length];
    const at = column.count++;
    if (at >= column.words.length) {
      column.words = grown(column.words, column.count);
      column.signatures = grown(column.signatures, column.count);
      column.heads = grown(column.heads, column.count);
      column.pairs = grown(column.pairs, column.count);
    }
    column.words[at] = word;
    column.signatures[at] = signature(units, length);
    column.heads[at] = signature(units, Math.min(length, headChars));
    column.pairs[at] = pairSignature(units, length);
  }

  /** Copies for `restore`: how many words there are of each length, and then those of all lengths. */
  save(): ArrayBuffer[] {
    const columns = Array.from({ length: longestWord + 1 }, (_, length) => this.#byLength[length]);
    const counts = Uint32Array.from(columns, (column) => column?.count ?? 0);
    const saved = savedFields.map((field) => {
      const all = new Int32Array(sum(counts));
      let at = 0;
      for (const column of columns) {
        if (!column) continue;
        all.set(column[field].subarray(0, column.count), at);
        at += column.count;
      }
      return all.buffer;
    });
    return [counts.buffer, ...saved];
  }

  /** From the result of `save`, which it keeps using. @throws RangeError if that does not fit together */
  static restore(saved: BufferSections): NearWords {
    const near = new NearWords();
    const counts = saved.numbers();
    const columns = savedFields.map((field) => ({ field, all: saved.signed() }));
    let end = 0;
    for (const [length, count] of counts.entries()) {
      const start = end;
      end += count;
      if (count === 0) continue;
      const words = { ...emptyColumn(), count };
      for (const { field, all } of columns) words[field] = all.subarray(start, end);
      near.#byLength[length] = words;
    }
    if (columns.some(({ all }) => all.length !== end))
      throw new RangeError("the words and their lengths do not fit together");
    return near;
  }

  /** The words within `limit` edits (at most 2) of a word, without itself, by length and number. */
  near(
    units: Uint16Array,
    limit: number,
    copyUnits: (word: number, into: Uint16Array) => unknown,
  ): { word: number; edits: number }[] {
    const near: { word: number; edits: number }[] = [];
    if (limit === 0) return near;
    const distances = new DistancesFrom(units);
    const longest = Math.min(units.length + limit, longestWord);
    for (let length = Math.max(1, units.length - limit); length <= longest; length++) {
      const column = this.#byLength[length];
      if (!column) continue;
      const other = new Uint16Array(length);
      const found: typeof near = [];
      for (const word of candidates(sorted(column), units, limit, Math.abs(length - units.length))) {
        copyUnits(word, other);
        const edits = distances.to(other, limit);
        if (edits > 0 && edits <= limit) found.push({ word, edits });
      }
      near.push(...found.sort((a, b) => a.word - b.word));
    }
    return near;
  }
}

/** Of a column of which nothing is sorted; an index for one question has no other. */
const noStarts = new Uint32Array((1 << keyBits) + 1);

const emptyColumn = (): WordsOfLength => ({
  words: new Int32Array(16),
  signatures: new Int32Array(16),
  heads: new Int32Array(16),
  pairs: new Int32Array(16),
  count: 0,
  sorted: 0,
  starts: noStarts,
});

/** The words whose signatures are near enough; `apart` is the difference in length. */
function candidates(column: WordsOfLength, units: Uint16Array, limit: number, apart: number): number[] {
  const { words, signatures, heads, pairs, starts } = column;
  const typed = signature(units, units.length);
  const typedHead = signature(units, Math.min(units.length, headChars));
  const typedPairs = pairSignature(units, units.length);
  const typedKey = keyOf(typed);
  const mostOfPairs = mostPairBits(limit, apart);
  const mostBits = 2 * limit - apart;
  const found: number[] = [];
  const look = (from: number, to: number): void => {
    for (let at = from; at < to; at++) {
      const bits = (signatures[at] as number) ^ typed;
      const count = bitCount(bits);
      if (count > mostBits) continue;
      if (bitCount((pairs[at] as number) ^ typedPairs) > (mostOfPairs[count] as number)) continue;
      const headBits = (heads[at] as number) ^ typedHead;
      if (bitCount(headBits) > 2 * limit || bitCount(bits ^ headBits) > 2 * limit) continue;
      found.push(words[at] as number);
    }
  };
  // Each character more or less changes whether the number of bits is odd.
  for (let count = apart & 1; count <= mostBits; count += 2) {
    for (const mask of masks[count] as number[]) {
      const key = typedKey ^ mask;
      look(starts[key] as number, starts[key + 1] as number);
    }
  }
  look(column.sorted, column.count);
  return found;
}

/** The column, most of it sorted by keys. */
function sorted(column: WordsOfLength): WordsOfLength {
  const unsorted = column.count - column.sorted;
  if (unsorted <= Math.max(maxUnsorted.words, column.count * maxUnsorted.share)) return column;
  const { words, signatures, heads, pairs, count } = column;
  const starts = new Uint32Array(noStarts.length);
  for (let at = 0; at < count; at++) {
    const after = keyOf(signatures[at] as number) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let key = 1; key < starts.length; key++)
    starts[key] = (starts[key] as number) + (starts[key - 1] as number);
  const next = starts.slice();
  column.words = new Int32Array(words.length);
  column.signatures = new Int32Array(words.length);
  column.heads = new Int32Array(words.length);
  column.pairs = new Int32Array(words.length);
  for (let at = 0; at < count; at++) {
    const key = keyOf(signatures[at] as number);
    const to = next[key] as number;
    next[key] = to + 1;
    column.words[to] = words[at] as number;
    column.signatures[to] = signatures[at] as number;
    column.heads[to] = heads[at] as number;
    column.pairs[to] = pairs[at] as number;
  }
  column.starts = starts;
  column.sorted = count;
  return column;
}

function signature(word: Uint16Array, length: number): number {
  let bits = 0;
  for (let i = 0; i < length; i++) bits ^= 1 << ((word[i] as number) & 31);
  return bits;
}

/** One bit for each pair of neighbours that occurs an odd number of times. */
function pairSignature(word: Uint16Array, length: number): number {
  let bits = 0;
  for (let i = 1; i < length; i++)
    bits ^= 1 << (Math.imul(((word[i - 1] as number) << 5) ^ (word[i] as number), 0x9e3779b1) >>> 27);
  return bits;
}

/**
 * By how many bits of the characters' signatures two words differ: by how many those of their pairs may, if their
 * lengths are so far apart. A replacement changes four pairs, an insertion or deletion three, a swap six.
 */
function mostPairBits(limit: number, apart: number): number[] {
  const most = Array.from({ length: 2 * limit + 1 }, () => 0);
  for (let sided = apart; sided <= limit; sided += 2) {
    for (let replaced = 0; sided + replaced <= limit; replaced++) {
      const pairs = 4 * replaced + 3 * sided + 6 * (limit - sided - replaced);
      for (let bits = 0; bits <= 2 * replaced + sided; bits++)
        most[bits] = Math.max(most[bits] as number, pairs);
    }
  }
  return most;
}

const keyOf = (bits: number): number =>
  (bits ^ (bits >>> keyBits) ^ (bits >>> (2 * keyBits))) & ((1 << keyBits) - 1);

function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Differences of keys, by how many bits they have. */
const masks: number[][] = [];
for (let mask = 0; mask < 1 << keyBits; mask++) {
  masks[bitCount(mask)] ??= [];
  masks[bitCount(mask)]?.push(mask);
}
