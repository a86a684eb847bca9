import { grown } from "../structures/growable.ts";
import { hashSeed, hashStep } from "../structures/hash.ts";
import { StringTable } from "../structures/string-table.ts";

/** Words by their first two units and by their first three, so that those with a prefix are found without looking at all. */
export class PrefixIndex {
  readonly #byTwo = new Chains();
  readonly #byThree = new Chains();

  /** A word, the first `length` units of an array, under its number, above 0. */
  add(word: number, units: Uint16Array, length: number): void {
    this.#byTwo.add(word, units, Math.min(length, 2));
    if (length > 2) this.#byThree.add(word, units, 3);
  }

  /** Words among which are all that begin with a prefix, as they came: for one of up to three units exactly those. */
  with(prefix: string): number[] {
    if (prefix.length > 2) return this.#byThree.under(prefix.slice(0, 3));
    return prefix.length === 2 ? this.#byTwo.under(prefix) : this.#byTwo.underAll(prefix);
  }
}

/** Words under beginnings, each with the one before it under the same: no list for each, since there are so many. */
class Chains {
  readonly #beginnings = new StringTable();
  /** By the numbers of beginnings and of words; 0 is no word. */
  #last: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #before: Uint32Array<ArrayBuffer> = new Uint32Array(1024);

  /** Under the first `length` units. */
  add(word: number, units: Uint16Array, length: number): void {
    let hash = hashSeed;
    for (let i = 0; i < length; i++) hash = hashStep(hash, units[i] as number);
    const beginning = this.#beginnings.addUnits(units, length, hash);
    this.#last = grown(this.#last, beginning + 1);
    this.#before = grown(this.#before, word + 1);
    this.#before[word] = this.#last[beginning] as number;
    this.#last[beginning] = word;
  }

  /** As they came. */
  under(beginning: string): number[] {
    const number = this.#beginnings.find(beginning);
    return number < 0 ? [] : this.#chain(number);
  }

  /** Under all beginnings that begin with a text themselves. */
  underAll(text: string): number[] {
    const all = Array.from({ length: this.#beginnings.count }, (_, number) => number);
    return all.flatMap((number) => (this.#beginnings.startsWith(number, text) ? this.#chain(number) : []));
  }

  #chain(beginning: number): number[] {
    const words: number[] = [];
    for (let word = this.#last[beginning] as number; word > 0; word = this.#before[word] as number)
      words.push(word);
    return words.reverse();
  }
}
