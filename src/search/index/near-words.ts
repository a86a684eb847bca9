import { grown } from "../structures/growable.ts";
import { editDistance } from "../text/edit-distance.ts";
import { longestWord } from "../text/tokenize.ts";

type WordsOfLength = {
  words: Uint32Array<ArrayBuffer>;
  signatures: Int32Array<ArrayBuffer>;
  /** Of the first characters only. */
  heads: Int32Array<ArrayBuffer>;
  count: number;
};

const headChars = 4;

/**
 * Words by length, each with a signature: one bit for each character that occurs an odd number of
 * times, hashed to 32 bits. An insertion or deletion flips one bit, a replacement at most two, a swap
 * none; the difference in length is insertions or deletions. In the head alone, and in the rest alone,
 * an edit flips at most two, since at most one character moves across. So words further apart in bits
 * can be skipped, and no word within the edits is missed.
 */
export class NearWords {
  readonly #byLength: WordsOfLength[] = Array.from({ length: longestWord + 1 }, () => ({
    words: new Uint32Array(16),
    signatures: new Int32Array(16),
    heads: new Int32Array(16),
    count: 0,
  }));

  /** Adds the word in the first `length` units of an array, at most `longestWord`, under its number. */
  add(word: number, units: Uint16Array, length: number): void {
    const column = this.#byLength[length] as WordsOfLength;
    const at = column.count++;
    column.words = grown(column.words, column.count);
    column.signatures = grown(column.signatures, column.count);
    column.heads = grown(column.heads, column.count);
    column.words[at] = word;
    column.signatures[at] = signature(units, length);
    column.heads[at] = signature(units, Math.min(length, headChars));
  }

  /** The words within `limit` edits of a word, without itself. */
  near(
    units: Uint16Array,
    limit: number,
    copyUnits: (word: number, into: Uint16Array) => unknown,
  ): { word: number; edits: number }[] {
    const near: { word: number; edits: number }[] = [];
    const typed = signature(units, units.length);
    const typedHead = signature(units, Math.min(units.length, headChars));
    const longest = Math.min(units.length + limit, longestWord);
    for (let length = Math.max(1, units.length - limit); length <= longest; length++) {
      const { words, signatures, heads, count } = this.#byLength[length] as WordsOfLength;
      const other = new Uint16Array(length);
      const mostBits = 2 * limit - Math.abs(length - units.length);
      for (let at = 0; at < count; at++) {
        const bits = (signatures[at] as number) ^ typed;
        if (bitCount(bits) > mostBits) continue;
        const headBits = (heads[at] as number) ^ typedHead;
        if (bitCount(headBits) > 2 * limit || bitCount(bits ^ headBits) > 2 * limit) continue;
        const word = words[at] as number;
        copyUnits(word, other);
        const edits = editDistance(units, other, limit);
        if (edits > 0 && edits <= limit) near.push({ word, edits });
      }
    }
    return near;
  }
}

function signature(word: Uint16Array, length: number): number {
  let bits = 0;
  for (let i = 0; i < length; i++) bits ^= 1 << ((word[i] as number) & 31);
  return bits;
}

function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
