import { grown } from "../structures/growable.ts";
import type { Postings, Segment } from "./segment.ts";

// Which common words follow which in a document, so that a phrase of words that most documents have is looked for in
// few of them. A pair sets one bit of the document's, by its hash: another pair may set the same, so the words of those
// that pass are read. Two bits for each pair of the document let one in three pass by chance, and one in 27 with three.

/** Only pairs of terms with lower numbers: what is common is learnt early. */
const pairedTerms = 8192;
const pairsPerByte = 4;

/** The hash of a pair of terms; undefined if it is not kept. */
export const pairHash = (first: number, second: number): number | undefined =>
  first < pairedTerms && second < pairedTerms ? hashOfPair(first, second) : undefined;

function hashOfPair(first: number, second: number): number {
  const mixed = Math.imul((first << 13) ^ second, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** Collects the pairs of one document after another. */
export class WordPairsWriter {
  #bits: Uint8Array<ArrayBuffer> = new Uint8Array(4096);
  length = 0;
  #hashes: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #count = 0;
  /** Of how many of the document's pairs the bit is set. */
  #set = 0;
  #before = pairedTerms;

  /** The term of the document's next word. */
  push(term: number): void {
    if (term < pairedTerms && this.#before < pairedTerms) {
      if (this.#count === this.#hashes.length) this.#hashes = grown(this.#hashes, this.#count + 1);
      this.#hashes[this.#count++] = hashOfPair(this.#before, term);
    }
    this.#before = term;
  }

  /** What follows is another text of the document. */
  endText(): void {
    this.#before = pairedTerms;
  }

  /** Sets the bits of up to so many pairs of the document; false if there are no more. */
  setSome(most: number): boolean {
    const bytes = Math.ceil(this.#count / pairsPerByte);
    if (this.#set === 0) {
      this.#bits = grown(this.#bits, this.length + bytes);
      this.#bits.fill(0, this.length, this.length + bytes);
    }
    const end = Math.min(this.#count, this.#set + most);
    for (let i = this.#set; i < end; i++) setBit(this.#bits, this.length, bytes, this.#hashes[i] as number);
    this.#set = end;
    return end < this.#count;
  }

  /** Once all bits are set. */
  endDocument(): void {
    this.length += Math.ceil(this.#count / pairsPerByte);
    this.#count = 0;
    this.#set = 0;
  }

  clear(): void {
    this.length = 0;
    this.#count = 0;
    this.#set = 0;
    this.#before = pairedTerms;
  }

  get bits(): Uint8Array<ArrayBuffer> {
    return this.#bits.subarray(0, this.length);
  }
}

/** As unsigned integers: the compiler takes the remainder of other numbers in floating point, which takes longer. */
const bitOf = (hash: number, size: number): number => (hash >>> 0) % (size >>> 0);

function setBit(bits: Uint8Array, start: number, bytes: number, hash: number): void {
  const bit = bitOf(hash, bytes * 8);
  const at = start + (bit >>> 3);
  bits[at] = (bits[at] as number) | (1 << (bit & 7));
}

/** Those documents of a list that may have one of some pairs, by their hashes. */
export function withPairs({ columns }: Segment, { docs, weights }: Postings, hashes: number[]): Postings {
  const { pairs, pairStarts } = columns;
  const found = { docs: new Uint32Array(docs.length), weights: new Uint8Array(docs.length) };
  let count = 0;
  for (let at = 0; at < docs.length; at++) {
    const doc = docs[at] as number;
    const start = pairStarts[doc] as number;
    const size = ((pairStarts[doc + 1] as number) - start) * 8;
    if (size === 0) continue;
    for (let i = 0; i < hashes.length; i++) {
      const bit = bitOf(hashes[i] as number, size);
      if (((pairs[start + (bit >>> 3)] as number) & (1 << (bit & 7))) === 0) continue;
      found.docs[count] = doc;
      found.weights[count++] = weights[at] as number;
      break;
    }
  }
  return { docs: found.docs.subarray(0, count), weights: found.weights.subarray(0, count) };
}
