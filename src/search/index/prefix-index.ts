import { grown } from "../structures/growable.ts";
import { hashSeed, hashStep } from "../structures/hash.ts";
import { StringTable } from "../structures/string-table.ts";

/** Words by their first two units and by their first three, so that those with a prefix are found without looking at all. */
export class PrefixIndex {
  readonly #byTwo = new WordChains();
  readonly #byThree = new WordChains();

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

/** Words under prefixes, each linked to the one before it under the same: an array for each prefix would be too many. */
class WordChains {
  readonly #prefixes = new StringTable();
  /** By the numbers of prefixes and of words; 0 stands for none. */
  #last: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #before: Uint32Array<ArrayBuffer> = new Uint32Array(1024);

  /** Under the first `length` units. */
  add(word: number, units: Uint16Array, length: number): void {
    let hash = hashSeed;
    for (let i = 0; i < length; i++) hash = hashStep(hash, units[i] as number);
    const prefix = this.#prefixes.addUnits(units, length, hash);
    this.#last = grown(this.#last, prefix + 1);
    this.#before = grown(this.#before, word + 1);
    this.#before[word] = this.#last[prefix] as number;
    this.#last[prefix] = word;
  }

  /** As they came. */
  under(prefix: string): number[] {
    const number = this.#prefixes.find(prefix);
    return number < 0 ? [] : this.#chain(number);
  }

  /** Under all prefixes that begin with a text themselves. */
  underAll(text: string): number[] {
    const all = Array.from({ length: this.#prefixes.count }, (_, number) => number);
    return all.flatMap((number) => (this.#prefixes.startsWith(number, text) ? this.#chain(number) : []));
  }

  #chain(prefix: number): number[] {
    const words: number[] = [];
    for (let word = this.#last[prefix] as number; word > 0; word = this.#before[word] as number)
      words.push(word);
    return words.reverse();
  }
}
