import { type BufferSections, textSections } from "../structures/buffer-sections.ts";
import { grown } from "../structures/growable.ts";
import { StringTable } from "../structures/string-table.ts";
import { filterKey } from "../text/fields.ts";
import { nameTerms } from "../text/terms.ts";
import { NameIndex } from "./name-index.ts";
import { kindOf, type NameKind } from "./name-kind.ts";
import { readingsOf } from "./pinyin.ts";
import { shortNameOf } from "./short-name.ts";

/** Names are indexed by their first characters. */
const prefixLength = 3;

/**
 * Every name that articles introduced, numbered, with the keys it is found by. Spellings that differ
 * in case, script or "Co" are one name. The table only grows and is saved whole, so that a restart
 * analyses no name again.
 */
export class NameTable {
  /** Names by their terms, and by those of their short names. */
  #spelled = new NameIndex();
  /** Chinese names by their sound, as one word. */
  #sounded = new NameIndex();
  #begun = new NameIndex();
  #spellings = new StringTable();
  /** The name of each spelling plus one; 0 if it has no terms. */
  #nameOf: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  /** The key of each name, its first spelling, and the kind of that spelling. */
  #keys: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #firsts: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #kinds: Uint8Array<ArrayBuffer> = new Uint8Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of a spelling; a new one is analysed. */
  spell(text: string): number {
    const known = this.#spellings.count;
    const spelling = this.#spellings.add(text);
    if (spelling === known) {
      this.#nameOf = grown(this.#nameOf, spelling + 1);
      this.#nameOf[spelling] = this.#read(text, spelling) + 1;
    }
    return spelling;
  }

  /** The name of a spelling; -1 if it has no terms. */
  nameOf(spelling: number): number {
    return (this.#nameOf[spelling] as number) - 1;
  }

  spelling(number: number): string {
    return this.#spellings.at(number);
  }

  /** The terms of a name, joined. */
  key(name: number): string {
    return this.#spelled.key(this.#keys[name] as number);
  }

  /** The spelling in which a name was introduced. */
  first(name: number): string {
    return this.spelling(this.#firsts[name] as number);
  }

  /** A name that had gone is introduced again, in this spelling. */
  reintroduce(name: number, spelling: number): void {
    if (this.#firsts[name] === spelling) return;
    const text = this.spelling(spelling);
    this.#firsts[name] = spelling;
    this.#kinds[name] = kindOf(text);
    for (const [index, entry] of this.#entriesOf(text, this.key(name))) {
      if (!index.under(entry).includes(name)) index.add(entry, name);
    }
  }

  kind(name: number): NameKind {
    return this.#kinds[name] as NameKind;
  }

  /** Whether a key is that of a name or its short name, which may differ since it was reintroduced. */
  goesBy(name: number, key: string): boolean {
    return this.key(name) === key || shortKeyOf(this.first(name)) === key;
  }

  /** The names that are or were spelt like the terms from `place` on, the longest first. */
  spelledAt(terms: string[], place: number): ReturnType<NameIndex["at"]> {
    return this.#spelled.at(terms, place, " ");
  }

  /** The names that sound like the words from `place` on. */
  soundedAt(words: string[], place: number): ReturnType<NameIndex["at"]> {
    return this.#sounded.at(words, place, "");
  }

  /** The names that begin with a folded text. */
  startingLike(prefix: string): number[] {
    if (prefix.length < prefixLength) return this.#begun.startingLike(prefix);
    const near = this.#begun.under(prefix.slice(0, prefixLength));
    return near.filter((name) => filterKey(this.first(name)).startsWith(prefix));
  }

  /** Copies for `restore`. */
  save(): ArrayBuffer[] {
    const columns = [this.#keys, this.#firsts, this.#kinds];
    const names = columns.map((column) => column.slice(0, this.#size).buffer);
    const nameOf = this.#nameOf.slice(0, this.#spellings.count).buffer;
    const indexes = [this.#spelled, this.#sounded, this.#begun].flatMap((index) => index.save());
    return [...names, nameOf, ...textSections(this.#spellings.save()), ...indexes];
  }

  static restore(saved: BufferSections): NameTable {
    const table = new NameTable();
    [table.#keys, table.#firsts, table.#kinds] = [saved.numbers(), saved.numbers(), saved.bytes()];
    table.#size = table.#keys.length;
    table.#nameOf = saved.numbers();
    table.#spellings = StringTable.restore(saved.texts());
    table.#spelled = NameIndex.restore(saved);
    table.#sounded = NameIndex.restore(saved);
    table.#begun = NameIndex.restore(saved);
    return table;
  }

  /** The name of a new spelling, known or new; -1 if it has no terms. */
  #read(text: string, spelling: number): number {
    const key = nameTerms(text).join(" ");
    if (key === "") return -1;
    const known = this.#spelled.under(key).find((name) => this.key(name) === key);
    if (known !== undefined) return known;
    const name = this.#size++;
    this.#keys = grown(this.#keys, this.#size);
    this.#firsts = grown(this.#firsts, this.#size);
    this.#kinds = grown(this.#kinds, this.#size);
    this.#keys[name] = this.#spelled.add(key, name);
    this.#firsts[name] = spelling;
    this.#kinds[name] = kindOf(text);
    for (const [index, entry] of this.#entriesOf(text, key)) index.add(entry, name);
    return name;
  }

  /** What a name is found by besides its key. */
  #entriesOf(text: string, key: string): [NameIndex, string][] {
    const short = shortKeyOf(text);
    return [
      ...(short === "" || short === key ? [] : [[this.#spelled, short] as [NameIndex, string]]),
      ...readingsOf(text).map((sound): [NameIndex, string] => [this.#sounded, sound.join("")]),
      [this.#begun, filterKey(text).slice(0, prefixLength)],
    ];
  }
}

/** The terms of a name's short name, joined; empty if it has none. */
const shortKeyOf = (text: string): string => nameTerms(shortNameOf(text) ?? "").join(" ");
