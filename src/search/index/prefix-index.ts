import { type BufferSections, textSections } from "../structures/buffer-sections.ts";
import { hashOfUnits } from "../structures/hash.ts";
import { NumberChains } from "../structures/number-chains.ts";
import { StringTable } from "../structures/string-table.ts";

/** Words by their first two and first three units, so that those with a prefix are found without reading all. */
export class PrefixIndex {
  readonly #byTwo: WordChains;
  readonly #byThree: WordChains;

  constructor(byTwo = new WordChains(), byThree = new WordChains()) {
    this.#byTwo = byTwo;
    this.#byThree = byThree;
  }

  /** From the result of `save`, which it keeps using. Throws if that does not fit together. */
  static restore(saved: BufferSections): PrefixIndex {
    return new PrefixIndex(WordChains.restore(saved), WordChains.restore(saved));
  }

  /** Copies for `restore`. */
  save(): ArrayBuffer[] {
    return [...this.#byTwo.save(), ...this.#byThree.save()];
  }

  /** Adds the word in the first `length` units of an array under its number, which is above 0. */
  add(word: number, units: Uint16Array, length: number): void {
    this.#byTwo.add(word, units, Math.min(length, 2));
    if (length > 2) this.#byThree.add(word, units, 3);
  }

  /** A superset of the words that begin with a prefix, in the order they were added; exact for up to three units. */
  with(prefix: string): number[] {
    if (prefix.length > 2) return this.#byThree.under(prefix.slice(0, 3));
    return prefix.length === 2 ? this.#byTwo.under(prefix) : this.#byTwo.underAll(prefix);
  }
}

/** Words under prefixes. */
class WordChains {
  readonly #prefixes: StringTable;
  readonly #words: NumberChains;

  constructor(prefixes = new StringTable(), words = new NumberChains()) {
    this.#prefixes = prefixes;
    this.#words = words;
  }

  static restore(saved: BufferSections): WordChains {
    return new WordChains(StringTable.restore(saved.texts()), NumberChains.restore(saved));
  }

  save(): ArrayBuffer[] {
    return [...textSections(this.#prefixes.save()), ...this.#words.save()];
  }

  add(word: number, units: Uint16Array, length: number): void {
    this.#words.add(this.#prefixes.addUnits(units, length, hashOfUnits(units, length)), word);
  }

  under(prefix: string): number[] {
    const number = this.#prefixes.find(prefix);
    return number < 0 ? [] : this.#words.of(number);
  }

  /** Under all prefixes that begin with a text. */
  underAll(text: string): number[] {
    const all = Array.from({ length: this.#prefixes.count }, (_, number) => number);
    return all.flatMap((number) => (this.#prefixes.startsWith(number, text) ? this.#words.of(number) : []));
  }
}
