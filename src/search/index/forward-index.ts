import { grown } from "../structures/growable.ts";
import type { Segment } from "./segment.ts";

/** Marks the first of two units of a number too large for one; words learnt early take one. */
const twoUnits = 0x8000;

/** Collects the numbers of words in 16-bit units. */
export class ForwardIndexWriter {
  #units: Uint16Array<ArrayBuffer> = new Uint16Array(4096);
  length = 0;

  push(word: number): void {
    if (this.length + 2 > this.#units.length) this.#units = grown(this.#units, this.length + 2);
    if (word >= twoUnits) this.#units[this.length++] = twoUnits | (word >>> 16);
    this.#units[this.length++] = word;
  }

  get units(): Uint16Array<ArrayBuffer> {
    return this.#units.subarray(0, this.length);
  }
}

/** Whether a word takes one unit, or a unit is a whole word. */
export const isOneUnit = (number: number): boolean => number < twoUnits;

/** The word that begins at a place in the units of a segment. */
export const wordAt = (words: Uint16Array, at: number): number => {
  const unit = words[at] as number;
  return isOneUnit(unit) ? unit : ((unit & (twoUnits - 1)) << 16) | (words[at + 1] as number);
};

/** Where the word after it begins. */
export const afterWord = (words: Uint16Array, at: number): number =>
  isOneUnit(words[at] as number) ? at + 1 : at + 2;

/** Where the next word is read in the units of a segment. */
export type WordPlace = { at: number };

/** Reads the word at a place and moves the place behind it. */
export function nextWord(words: Uint16Array, place: WordPlace): number {
  const unit = words[place.at++] as number;
  return unit < twoUnits ? unit : ((unit & (twoUnits - 1)) << 16) | (words[place.at++] as number);
}

let scratch: Uint32Array<ArrayBuffer> = new Uint32Array(1024);

/**
 * The words of a document in order, up to `most`: headline, text, tags and filters, with a boundary after each. Valid
 * until the next call.
 */
export function forwardIndexOf(
  { columns }: Segment,
  doc: number,
  most = Number.POSITIVE_INFINITY,
): Uint32Array {
  const { words, wordStarts } = columns;
  const start = wordStarts[doc] as number;
  const end = wordStarts[doc + 1] as number;
  scratch = grown(scratch, Math.min(most, end - start));
  let length = 0;
  for (let at = start; at < end && length < most; at++) {
    const unit = words[at] as number;
    scratch[length++] = unit < twoUnits ? unit : ((unit & (twoUnits - 1)) << 16) | (words[++at] as number);
  }
  return scratch.subarray(0, length);
}
