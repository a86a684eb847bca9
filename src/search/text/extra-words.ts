import { fold, Kind, kindAt } from "./fold.ts";
import { isPaid } from "./quantities/currencies.ts";
import { endOfFigures, mayMeasure } from "./quantities/may-measure.ts";
import { isNumeral } from "./quantities/numbers.ts";
import { quantitiesAt } from "./quantities/quantity.ts";
import { withoutSigns, wordEnd } from "./word-end.ts";

// A text is also indexed by what several of its words are together, or one is without its ending. Such extra words
// stand in no order and do not make a text longer.

/** An indexed form at [start, end) of a text. */
export type ExtraWord = { surface: string; start: number; end: number };

export const isHyphen = (unit: number): boolean => unit === 0x2d || unit === 0x2010 || unit === 0x2011;

/** Whether any may begin with the word at [start, end), folded in the first `length` of the units: most are words alone. */
export function mayBeginExtras(
  text: string,
  units: ArrayLike<number>,
  length: number,
  start: number,
  end: number,
): boolean {
  const last = units[length - 1] as number;
  if (isFigure(units[0] as number)) {
    const figuresEnd = endOfFigures(text, start);
    const isGrouped = figuresEnd > end && text.charCodeAt(end) === 0x2c;
    if (isGrouped || mayMeasure(text, figuresEnd) || isPaid(text, start)) return true;
    return isHyphenated(text, end) && !(figuresEnd === end && isFigure(text.charCodeAt(end + 1)));
  }
  if (isHyphenated(text, end)) return true;
  if (length < 3 || isFigure(last)) return false;
  return isFigure(units[length - 2] as number) || isFigure(units[length - 3] as number);
}

const isFigure = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** The extra words that begin with the folded word at [start, end) of a text. */
export function extraWordsAt(text: string, word: string, start: number, end: number): ExtraWord[] {
  const quantities = isFigure(word.charCodeAt(0)) ? quantityWords(text, start) : [];
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
