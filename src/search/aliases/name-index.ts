import { type BufferSections, textSections } from "../structures/buffer-sections.ts";
import { NumberLists } from "../structures/number-lists.ts";
import { StringTable } from "../structures/string-table.ts";

/** Names, which are numbers here, by texts: their terms, their sounds, their beginnings. */
export class NameIndex {
  #keys = new StringTable();
  #names = new NumberLists();
  /** The characters of the longest key. */
  #most = 0;

  /** Puts a name under a key; gives back the key's number. */
  add(key: string, name: number): number {
    const number = this.#keys.add(key);
    this.#names.add(number, name);
    this.#most = Math.max(this.#most, key.length);
    return number;
  }

  key(number: number): string {
    return this.#keys.at(number);
  }

  /** The names under a key, in the order in which they were put there. */
  under(key: string): number[] {
    return this.#names.of(this.#keys.find(key));
  }

  /** The names under all keys that begin with a prefix. */
  startingLike(prefix: string): number[] {
    const keys = Array.from({ length: this.#keys.count }, (_, key) => key);
    const near = keys.filter((key) => this.#keys.startsWith(key, prefix));
    return [...new Set(near.flatMap((key) => this.#names.of(key)))];
  }

  /** What is under the words that stand at a place, put together by `joint`, the most words first. */
  *at(
    words: string[],
    place: number,
    joint: string,
  ): Generator<{ length: number; key: string; names: number[] }> {
    const keys: string[] = [];
    for (
      let key = words[place] as string;
      key.length <= this.#most;
      key += joint + words[place + keys.length]
    ) {
      keys.push(key);
      if (place + keys.length >= words.length) break;
    }
    for (let length = keys.length; length > 0; length--) {
      const key = keys[length - 1] as string;
      const names = this.under(key);
      if (names.length > 0) yield { length, key, names };
    }
  }

  /** Copies, from which `restore` makes the index again. */
  save(): ArrayBuffer[] {
    return [...textSections(this.#keys.save()), ...this.#names.save()];
  }

  static restore(saved: BufferSections): NameIndex {
    const index = new NameIndex();
    index.#keys = StringTable.restore(saved.texts());
    index.#names = NumberLists.restore(saved);
    for (let key = 0; key < index.#keys.count; key++)
      index.#most = Math.max(index.#most, index.#keys.lengthOf(key));
    return index;
  }
}
