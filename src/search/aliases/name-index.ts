import { type BufferSections, textSections } from "../structures/buffer-sections.ts";
import { NumberLists } from "../structures/number-lists.ts";
import { StringTable } from "../structures/string-table.ts";

type NamesAtPlace = { length: number; key: string; names: number[] };

/** Numbers of names by a text key: their terms, their sounds, their beginnings. */
export class NameIndex {
  #keys = new StringTable();
  #names = new NumberLists();
  #longestKey = 0;

  /** Files a name under a key; returns the key's number. */
  add(key: string, name: number): number {
    const number = this.#keys.add(key);
    this.#names.add(number, name);
    this.#longestKey = Math.max(this.#longestKey, key.length);
    return number;
  }

  key(number: number): string {
    return this.#keys.at(number);
  }

  /** The names under a key, in the order in which they were added. */
  under(key: string): number[] {
    return this.#names.of(this.#keys.find(key));
  }

  /** The names under all keys that begin with a prefix. */
  startingLike(prefix: string): number[] {
    const keys = Array.from({ length: this.#keys.count }, (_, key) => key);
    const near = keys.filter((key) => this.#keys.startsWith(key, prefix));
    return [...new Set(near.flatMap((key) => this.#names.of(key)))];
  }

  /** Names under the words from `place` on, joined by `joint`; the most words first. */
  *at(words: string[], place: number, joint: string): Generator<NamesAtPlace> {
    const keys: string[] = [];
    let key = words[place];
    while (key !== undefined && key.length <= this.#longestKey) {
      keys.push(key);
      const next = words[place + keys.length];
      key = next === undefined ? undefined : key + joint + next;
    }
    for (let length = keys.length; length > 0; length--) {
      const key = keys[length - 1] as string;
      const names = this.under(key);
      if (names.length > 0) yield { length, key, names };
    }
  }

  /** Copies for `restore`. */
  save(): ArrayBuffer[] {
    return [...textSections(this.#keys.save()), ...this.#names.save()];
  }

  static restore(saved: BufferSections): NameIndex {
    const index = new NameIndex();
    index.#keys = StringTable.restore(saved.texts());
    index.#names = NumberLists.restore(saved);
    for (let key = 0; key < index.#keys.count; key++)
      index.#longestKey = Math.max(index.#longestKey, index.#keys.lengthOf(key));
    return index;
  }
}
