import { grown } from "./grow.ts";

/** Words by their first two units and by their first three, so that those with a prefix are found without looking at all. */
export class Beginnings {
  readonly #byTwo = new Chains();
  readonly #byThree = new Chains();

  /** A word, the first `length` units of an array, under its number, above 0. */
  add(word: number, units: Uint16Array, length: number): void {
    const two = keyOf(units[0] as number, length > 1 ? units[1] : undefined);
    this.#byTwo.add(two, word);
    if (length > 2) this.#byThree.add(with3rd(two, units[2] as number), word);
  }

  /** Words among which are all that begin with a prefix, as they came: for one of one unit exactly those. */
  with(prefix: string): number[] {
    const first = prefix.charCodeAt(0);
    if (prefix.length === 1)
      return this.#byTwo.keys().flatMap((key) => (key >>> 16 === first ? this.#byTwo.under(key) : []));
    const two = keyOf(first, prefix.charCodeAt(1));
    return prefix.length === 2
      ? this.#byTwo.under(two)
      : this.#byThree.under(with3rd(two, prefix.charCodeAt(2)));
  }
}

/** Words under keys, each with the one before it under the same: no list for each key, since there are so many. */
class Chains {
  readonly #last = new Map<number, number>();
  /** 0 is no word. */
  #before: Uint32Array<ArrayBuffer> = new Uint32Array(1024);

  add(key: number, word: number): void {
    this.#before = grown(this.#before, word + 1);
    this.#before[word] = this.#last.get(key) ?? 0;
    this.#last.set(key, word);
  }

  keys(): number[] {
    return [...this.#last.keys()];
  }

  /** As they came. */
  under(key: number): number[] {
    const words: number[] = [];
    for (let word = this.#last.get(key) ?? 0; word > 0; word = this.#before[word] as number) words.push(word);
    return words.reverse();
  }
}

/** A word of one unit goes under 0xffff, which no text holds. */
const keyOf = (first: number, second = 0xffff): number => ((first << 16) | second) >>> 0;

/** Of three units no number that is quick to look up has room, so that a few beginnings share a key. */
const with3rd = (two: number, third: number): number => (Math.imul(two, 31) + third) | 0;
