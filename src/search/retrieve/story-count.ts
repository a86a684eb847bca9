import { grown } from "../structures/growable.ts";

/** Counts stories, each once, however many articles tell it: a bit for each number seen. */
export class StoryCount {
  #seen = new Uint8Array(1024);
  count = 0;

  /** `story` is the number of the article that began it. */
  add(story: number): void {
    const at = story >>> 3;
    if (at >= this.#seen.length) this.#seen = grown(this.#seen, at + 1);
    const bit = 1 << (story & 7);
    const seen = this.#seen[at] as number;
    if ((seen & bit) !== 0) return;
    this.#seen[at] = seen | bit;
    this.count++;
  }
}
