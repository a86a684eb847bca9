import { grown } from "../structures/growable.ts";

/** Open addressing, at most half full: a run of three words, hashed, and the number of the first text that has it plus one. */
let slots: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 15);

/** For each text, as numbered words, 1 if another has three words in a row in common with it, else 0; or, hardly ever, 1. */
export function sharingRuns(texts: Uint32Array[]): Uint8Array {
  const total = texts.reduce((sum, { length }) => sum + length, 1);
  const size = 2 ** Math.ceil(Math.log2(2 * total));
  slots = grown(slots, 2 * size);
  slots.fill(0, 0, 2 * size);
  const shares = new Uint8Array(texts.length);
  for (let text = 0; text < texts.length; text++) {
    const words = texts[text] as Uint32Array;
    for (let i = 2; i < words.length; i++) {
      const run = hashOfThree(words[i - 2] as number, words[i - 1] as number, words[i] as number);
      let at = 2 * (run & (size - 1));
      while (slots[at + 1] !== 0 && slots[at] !== run) at = (at + 2) & (2 * size - 1);
      const first = (slots[at + 1] as number) - 1;
      if (first >= 0 && first !== text) shares[first] = shares[text] = 1;
      if (first >= 0) continue;
      slots[at] = run;
      slots[at + 1] = text + 1;
    }
  }
  return shares;
}

/** Cheaper than the hash of a shingle. */
function hashOfThree(first: number, second: number, third: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  const hash = Math.imul((mixed ^ (mixed >>> 15)) + third, 0xc2b2ae35);
  return (hash ^ (hash >>> 15)) >>> 0;
}
