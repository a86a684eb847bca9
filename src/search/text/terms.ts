import { StringTable } from "../structures/string-table.ts";
import { americanOf, mayBeBritish } from "./spelling.ts";
import { mayChange as mayBeStemmed, stem } from "./stem.ts";
import { longestWord, type Token, tokenize, type WordReader } from "./tokenize.ts";

/** The English stem of a folded word, British and American spellings alike; F-16s are F-16. */
function indexedForm(word: string): string {
  if (word.length > longestWord) return word;
  const length = toIndexedForm(form, copy(word, form));
  return String.fromCharCode.apply(null, form.subarray(0, length) as unknown as number[]);
}

/** The same in place: the word in the first units of an array, with room for three more; returns how many the form has. */
export function toIndexedForm(units: Uint16Array, length: number): number {
  const isDesignation = units[length - 1] === 0x73 && isFigure(units[length - 2] as number);
  if (!isDesignation && !mayBeBritish(units, length)) return stem(units, length);
  const word = String.fromCharCode(...units.subarray(0, length));
  return designations.test(word) ? length - 1 : stem(units, copy(americanOf(word), units));
}

const form = new Uint16Array(longestWord + 3);

/** Returns the length of the word. */
function copy(word: string, units: Uint16Array): number {
  for (let at = 0; at < word.length; at++) units[at] = word.charCodeAt(at);
  return word.length;
}

const isFigure = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** Of machines, with the s of the plural. */
const designations = /^[a-z]{1,4}\d+s$/;

/** Whether the indexed form of a word may differ from it, by its last UTF-16 unit: faster than to find out. */
export const mayChange = (unit: number): boolean => mayBeStemmed(unit) || alsoChanging.has(unit);

/** The last letters of anaemia, kerb and plough, which are those of no suffix. */
const alsoChanging = new Set(Array.from("abh", (letter) => letter.charCodeAt(0)));

/** A cache: words, and their terms by the words' numbers. */
let words = new StringTable();
let terms: string[] = [];
const maxCachedWords = 50_000;

/** The term under which a folded word is indexed: its English stem, or itself. */
export function termOf(surface: string): string {
  forgetTooMany();
  return termAt(words.add(surface));
}

/** The same for the current word of a reader, without creating a string. */
export function termOfRead({ units, length, hash }: WordReader): string {
  forgetTooMany();
  return termAt(words.addUnits(units, length, hash));
}

function termAt(word: number): string {
  terms[word] ??= indexedForm(words.at(word));
  return terms[word];
}

function forgetTooMany(): void {
  if (words.count < maxCachedWords) return;
  words = new StringTable();
  terms = [];
}

/** Up to this many words in capitals are names; if there are more, all of the text may be in capitals. */
const maxNames = 2;

const hasFewNames = (text: string): boolean => (text.match(/\p{Lu}{2,}/gu)?.length ?? 0) <= maxNames;

/** The first tokens of a query: unlike in an article, the last character of a run is only in its pair. */
export function tokenizeQuery(
  text: string,
  capitalsMean = hasFewNames(text) || undefined,
  most?: number,
): Token[] {
  const tokens = tokenize(text, capitalsMean, most);
  return tokens.filter((token, i) => !(token.script && tokens[i - 1]?.end === token.end));
}

/** The first unit of a filter's term; no word has it. */
export const filterSign = 0;

/** Stands for all terms that begin with a character of a script without spaces. */
export const startingTerm = (character: string): string => `\u0001${character}`;

/** The term of a filter's value, so that a filter is a posting list like any other. */
export const filterTerm = (field: string, folded: string): string =>
  `${String.fromCharCode(filterSign)}${field}\u0000${folded}`;

/** The terms of a name, without a company's Co or Inc. */
export function nameTerms(name: string): string[] {
  const terms = tokenizeQuery(name, true).map(({ surface }) => termOf(surface));
  while (terms.length > 1 && companyForms.has(terms.at(-1) as string)) terms.pop();
  return terms;
}

const companyForms = new Set("co corp inc ltd llc plc compani corpor limit incorpor".split(" "));
