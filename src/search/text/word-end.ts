import { Kind, kindAt } from "./fold.ts";

const isWordUnit = (kind: number): boolean =>
  kind === Kind.Letter || kind === Kind.Digit || kind === Kind.Mark;

/** The end of the word that starts at `start`; it may have punctuation inside. */
export function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && (isWordUnit(kindAt(text, at)) || joins(text, start, at))) at++;
  // "US$149" is money, not the country.
  return text[at] === "$" && kindAt(text, at + 1) === Kind.Digit ? at + 1 : at;
}

/** Whether the character at `at` is inside one word: don't, AT&T, 4.7, 1,000, U.S. */
function joins(text: string, start: number, at: number): boolean {
  const before = kindAt(text, at - 1);
  const after = at + 1 < text.length ? kindAt(text, at + 1) : Kind.Other;
  switch (text[at]) {
    case "'":
    case "’":
    case "&":
      return before === Kind.Letter && after === Kind.Letter;
    case ",":
      return before === Kind.Digit && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5));
    case ".":
      return before === Kind.Digit
        ? after === Kind.Digit
        : isInitial(text, start, at - 1) && isInitial(text, at + 1, at + 1);
    default:
      return false;
  }
}

/** A single letter: the word's first or after a full stop, and not before another letter. */
function isInitial(text: string, start: number, at: number): boolean {
  const opens = at === start || text[at - 1] === ".";
  const closes = at + 1 >= text.length || !isWordUnit(kindAt(text, at + 1));
  return opens && closes && at < text.length && kindAt(text, at) === Kind.Letter;
}

/** A folded word without the signs that belong to it, and without the ending of a possessive. */
export const withoutSigns = (folded: string): string =>
  folded.replace(/['’]s$/, "").replace(/['’,&]|(?<!\d)\./g, "");
