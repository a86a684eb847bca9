/** Words by their first two units, so that those with a prefix are found without looking at all. */
export class Beginnings {
  readonly #words = new Map<number, number[]>();

  add(word: number, units: Uint16Array): void {
    const key = keyOf(units[0] as number, units[1]);
    const words = this.#words.get(key);
    if (words) words.push(word);
    else this.#words.set(key, [word]);
  }

  /** Words among which are all that begin with a prefix: for one of one unit exactly those. */
  with(prefix: string): number[] {
    const first = prefix.charCodeAt(0);
    if (prefix.length > 1) return this.#words.get(keyOf(first, prefix.charCodeAt(1))) ?? [];
    return [...this.#words].flatMap(([key, words]) => (key >>> 16 === first ? words : []));
  }
}

/** A word of one unit goes under 0xffff, which no text holds. */
const keyOf = (first: number, second = 0xffff): number => ((first << 16) | second) >>> 0;
