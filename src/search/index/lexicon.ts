import type { TimeSlice } from "../../async/yield.ts";
import { grown } from "../structures/growable.ts";
import { type StringColumns, StringTable } from "../structures/string-table.ts";
import { unitsOf } from "../text/edit-distance.ts";
import { mayChange, stemOf } from "../text/stem.ts";
import { stopWords } from "../text/stop-words.ts";
import { filterSign } from "../text/terms.ts";
import { longestWord } from "../text/tokenize.ts";
import { NearWords } from "./near-words.ts";
import { PrefixIndex } from "./prefix-index.ts";

/** Stands between the headline, the text and the tags of an article, in place of a word. */
export const boundary = 0;

/** The numbers begin with the boundary, then come the stop words. */
const firstTexts = ["", ...stopWords];

/** Words taken up between two looks at the clock. */
const stride = 500;

export type LexiconColumns = StringColumns & {
  /** The term of each word plus one; 0 for a term that is not a word. */
  terms: Uint32Array<ArrayBuffer>;
  /** How many articles have each term. */
  documents: Uint32Array<ArrayBuffer>;
};

/**
 * All words of an index and the terms under which they are indexed, each under a number. It only
 * grows and a number stays, so that segments are merged and saved without looking at any string.
 */
export class Lexicon {
  readonly #strings: StringTable;
  #terms: Uint32Array<ArrayBuffer>;
  #documents: Uint32Array<ArrayBuffer>;
  readonly #nearWords = new NearWords();
  readonly #prefixes = new PrefixIndex();

  /** Empty but for the stop words. `restore` gives it tables to begin with. */
  constructor(strings = new StringTable(), saved?: Pick<LexiconColumns, "terms" | "documents">) {
    this.#strings = strings;
    this.#terms = saved?.terms ?? new Uint32Array(1024);
    this.#documents = saved?.documents ?? new Uint32Array(1024);
    for (const [number, text] of firstTexts.entries()) {
      if (strings.add(text) !== number) throw new Error("the lexicon has other stop words");
    }
    // Only then, since their stems take numbers of their own.
    for (let number = 0; number < firstTexts.length; number++) this.#learn(number);
  }

  /** What `save` gave, which it goes on using. Throws where that was made with other stop words. */
  static async restore(saved: LexiconColumns, slice: TimeSlice): Promise<Lexicon> {
    const lexicon = new Lexicon(StringTable.restore(saved), saved);
    for (let word = 0; word < saved.terms.length; word++) {
      if (saved.terms[word]) lexicon.#makeFindable(word, lexicon.#strings.copyUnits(word, units));
      if (word % stride === 0) await slice.yieldIfDue();
    }
    return lexicon;
  }

  /** How many numbers there are. */
  get size(): number {
    return this.#strings.count;
  }

  /** The number of a word that lies in the first `length` units of an array; a new one is learnt. */
  learnUnits(units: Uint16Array, length: number, hash: number): number {
    return this.#learn(this.#strings.addUnits(units, length, hash));
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

  /** How many UTF-16 units a word has. */
  lengthOf(number: number): number {
    return this.#strings.lengthOf(number);
  }

  /** The term of a word. */
  term(word: number): number {
    return (this.#terms[word] as number) - 1;
  }

  isStopWord(word: number): boolean {
    return word > boundary && word < firstTexts.length;
  }

  documents(term: number): number {
    return this.#documents[term] ?? 0;
  }

  /** More articles have a term, or fewer. */
  count(term: number, change: number): void {
    this.#documents[term] = (this.#documents[term] as number) + change;
  }

  /** The words within `limit` edits of a word, itself left out. */
  near(typed: string, limit: number): { word: number; edits: number }[] {
    return this.#nearWords.near(unitsOf(typed), limit, (word, into) => this.#strings.copyUnits(word, into));
  }

  /** The words that begin with a prefix. */
  withPrefix(prefix: string): number[] {
    return this.#prefixes.with(prefix).filter((word) => this.#strings.startsWith(word, prefix));
  }

  save(): LexiconColumns {
    const [terms, documents] = [this.#terms, this.#documents].map((all) => all.slice(0, this.size));
    return {
      ...this.#strings.save(),
      terms: terms as Uint32Array<ArrayBuffer>,
      documents: documents as Uint32Array<ArrayBuffer>,
    };
  }

  #learn(word: number): number {
    if ((this.#terms[word] ?? 0) > 0) return word;
    const length = this.#strings.copyUnits(word, units);
    const term = this.#termOf(word, length);
    this.#terms = grown(this.#terms, this.size);
    this.#documents = grown(this.#documents, this.size);
    this.#terms[word] = term + 1;
    this.#makeFindable(word, length);
    return word;
  }

  /** The last letter shows of most new words that they are their own terms. */
  #termOf(word: number, length: number): number {
    if (length === 0 || !mayChange(units[length - 1] as number)) return word;
    const text = this.#strings.at(word);
    const stem = stemOf(text);
    return stem === text ? word : this.#strings.add(stem);
  }

  /** Makes the word in `units` findable by what is like it; a filter's term is never mistyped. */
  #makeFindable(word: number, length: number): void {
    if (length === 0) return;
    this.#prefixes.add(word, units, length);
    if (units[0] !== filterSign) this.#nearWords.add(word, units, length);
  }
}

/** The word that is being learnt; of a filter's term, which may be longer, the first units are enough. */
const units = new Uint16Array(longestWord);
