import type { Steps } from "../../async/steps.ts";
import { hashOf, hashOfUnits } from "../structures/hash.ts";
import { capital, codeBits, codesPerNumber, digit, plainCodes, withCode } from "../structures/plain-words.ts";
import { type ExtraWord, extraWordsAt, isHyphen, mayBeginExtras, quantityWords } from "./extra-words.ts";
import { fold, foldInto, Kind, kindAt } from "./fold.ts";
import { mayMeasure } from "./quantities/may-measure.ts";
import { stopWords } from "./stop-words.ts";
import { withoutSigns, wordEnd } from "./word-end.ts";

/** A word, or two neighbouring characters of a script without spaces, at [start, end) of the text. */
export type Token = { surface: string; start: number; end: number; script: boolean };

/** Words read in one step of long work, between two looks at the clock. */
export const wordsPerStep = 1_000;

/** Longer words are cut: no reader types them. */
export const longestWord = 64;

/** The first words of a text, folded, in order, without the extra ones. */
export function tokenize(text: string, capitalsMean?: boolean, most = Number.POSITIVE_INFINITY): Token[] {
  const tokens: Token[] = [];
  const words = new WordReader(text, capitalsMean);
  while (tokens.length < most && words.next()) {
    if (words.extra) continue;
    const { surface, start, end, script } = words;
    tokens.push({ surface, start, end, script });
  }
  return tokens;
}

/** Of ASCII characters: a letter, also for a digit, or another. */
const asciiKinds = plainCodes.map((code) => (code === 0 ? Kind.Other : Kind.Letter));
/** Sets a letter in lower case and leaves a digit as it is. */
const lowerCase = 0x20;

/** Of words in capitals only function words need a closer look. */
const stopHashes = new Set(Array.from(stopWords, hashOf));

/** Shared by all readers, since each text of each article has its own. */
const shared = new Uint16Array(4 * longestWord);

/**
 * Reads the words of a text one by one, without creating strings. Possessives lose their ending;
 * initials (U.S., C.C.) and thousands (1,000) are joined. A function word in capitals in a text in lower
 * case is a name: "US". Runs of a script without spaces are read as overlapping pairs, then their last
 * character alone, so that each character begins a word. Extra words follow the word that they begin with.
 */
export class WordReader {
  /** The word in the first `length` units, until any reader reads another. */
  readonly units: Uint16Array<ArrayBuffer> = shared;
  length = 0;
  /** The word as two numbers (see plain-words.ts); 0 if it is not so plain. */
  firstSix = 0;
  nextSix = 0;
  start = 0;
  end = 0;
  script = false;
  /** Whether it is the last character of a run or an extra word, already read in other words. */
  again = false;
  extra = false;
  readonly #text: string;
  #meaning: boolean | undefined;
  #at = 0;
  #insideRun = false;
  #extras: ExtraWord[] | undefined;

  constructor(text: string, capitalsMean?: boolean) {
    this.#text = text;
    this.#meaning = capitalsMean;
  }

