import { type BufferSections, textSections } from "../structures/buffer-sections.ts";
import { grown } from "../structures/growable.ts";
import { StringTable } from "../structures/string-table.ts";
import { filterKey } from "../text/fields.ts";
import { nameTerms } from "../text/terms.ts";
import { NameIndex } from "./name-index.ts";
import { kindOf, type NameKind } from "./name-kind.ts";
import { readingsOf } from "./pinyin.ts";
import { shortNameOf } from "./short-name.ts";

/** How many characters of its beginning a name is found by. */
const startLength = 3;

/**
 * All names that articles ever introduced, each under a number, and what each is found by. A name is
 * what all ways to write it come to: case, scripts, with Co or without. It only grows and is saved
 * whole, so that a restart analyses no name again.
 */
export class NameTable {
  /** Names by their terms, and by those of their short names. */
  #spelled = new NameIndex();
  /** Chinese names by their sound, in one word. */
  #sounded = new NameIndex();
  #begun = new NameIndex();
  #spellings = new StringTable();
  /** The name of each spelling plus one; 0 where it has no terms. */
  #nameOf: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  /** The key of each name, the spelling in which it came in first, and what kind of name that is. */
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

  /** The name that a spelling is of; -1 where it has no terms. */
  nameOf(spelling: number): number {
    return (this.#nameOf[spelling] as number) - 1;
  }

  spelling(number: number): string {
    return this.#spellings.at(number);
  }

  /** The terms of a name. */
  key(name: number): string {
    return this.#spelled.key(this.#keys[name] as number);
  }

  /** The spelling in which a name came in. */
  first(name: number): string {
    return this.spelling(this.#firsts[name] as number);
  }

  /** A name that had gone came in again, in this spelling. */
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

  /** Whether a key is that of a name, or of its short name, which may be another since it came in again. */
  goesBy(name: number, key: string): boolean {
    return this.key(name) === key || shortKeyOf(this.first(name)) === key;
  }

  /** The names that go or went by what stands at a place of some terms, the longest first. */
  spelledAt(terms: string[], place: number): ReturnType<NameIndex["at"]> {
    return this.#spelled.at(terms, place, " ");
  }

  /** The names that sound so from a place of some words on. */
  soundedAt(words: string[], place: number): ReturnType<NameIndex["at"]> {
    return this.#sounded.at(words, place, "");
  }

  /** The names that begin with a folded text. */
  startingLike(prefix: string): number[] {
    if (prefix.length < startLength) return this.#begun.startingLike(prefix);
    const near = this.#begun.under(prefix.slice(0, startLength));
    return near.filter((name) => filterKey(this.first(name)).startsWith(prefix));
  }

  /** Copies, from which `restore` makes the table again. */
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

  /** The name that a new spelling is of, a new one where it is of none that is known; -1 where it has no terms. */
  #read(text: string, spelling: number): number {
    const key = nameTerms(text).join(" ");
    if (key === "") return -1;
    return (
      this.#spelled.under(key).find((name) => this.key(name) === key) ?? this.#learn(text, spelling, key)
    );
  }

  #learn(text: string, spelling: number, key: string): number {
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

  /** What a name is found by beside its key. */
  #entriesOf(text: string, key: string): [NameIndex, string][] {
    const short = shortKeyOf(text);
    const sounds = readingsOf(text).map((syllables): [NameIndex, string] => [
      this.#sounded,
      syllables.join(""),
    ]);
    const start: [NameIndex, string] = [this.#begun, filterKey(text).slice(0, startLength)];
    return short === "" || short === key ? [...sounds, start] : [[this.#spelled, short], ...sounds, start];
  }
}

/** The terms of a name's short name; empty where it has none. */
const shortKeyOf = (text: string): string => nameTerms(shortNameOf(text) ?? "").join(" ");
