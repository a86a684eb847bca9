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

/** The pairs of names that a text introduces, in brackets or in words such as "also known as". */
export function extractPairs(text: string): NamePairAt[] {
  const inWords = introducedInWords(text, maxCharsBefore);
  // Looking for one character is far faster than matching a pattern, and most texts have no bracket.
  return text.includes("(") || text.includes("（") ? [...introducedInBrackets(text), ...inWords] : inWords;
}

function introducedInBrackets(text: string): NamePairAt[] {
  const pairs: NamePairAt[] = [];
  for (const { 1: inside = "", index } of text.matchAll(bracket)) {
    for (const pair of bracketPairs(textBefore(text, index), inside, text))
      pairs.push({ ...pair, at: index });
  }
  for (const { 1: han = "", index } of text.matchAll(halfBracket)) {
    const long = nameBefore(textBefore(text, index));
    if (long) pairs.push({ long, short: han, at: index, sure: true });
  }
  return pairs;
}

/** The text before a place, back to a bracket or a line end. */
function textBefore(text: string, index: number): string {
  const furthest = Math.max(0, index - maxCharsBefore);
  let start = index;
  while (start > furthest && !"()（）\n".includes(text.charAt(start - 1))) start--;
  return text.slice(start, index);
}
