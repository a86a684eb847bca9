import type { TimeSlice } from "../../async/yield.ts";
import { type BufferSections, textSections } from "../structures/buffer-sections.ts";
import { grown } from "../structures/growable.ts";
import { hashOfUnits } from "../structures/hash.ts";
import { NumberChains } from "../structures/number-chains.ts";
import { StringTable } from "../structures/string-table.ts";
import { unitsOf } from "../text/edit-distance.ts";
import { measureSign } from "../text/quantities/quantity.ts";
import { stopWords } from "../text/stop-words.ts";
import { filterSign, mayChange, toIndexedForm } from "../text/terms.ts";
import { longestWord } from "../text/tokenize.ts";
import { NearWords } from "./near-words.ts";
import { PrefixIndex } from "./prefix-index.ts";

/** Separates the headline, the text and the tags of an article in the forward index. */
export const boundary = 0;
/** The first numbers: the boundary, then the stop words. */
const firstTexts = ["", ...stopWords];

const emptyTables = () => ({
  strings: new StringTable(),
  /** The term of each word plus one; 0 for a term that is not a word. */
  terms: new Uint32Array(1024),
  /** How many articles have each term. */
  documents: new Uint32Array(1024),
  wordsOfTerms: new NumberChains(),
  nearWords: new NearWords(),
  prefixes: new PrefixIndex(),
  hasHan: false,
});

/**
 * All words of an index and the terms under which they are indexed, numbered. It only grows, and
 * numbers never change, so that segments are merged and saved without reading any string.
 */
export class Lexicon {
  readonly #strings: StringTable;
  #terms: Uint32Array<ArrayBuffer>;
  #documents: Uint32Array<ArrayBuffer>;
  readonly #wordsOfTerms: NumberChains;
  readonly #nearWords: NearWords;
  readonly #prefixes: PrefixIndex;
  #hasHan: boolean;

  /** Only the stop words, unless `restore` passes saved tables. */
  constructor(tables = emptyTables()) {
    this.#strings = tables.strings;
    this.#terms = tables.terms;
    this.#documents = tables.documents;
    this.#wordsOfTerms = tables.wordsOfTerms;
    this.#nearWords = tables.nearWords;
    this.#prefixes = tables.prefixes;
    this.#hasHan = tables.hasHan;
    for (const [number, text] of firstTexts.entries()) {
      if (this.#strings.add(text) !== number) throw new Error("the lexicon has other stop words");
    }
    // Only now, since their stems get numbers too.
    for (let number = 0; number < firstTexts.length; number++) this.#learn(number);
  }

  /** From the result of `save`, which it keeps using. Throws if that does not fit together, or has other stop words. */
  static restore(saved: BufferSections): Lexicon {
    const strings = StringTable.restore(saved.texts());
    const [terms, documents] = [saved.numbers(), saved.numbers()];
    if (terms.length !== strings.count || documents.length !== strings.count)
      throw new RangeError("the words and their terms do not fit together");
    return new Lexicon({
      ...{ strings, terms, documents },
      wordsOfTerms: NumberChains.restore(saved),
      nearWords: NearWords.restore(saved),
      prefixes: PrefixIndex.restore(saved),
      hasHan: saved.bytes()[0] === 1,
    });
  }

  get size(): number {
    return this.#strings.count;
  }

  /** Whether any word is Chinese. */
  get hasHan(): boolean {
    return this.#hasHan;
  }

  /** The number of a word in the first `length` units of an array; a new word is learnt. */
  learnUnits(units: Uint16Array, length: number): number {
    return this.#learn(this.#strings.addUnits(units, length, hashOfUnits(units, length)));
  }

  learn(word: string): number {
    return this.#learn(this.#strings.add(word));
  }

  /** The number of a word or a term, or -1. */
  find(text: string): number {
    return this.#strings.find(text);
  }

  text(number: number): string {
    return this.#strings.at(number);
  }

  /** In UTF-16 units. */
  lengthOf(number: number): number {
    return this.#strings.lengthOf(number);
  }

  /** The term of a word. */
  term(word: number): number {
    return (this.#terms[word] as number) - 1;
  }

  /** The words of a term. */
  wordsOf(term: number): number[] {
    return this.#wordsOfTerms.of(term);
  }

  isStopWord(word: number): boolean {
    return word > boundary && word < firstTexts.length;
  }

  documents(term: number): number {
    return this.#documents[term] ?? 0;
  }

  /** Changes how many articles have a term. */
  count(term: number, change: number): void {
    this.#documents[term] = (this.#documents[term] as number) + change;
  }

  /** The words within `limit` edits of a word, without itself. */
  near(typed: string, limit: number): { word: number; edits: number }[] {
    return this.#nearWords.near(unitsOf(typed), limit, (word, into) => this.#strings.copyUnits(word, into));
  }

  /** The words that begin with a prefix. */
  withPrefix(prefix: string): number[] {
    return this.#prefixes.with(prefix).filter((word) => this.#strings.startsWith(word, prefix));
  }

  /** Copies for `restore`; nothing may change until they are made. */
  async save(slice: TimeSlice): Promise<ArrayBuffer[]> {
    const buffers = textSections(this.#strings.save());
    for (const column of [this.#terms, this.#documents]) buffers.push(column.slice(0, this.size).buffer);
    for (const table of [this.#wordsOfTerms, this.#nearWords, this.#prefixes]) {
      await slice.yieldIfDue();
      buffers.push(...table.save());
    }
    return [...buffers, Uint8Array.of(Number(this.#hasHan)).buffer];
  }

  #learn(word: number): number {
    if ((this.#terms[word] ?? 0) > 0) return word;
    const length = this.#strings.copyUnits(word, units);
    const term = this.#termOf(word, length);
    this.#terms = grown(this.#terms, this.size);
    this.#documents = grown(this.#documents, this.size);
    this.#terms[word] = term + 1;
    this.#makeFindable(word, length, term);
    return word;
  }

  /** Most words are their own terms, which the last letter shows. */
  #termOf(word: number, length: number): number {
    if (length === 0 || units[0] === filterSign || !mayChange(units[length - 1] as number)) return word;
    form.set(units);
    const formLength = toIndexedForm(form, length);
    let at = 0;
    while (at < formLength && form[at] === units[at]) at++;
    if (at === length && formLength === length) return word;
    return this.#strings.addUnits(form, formLength, hashOfUnits(form, formLength));
  }

  /** Indexes the word in `units` by its term, by prefix and by similarity; the terms of filters only by prefix, those of measures not at all. */
  #makeFindable(word: number, length: number, term: number): void {
    if (word > boundary) this.#wordsOfTerms.add(term, word);
    if (length === 0 || units[0] === measureSign) return;
    const first = units[0] as number;
    if (first >= 0x3400 && first <= 0x9fff) this.#hasHan = true;
    this.#prefixes.add(word, units, length);
    if (units[0] !== filterSign) this.#nearWords.add(word, units, length);
  }
}

/** The word that is being learnt; the first units of a filter's term, which may be longer, are enough. */
const units = new Uint16Array(longestWord);
/** Its indexed form. */
const form = new Uint16Array(longestWord + 3);
