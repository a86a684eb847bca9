import { firstAtLeast } from "../structures/first-at-least.ts";
import { hashOf } from "../structures/hash.ts";
import { nameTerms } from "../text/terms.ts";
import { type DictionaryColumns, partialSign, unpackDictionary } from "./dictionary-file.ts";
import { readPacked } from "./packed-file.ts";

/** What a word may mean in the other language, and how surely, up to 1; `partial` for a part of what it means. */
export type Translation = { text: string; terms: string[]; weight: number; partial: boolean };

/** Longer ones are sentences. */
export const longestChinese = 8;
export const longestPhrase = 5;

const mostTranslations = 8;

/** A word's later meanings are less likely meant. */
const laterShare = 0.9;
/** A phrase that up to this many words mean is plain; one of more is vague. */
const plainWords = 8;
const vagueness = 0.3;

const partialUnit = partialSign.charCodeAt(0);
const latin1 = new TextDecoder("latin1");

/** Chinese words with their plain English meanings, read both ways. */
export class Dictionary {
  readonly #columns: DictionaryColumns;
  /** Where the units of each word, the bytes of each phrase and the meanings of each word begin; and an end. */
  readonly #wordStarts: Uint32Array;
  readonly #phraseStarts: Uint32Array;
  readonly #meaningStarts: Uint32Array;
  /** The words of each phrase, those whose first meaning it is first; the reverse of `meanings`. */
  readonly #words: Uint32Array;
  readonly #wordsStarts: Uint32Array;

  constructor(columns: DictionaryColumns) {
    this.#columns = columns;
    this.#wordStarts = startsOf(columns.wordLengths);
    this.#phraseStarts = startsOf(columns.phraseLengths);
    this.#meaningStarts = startsOf(columns.meaningCounts);
    [this.#words, this.#wordsStarts] = this.#reversed();
  }

  /** Whether a Chinese word, folded, is in it. */
  has(word: string): boolean {
    return this.#find(word) >= 0;
  }

  /** The English meanings of a Chinese word, folded. */
  inEnglish(word: string): Translation[] {
    const number = this.#find(word);
    if (number < 0) return [];
    const own = this.#columns.meanings.subarray(this.#meaningStarts[number], this.#meaningStarts[number + 1]);
    return Array.from(own, (phrase, rank) => {
      const text = this.#phrase(phrase);
      const partial = this.#isPartial(phrase);
      const weight = rank === 0 || partial ? 1 : this.#plainness(phrase) * laterShare ** rank;
      return { text, terms: nameTerms(text), weight, partial };
    });
  }

  /** The Chinese words that mean an English phrase, given as its terms. */
  inChinese(terms: string[]): Translation[] {
    const key = terms.join(" ");
    const found = new Map<string, Omit<Translation, "terms">>();
    for (const phrase of this.#phrasesOf(key)) {
      const words = this.#words.subarray(this.#wordsStarts[phrase], this.#wordsStarts[phrase + 1]);
      for (const word of words) {
        const text = this.#word(word);
        if (text.length < 2 || found.has(text)) continue;
        const partial = this.#isPartial(phrase);
        found.set(text, { text, weight: partial ? 1 : laterShare ** this.#rankOf(word, phrase), partial });
      }
    }
    const likeliest = [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, mostTranslations);
    return likeliest.map((one) => ({ ...one, terms: nameTerms(one.text) }));
  }

  /** How surely a phrase is what is meant: "speak" is said by many words, "export" by few. */
  #plainness(phrase: number): number {
    const words = (this.#wordsStarts[phrase + 1] as number) - (this.#wordsStarts[phrase] as number);
    return words <= plainWords ? 1 : 1 / (1 + vagueness * Math.log2(words / plainWords));
  }

  #rankOf(word: number, phrase: number): number {
    const start = this.#meaningStarts[word] as number;
    return this.#columns.meanings.subarray(start, this.#meaningStarts[word + 1]).indexOf(phrase);
  }

  /** The phrases with these terms, which may be written in several ways. */
  #phrasesOf(key: string): number[] {
    const { phraseHashes } = this.#columns;
    const hash = hashOf(key);
    const found: number[] = [];
    for (let at = firstAtLeast(phraseHashes, hash); phraseHashes[at] === hash; at++) {
      if (nameTerms(this.#phrase(at)).join(" ") === key) found.push(at);
    }
    return found;
  }

  #find(word: string): number {
    const count = this.#columns.wordLengths.length;
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(middle, word) < 0) low = middle + 1;
      else high = middle;
    }
    return low < count && this.#compare(low, word) === 0 ? low : -1;
  }

  #compare(number: number, word: string): number {
    const start = this.#wordStarts[number] as number;
    const length = this.#columns.wordLengths[number] as number;
    for (let i = 0; i < length && i < word.length; i++) {
      const difference = (this.#columns.wordUnits[start + i] as number) - word.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return length - word.length;
  }

  #word(number: number): string {
    const units = this.#columns.wordUnits.subarray(this.#wordStarts[number], this.#wordStarts[number + 1]);
    return String.fromCharCode(...units);
  }

  #phrase(number: number): string {
    const { phraseBytes } = this.#columns;
    const start = (this.#phraseStarts[number] as number) + (this.#isPartial(number) ? 1 : 0);
    return latin1.decode(phraseBytes.subarray(start, this.#phraseStarts[number + 1]));
  }

  #isPartial(phrase: number): boolean {
    return this.#columns.phraseBytes[this.#phraseStarts[phrase] as number] === partialUnit;
  }

  #reversed(): [words: Uint32Array, starts: Uint32Array] {
    const { meanings, meaningCounts, phraseLengths } = this.#columns;
    const counts = new Uint32Array(phraseLengths.length);
    for (const phrase of meanings) counts[phrase] = (counts[phrase] as number) + 1;
    const starts = startsOf(counts);
    const next = starts.slice();
    const words = new Uint32Array(meanings.length);
    for (let word = 0, at = 0; word < meaningCounts.length; word++) {
      for (let i = 0; i < (meaningCounts[word] as number); i++, at++) {
        const phrase = meanings[at] as number;
        words[next[phrase] as number] = word;
        next[phrase] = (next[phrase] as number) + 1;
      }
    }
    return [words, starts];
  }
}

function startsOf(lengths: Uint8Array | Uint32Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) starts[i + 1] = (starts[i] as number) + (lengths[i] as number);
  return starts;
}

let loaded: Dictionary | undefined;

/** The dictionary of this folder, read when it is first needed: archives without Chinese never do. */
export function dictionary(): Dictionary {
  loaded ??= new Dictionary(unpackDictionary(readPacked("chinese-english.bin")));
  return loaded;
}