  /** Computed on demand: many texts have no word in capitals. */
  get #capitalsMean(): boolean {
    this.#meaning ??= isMostlySmall(this.#text);
    return this.#meaning;
  }

  /** Whether the current word, if it is in capitals, may be a name. */
  #mayMean(): boolean {
    return this.#meaning !== false && stopHashes.has(this.hash) && this.#capitalsMean;
  }

  /** That of the string table. */
  get hash(): number {
    return hashOfUnits(shared, this.length);
  }

  get surface(): string {
    return String.fromCharCode.apply(null, this.units.subarray(0, this.length) as unknown as number[]);
  }

  /** Moves to the next word; false if there is none. */
  next(): boolean {
    if (this.#extras !== undefined) return this.#readExtra(this.#extras);
    const text = this.#text;
    let at = this.#at;
    while (at < text.length) {
      // Most characters are ASCII, which is in the table.
      const unit = text.charCodeAt(at);
      const kind = unit < 128 ? asciiKinds[unit] : kindAt(text, at);
      if (kind === Kind.Other || kind === Kind.Mark) {
        at++;
        continue;
      }
      this.#at = at;
      if (kind === Kind.Script) return this.#readPair();
      if (this.#readPlain() || this.#readWord()) return true;
      at = this.#at;
    }
    this.#at = at;
    return false;
  }

  #readPair(): boolean {
    const { start, end: next } = this.#characterAt(this.#at);
    const pairs = next < this.#text.length && kindAt(this.#text, next) === Kind.Script;
    this.#found(start, pairs ? this.#characterAt(next).end : next);
    this.script = true;
    this.again = this.#insideRun && !pairs;
    this.length = foldInto(this.#text, this.start, this.end, this.units);
    this.#at = next;
    this.#insideRun = pairs;
    if (numerals.has(shared[0] as number) && mayMeasure(this.#text, start + 1))
      this.#addExtras(quantityWords(this.#text, start));
    return true;
  }

  /** Of a word that is no run of characters. */
  #lookForExtras(): void {
    if (mayBeginExtras(this.#text, shared, this.length, this.start, this.end))
      this.#addExtras(extraWordsAt(this.#text, this.surface, this.start, this.end));
  }

  #addExtras(found: ExtraWord[]): void {
    if (found.length > 0) this.#extras = found;
  }

  #readExtra(extras: ExtraWord[]): boolean {
    const { surface, start, end } = extras.shift() as ExtraWord;
    if (extras.length === 0) this.#extras = undefined;
    this.start = start;
    this.end = end;
    this.firstSix = 0;
    this.script = false;
    this.again = true;
    this.extra = true;
    this.#take(surface.slice(0, longestWord));
    return true;
  }

  #take(surface: string): void {
    for (let i = 0; i < surface.length; i++) this.units[i] = surface.charCodeAt(i);
    this.length = surface.length;
  }

  #characterAt(start: number): { start: number; end: number } {
    return { start, end: start + ((this.#text.codePointAt(start) as number) > 0xffff ? 2 : 1) };
  }

  /** Most words are ASCII and end with their letters; false if a closer look is needed. */
  #readPlain(): boolean {
    const text = this.#text;
    const start = this.#at;
    const most = Math.min(text.length, start + longestWord);
    // Not by destructuring: an array for each word of each article is garbage to collect.
    let at = start;
    let some = 0;
    let all = capital;
    let firstSix = 0;
    let nextSix = 0;
    for (; at < most; at++) {
      const unit = text.charCodeAt(at);
      const code = unit < 128 ? (plainCodes[unit] as number) : 0;
      if (code === 0) break;
      some |= code;
      all &= code;
      shared[at - start] = unit | lowerCase;
      if (at - start < codesPerNumber) firstSix = withCode(firstSix, code & codeBits);
      else nextSix = withCode(nextSix, code & codeBits);
    }
    const length = at - start;
    if (length === 0 || !endsPlainly(text, at)) return false;
    this.length = length;
    if (all !== 0 && length > 1 && this.#mayMean()) return false;
    this.#found(start, at);
    if (length <= 2 * codesPerNumber) {
      this.firstSix = firstSix;
      this.nextSix = nextSix;
    }
    // Most words begin no others, which their letters show.
    if ((some & digit) !== 0 || (at < text.length && isHyphen(text.charCodeAt(at)))) this.#lookForExtras();
    return true;
  }

  #readWord(): boolean {
    const start = this.#at;
    const end = wordEnd(this.#text, start);
    this.#found(start, end);
    const word = this.#text.slice(start, Math.min(end, start + longestWord));
    const folded = withoutSigns(fold(word)).slice(0, longestWord);
    const name = stopWords.has(folded) && isCapitals(word) && this.#capitalsMean;
    this.#take(name ? folded.toUpperCase() : folded);
    if (this.length === 0) return false;
    this.#lookForExtras();
    return true;
  }

  #found(start: number, end: number): void {
    this.start = start;
    this.end = end;
    this.#at = end;
    this.firstSix = 0;
    this.script = false;
    this.again = false;
    this.extra = false;
  }
}

/** Takes all words of a text, in steps. Nothing of a word is kept: in a pause other readers may read others. */
export function* eachWord(text: string, take: (word: WordReader) => void, capitalsMean?: boolean): Steps {
  const words = new WordReader(text, capitalsMean);
  for (let read = 1; words.next(); read++) {
    take(words);
    if (read % wordsPerStep === 0) yield;
  }
}

/** Units that may begin a number in Chinese characters. */
const numerals = new Set(Array.from("零〇一二三四五六七八九两十百千", (char) => char.charCodeAt(0)));

/** Whether a word of ASCII letters certainly ends before `at`. */
function endsPlainly(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const sign = text.charCodeAt(at);
  if (endsWords[sign]) return true;
  const kind = kindAt(text, at);
  if (kind !== Kind.Other && kind !== Kind.Script) return false;
  if (!joiningSigns.has(sign) || at + 1 >= text.length) return true;
  const after = text.charCodeAt(at + 1);
  return after < 128 && plainCodes[after] === 0;
}

const joiningSigns = new Set(Array.from("'’&,.$", (sign) => sign.charCodeAt(0)));

/** ASCII characters that always end a word, such as a space. */
const endsWords = Uint8Array.from({ length: 128 }, (_, sign) =>
  plainCodes[sign] === 0 && !joiningSigns.has(sign) ? 1 : 0,
);

const isCapitals = (word: string): boolean => /^[A-Z](\.?[A-Z])+\.?$/.test(word);

/** Characters read to see whether a text is in capitals, and a majority of lower case that is clear sooner. */
const beginning = 400;
const clearLead = 40;

/** In a text that is mostly capitals they mean nothing. */
function isMostlySmall(text: string): boolean {
  let balance = 0;
  for (
    let at = 0;
    at < text.length && at < beginning && balance < clearLead && balance + beginning > at;
    at++
  ) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x61 && unit <= 0x7a) balance++;
    else if (unit >= 0x41 && unit <= 0x5a) balance--;
    else if (unit > 0x7f && kindAt(text, at) === Kind.Letter) balance += caseOf(text.charAt(at));
  }
  return balance > 0;
}

const caseOf = (letter: string): number =>
  Number(letter.toUpperCase() !== letter) - Number(letter.toLowerCase() !== letter);
