import { type BufferSections, textSections } from "../structures/buffer-sections.ts";
import { hashSeed, hashStep } from "../structures/hash.ts";
import { NumberLists } from "../structures/number-lists.ts";
import { StringTable } from "../structures/string-table.ts";

type NamesAtPlace = { length: number; key: string; names: number[] };

/** A key that grows word by word, with its hash: to hash each of its beginnings anew would be quadratic. */
class GrowingKey {
  readonly units: Uint16Array<ArrayBuffer>;
  length = 0;
  hash = hashSeed;

  constructor(most: number) {
    this.units = new Uint16Array(most);
  }

  /** False if there is no room for it. */
  append(joint: string, word: string): boolean {
    if (this.length + joint.length + word.length > this.units.length) return false;
    for (const text of [joint, word])
      for (let at = 0; at < text.length; at++) this.#take(text.charCodeAt(at));
    return true;
  }

  #take(unit: number): void {
    this.units[this.length++] = unit;
    this.hash = hashStep(this.hash, unit);
  }
}

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
  at(words: string[], place: number, joint: string): NamesAtPlace[] {
    const found: NamesAtPlace[] = [];
    const key = new GrowingKey(this.#longestKey);
    for (let next = place; next < words.length; next++) {
      if (!key.append(next === place ? "" : joint, words[next] as string)) break;
      const names = this.#names.of(this.#keys.findUnits(key.units, key.length, key.hash));
      const length = next - place + 1;
      if (names.length > 0) found.push({ length, key: words.slice(place, next + 1).join(joint), names });
    }
    return found.reverse();
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
