import { unpack } from "../structures/plain-words.ts";
import { longestWord, type WordReader } from "../text/tokenize.ts";
import type { Lexicon } from "./lexicon.ts";

const wordsAtOnce = 64;
/** An index for one question has few words; a large one takes a megabyte. */
const [fewestSetBits, mostSetBits] = [9, 15];
/** Of a word: its letters as two numbers, its own number, and that of its term. */
const fields = 4;
/** Two words have the same place, the one that was read last first. */
const setFields = 2 * fields;

/**
 * The plain words that were read last, by their letters. Most words of a text are among them, and are recognised by
 * one access to memory, where the lexicon takes several. Many are looked up in one go, so that the processor waits for
 * the memory once for several.
 */
export class WordMemo {
  readonly #lexicon: Lexicon;
  #setBits = fewestSetBits;
  #entries = new Int32Array(setFields << fewestSetBits);
  readonly #firsts = new Int32Array(wordsAtOnce);
  readonly #nexts = new Int32Array(wordsAtOnce);
  #count = 0;
  /** The numbers of the words that were looked up last, and those of their terms. */
  readonly words = new Uint32Array(wordsAtOnce);
  readonly terms = new Uint32Array(wordsAtOnce);

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Adds a reader's current word, a plain one, to those that will be looked up; returns whether there is room for more. */
  push({ firstSix, nextSix }: WordReader): boolean {
    const at = this.#count++;
    this.#firsts[at] = firstSix;
    this.#nexts[at] = nextSix;
    return this.#count < wordsAtOnce;
  }

  /** Looks them up, in their order, and forgets them; new ones are learnt. Returns how many there were. */
  lookUp(): number {
    this.#makeRoom();
    const entries = this.#entries;
    const unusedBits = 32 - this.#setBits;
    const count = this.#count;
    for (let i = 0; i < count; i++) {
      const [firstSix, nextSix] = [this.#firsts[i] as number, this.#nexts[i] as number];
      const at = placeOf(firstSix, nextSix, unusedBits);
      if (entries[at] !== firstSix || entries[at + 1] !== nextSix) this.#bringForward(at, firstSix, nextSix);
      this.words[i] = entries[at + 2] as number;
      this.terms[i] = entries[at + 3] as number;
    }
    this.forget();
    return count;
  }

  forget(): void {
    this.#count = 0;
  }

  /** Grows with the lexicon; what was read last is learnt anew. */
  #makeRoom(): void {
    const setBits = Math.min(32 - Math.clz32(this.#lexicon.size), mostSetBits);
    if (setBits <= this.#setBits) return;
    this.#setBits = setBits;
    this.#entries = new Int32Array(setFields << setBits);
  }

  #bringForward(at: number, firstSix: number, nextSix: number): void {
    const entries = this.#entries;
    const second = at + fields;
    let [word, term] = [entries[second + 2] as number, entries[second + 3] as number];
    if (entries[second] !== firstSix || entries[second + 1] !== nextSix) {
      word = this.#lexicon.learnUnits(units, unpack(firstSix, nextSix, units));
      term = this.#lexicon.term(word);
    }
    for (let i = at; i < second; i++) entries[i + fields] = entries[i] as number;
    entries[at] = firstSix;
    entries[at + 1] = nextSix;
    entries[at + 2] = word;
    entries[at + 3] = term;
  }
}

const units = new Uint16Array(longestWord);

const placeOf = (firstSix: number, nextSix: number, unusedBits: number): number =>
  (Math.imul(firstSix ^ Math.imul(nextSix, 0x85ebca6b), 0x9e3779b1) >>> unusedBits) * setFields;
