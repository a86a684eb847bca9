import { grown } from "./grow.ts";

/** Words by their first two units, so that those with a prefix are found without looking at all. */
export class Beginnings {
  /** The last word with a beginning, and for each word the one before it; 0 is no word. */
  readonly #last = new Map<number, number>();
  #before: Uint32Array<ArrayBuffer> = new Uint32Array(1024);

  /** A word, the first `length` units of an array, under its number, above 0. */
  add(word: number, units: Uint16Array, length: number): void {
    const key = keyOf(units[0] as number, length > 1 ? units[1] : undefined);
    this.#before = grown(this.#before, word + 1);
    this.#before[word] = this.#last.get(key) ?? 0;
    this.#last.set(key, word);
  }

  /** Words among which are all that begin with a prefix, as they came: for one of one unit exactly those. */
  with(prefix: string): number[] {
    const first = prefix.charCodeAt(0);
    if (prefix.length > 1) return this.#under(keyOf(first, prefix.charCodeAt(1)));
    return [...this.#last.keys()].flatMap((key) => (key >>> 16 === first ? this.#under(key) : []));
  }

  #under(key: number): number[] {
    const words: number[] = [];
    for (let word = this.#last.get(key) ?? 0; word > 0; word = this.#before[word] as number) words.push(word);
    return words.reverse();
  }
}

/** A word of one unit goes under 0xffff, which no text holds. */
const keyOf = (first: number, second = 0xffff): number => ((first << 16) | second) >>> 0;
