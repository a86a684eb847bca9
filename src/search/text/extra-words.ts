import { fold, Kind, kindAt } from "./fold.ts";
import { beginningsOfScales, isNumeral } from "./quantities/numbers.ts";
import { quantitiesAt } from "./quantities/quantity.ts";
import { beginningsOfUnits } from "./quantities/units.ts";
import { withoutSigns, wordEnd } from "./word-end.ts";

// A text is also indexed by what several of its words are together, or one is without its ending. Such extra words
// stand in no order and do not make a text longer.

/** An indexed form at [start, end) of a text. */
export type ExtraWord = { surface: string; start: number; end: number };

export const isHyphen = (unit: number): boolean => unit === 0x2d || unit === 0x2010 || unit === 0x2011;

/** The extra words that begin with the folded word at [start, end) of a text. */
export function extraWordsAt(text: string, word: string, start: number, end: number): ExtraWord[] {
  const quantities = /^\d/.test(word) ? quantityWords(text, start) : [];
  if (!isHyphenated(text, end)) return [...quantities, ...modelAt(word, start, end)];
  const last = wordEnd(text, end + 1);
  if (word.length > maxPrefixChars && last - start > maxJoinedChars + 2) return quantities;
  const next = fold(text, end + 1, Math.min(last, end + maxPartChars));
  const joined = joinedForm(word, /^[a-z]*$/.test(next) ? next : withoutSigns(next));
  if (joined === undefined) return quantities;
  return [...quantities, { surface: joined, start, end: last }, ...modelAt(joined, start, last)];
}

/** Of the second part of a compound. */
const maxPartChars = 64;

/** Whether a scale or a unit may follow a number that ends at `end` before `next`: faster than to look for one. */
export function mayMeasure(text: string, end: number, next: number): boolean {
  const from = next === 0x20 || next === 0xa0 || next === 0x2009 || isHyphen(next) ? end + 1 : end;
  if (from + 1 >= text.length) return from < text.length && !isSpace(text.charCodeAt(from));
  const [first, second] = [text.charCodeAt(from), text.charCodeAt(from + 1)];
  return first > 0x7f || measureBeginnings.has((first << 8) | second) || signs.has(first);
}

const isSpace = (unit: number): boolean => unit <= 0x20;

/** What begins a scale or unit of one character, and digits in groups. */
const signs = new Set(Array.from("%mw,0123456789", (char) => char.charCodeAt(0)));

/** The first two letters of all longer ones, in either case, and of what joins a range: 3 to 5 percent. */
const measureBeginnings = new Set(
  ["to", "or", "an", ...beginningsOfScales, ...beginningsOfUnits].flatMap(([a = "", b = ""]) =>
    [a, a.toUpperCase()].flatMap((first) =>
      [b, b.toUpperCase()].map((second) => (first.charCodeAt(0) << 8) | second.charCodeAt(0)),
    ),
  ),
);

/** Whether a word that ends at `end` is joined with the next by a hyphen. */
const isHyphenated = (text: string, end: number): boolean =>
  isHyphen(text.charCodeAt(end)) && isLetterOrDigit(text, end + 1);

function isLetterOrDigit(text: string, at: number): boolean {
  const kind = at < text.length ? kindAt(text, at) : Kind.Other;
  return kind === Kind.Letter || kind === Kind.Digit;
}

/** A longer compound is a description (government-backed) that nobody writes in one, unless it has a prefix (semi-). */
const maxJoinedChars = 12;
const maxPrefixChars = 5;
const participle = /..(?:ed|ing)$/;

/** Of a number before a hyphen; a longer one has a unit (25-member) more often than a name (7-Eleven). */
const maxDigits = 1;
const maxLettersAfterNumber = 3;

/** Two parts as one word, e-ID as eid; undefined for numbers, which are dates or results. */
export function joinedForm(first: string, second: string): string | undefined {
  if (first.charCodeAt(0) < 0x3a && /^\d+$/.test(first)) {
    if (/^\d/.test(second)) return undefined;
    if (first.length > maxDigits && second.length > maxLettersAfterNumber) return undefined;
  }
  const isPrefix = first.length <= maxPrefixChars;
  if (first.length + second.length > maxJoinedChars && !isPrefix) return undefined;
  return participle.test(second) && first.length > 3 ? undefined : (first + second).toLowerCase();
}

const variant = /^([a-z]{1,4}\d{1,4})[a-z]{1,3}$/;

/** The model of which a folded word is a variant: f16 for f16v. */
function modelAt(word: string, start: number, end: number): ExtraWord[] {
  const [, surface] = variant.exec(word) ?? [];
  return surface === undefined ? [] : [{ surface, start, end }];
}

/** The quantities that begin with the word or character at `start`, if it is no part of a number before. */
export function quantityWords(text: string, start: number): ExtraWord[] {
  if (start > 0 && isNumeral(fold(text, start - 1, start)) && isNumeral(fold(text, start, start + 1)))
    return [];
  return quantitiesAt(text, start).map(({ term, start, end }) => ({ surface: term, start, end }));
}
