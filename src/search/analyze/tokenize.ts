import { fold, Kind, kindAt } from "./fold.ts";
import { stopWords } from "./stop-words.ts";

/** A word, or two neighbouring characters of a script without spaces, at [start, end) of the text. */
export type Token = { surface: string; start: number; end: number; script: boolean };

/** Longer words are cut: no reader types them, and nothing may grow with them. */
export const longestWord = 64;

/**
 * The words of a text, folded, in order. Possessives lose their ending, initials (U.S., C.C.) and
 * thousands (1,000) close up. A function word in capitals amid small letters is a name: "US".
 */
export function tokenize(text: string, capitalsMean = isMostlySmall(text)): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === Kind.Other || kind === Kind.Mark) at++;
    else if (kind === Kind.Script) at = pushPairs(text, at, tokens);
    else at = pushWord(text, at, tokens, capitalsMean);
  }
  return tokens;
}

/** In a text that shouts, capitals mean nothing. Its beginning tells. */
function isMostlySmall(text: string): boolean {
  const beginning = text.slice(0, 400);
  const small = beginning.match(/\p{Ll}/gu)?.length ?? 0;
  return small > (beginning.match(/\p{Lu}/gu)?.length ?? 0);
}

/** Overlapping pairs, and the run's last character alone, so that each character starts a token. */
function pushPairs(text: string, start: number, tokens: Token[]): number {
  let at = start;
  let previous = -1;
  while (at < text.length && kindAt(text, at) === Kind.Script) {
    const width = (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
    if (previous >= 0) tokens.push(pair(text, previous, at + width));
    previous = at;
    at += width;
  }
  tokens.push(pair(text, previous, at));
  return at;
}

const pair = (text: string, start: number, end: number): Token => ({
  surface: fold(text, start, end),
  start,
  end,
  script: true,
});

function pushWord(text: string, start: number, tokens: Token[], capitalsMean: boolean): number {
  const end = wordEnd(text, start);
  const word = text.slice(start, Math.min(end, start + longestWord));
  const surface = plain(fold(word)).slice(0, longestWord);
  if (surface === "") return end;
  const name = capitalsMean && isCapitals(word) && stopWords.has(surface);
  tokens.push({ surface: name ? surface.toUpperCase() : surface, start, end, script: false });
  return end;
}

const isCapitals = (word: string): boolean => /^[A-Z](\.?[A-Z])+\.?$/.test(word);

const plain = (folded: string): string => folded.replace(/['’]s$/, "").replace(/['’,&]|(?<!\d)\./g, "");

const isWordUnit = (kind: number): boolean =>
  kind === Kind.Letter || kind === Kind.Digit || kind === Kind.Mark;

function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && (isWordUnit(kindAt(text, at)) || joins(text, start, at))) at++;
  // "US$149" is money, not the country.
  return text[at] === "$" && kindAt(text, at + 1) === Kind.Digit ? at + 1 : at;
}

/** Whether the sign at `at` stands inside one word: don't, AT&T, 4.7, 1,000, U.S. */
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

/** A letter that stands alone: the word's first or after a full stop, and before anything but a letter. */
function isInitial(text: string, start: number, at: number): boolean {
  const opens = at === start || text[at - 1] === ".";
  const closes = at + 1 >= text.length || !isWordUnit(kindAt(text, at + 1));
  return opens && closes && at < text.length && kindAt(text, at) === Kind.Letter;
}
