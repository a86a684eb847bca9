import { grown } from "../structures/growable.ts";

/** Open addressing, at most half full: a run, and the number of the first text that has it plus one. */
let slots: Uint32Array<ArrayBuffer> = new Uint32Array(1 << 15);

/** For each text, by its runs of words (see shingles.ts), 1 if another has one of them too, else 0. */
export function sharingRuns(texts: Uint32Array[]): Uint8Array {
  const total = texts.reduce((sum, { length }) => sum + length, 1);
  const size = 2 ** Math.ceil(Math.log2(2 * total));
  slots = grown(slots, 2 * size);
  slots.fill(0, 0, 2 * size);
  const shares = new Uint8Array(texts.length);
  for (const [text, runs] of texts.entries()) {
    for (let i = 0; i < runs.length; i++) {
      const run = runs[i] as number;
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
