/** Of each of two generations: some 10 MB. */
const maxWords = 100_000;

/** Remembers the words that the engine has, the latest of them: most words of an article are in others too. */
export class WrittenWords {
  #latest = new Set<string>();
  #before = new Set<string>();

  /** Those that are not known to be written. */
  toWrite(words: Iterable<string>): string[] {
    return [...words].filter((word) => !this.#latest.has(word) && !this.#isFromBefore(word));
  }

  /** The engine has them now. */
  written(words: Iterable<string>): void {
    for (const word of words) this.#latest.add(word);
    if (this.#latest.size < maxWords) return;
    this.#before = this.#latest;
    this.#latest = new Set();
  }

  /** What is asked for again stays. */
  #isFromBefore(word: string): boolean {
    if (!this.#before.has(word)) return false;
    this.#latest.add(word);
    return true;
  }
}
