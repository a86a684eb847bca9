import { matchesOf } from "../../../text/matches-of.ts";
import { bracketPairs } from "./bracketed.ts";
import { introducedInWords } from "./introduced-in-words.ts";
import { nameBefore } from "./name-before.ts";
import type { NamePairAt } from "./pair.ts";

const bracket = /[(（]([^()（）\n]{2,100})[)）]/g;
/** A bracket that was never closed: "Ho Mei-yueh (何美玥 said". */
const halfBracket = /[(（]\s?(\p{sc=Han}{2,6})(?=[\s,.，。;]|$)/gu;
/** The name may begin this far before. */
const maxCharsBefore = 120;
/** In every text that introduces names: a bracket, "known as", "referred to as", "called", "or TSMC". */
const sign = /[(（]|known |ferred to |called | or \p{Lu}/u;

/** False if a text certainly introduces no names, like most: faster than looking for them. */
export const mayIntroduce = (text: string): boolean => sign.test(text);

/** A text is read in pieces, so that a long one can be read with pauses. */
const pieceChars = 4_000;
/** A name of the text may be looked for this far around its bracket. */
const nearChars = 10_000;

/** The pairs of names that a text introduces, in brackets or in words such as "also known as". */
export const extractPairs = (text: string): NamePairAt[] =>
  [...readPairs(text)].flatMap((pairs) => pairs ?? []);

/**
 * The same step by step: what each bracket and each "also known as" gives, often nothing; undefined after each piece of
 * the text.
 */
export function* readPairs(text: string): Generator<NamePairAt[] | undefined> {
  for (const { start, end } of piecesOf(text)) {
    const piece = text.slice(start, end);
    const inPlace = (pairs: NamePairAt[]) => pairs.map((pair) => ({ ...pair, at: start + pair.at }));
    // Looking for one character is far faster than matching a pattern, and most texts have no bracket.
    if (piece.includes("(") || piece.includes("（")) {
      const around = text.slice(Math.max(0, start - nearChars), end + nearChars);
      for (const pairs of introducedInBrackets(piece, around)) yield inPlace(pairs);
    }
    for (const pairs of introducedInWords(piece, maxCharsBefore)) yield inPlace(pairs);
    yield undefined;
  }
}

/** A piece ends with a line, or else a word. */
function* piecesOf(text: string): Generator<{ start: number; end: number }> {
  for (let start = 0; start < text.length; ) {
    const most = start + pieceChars;
    const border = (sign: string): number => {
      const at = text.lastIndexOf(sign, most - 1) + 1;
      return at > start + pieceChars / 2 ? at : 0;
    };
    const end = most >= text.length ? text.length : border("\n") || border(" ") || most;
    yield { start, end };
    start = end;
  }
}

function* introducedInBrackets(text: string, around: string): Generator<NamePairAt[]> {
  for (const { 1: inside = "", index } of matchesOf(text, bracket))
    yield bracketPairs(textBefore(text, index), inside, around).map((pair) => ({ ...pair, at: index }));
  for (const { 1: han = "", index } of matchesOf(text, halfBracket)) {
    const long = nameBefore(textBefore(text, index));
    yield long ? [{ long, short: han, at: index, sure: true }] : [];
  }
}

/** The text before a place, back to a bracket or a line end. */
function textBefore(text: string, index: number): string {
  const furthest = Math.max(0, index - maxCharsBefore);
  let start = index;
  while (start > furthest && !"()（）\n".includes(text.charAt(start - 1))) start--;
  return text.slice(start, index);
}
