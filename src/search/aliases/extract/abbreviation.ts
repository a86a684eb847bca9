import { Kind, kindAt } from "../../text/fold.ts";
import { connectors } from "./name-words.ts";

/** How a digit in an abbreviation is spoken: 5G is fifth-generation, B2B business-to-business. */
const spoken: Record<string, string[]> = {
  1: ["one", "first"],
  2: ["two", "second", "to"],
  3: ["three", "third"],
  4: ["four", "fourth", "for"],
  5: ["five", "fifth"],
  6: ["six", "sixth"],
};

/** No long form begins with these: OSS is the Office of Strategic Services. */
const neverFirst = /^(?:and|of|for|by|with|into|&)\s/;

/**
 * The words at the end of a text that an abbreviation stands for, after Schwartz and Hearst: its letters
 * in order, the first and as many others as possible at beginnings of words, in as few words as possible.
 * Undefined if there are none, or if most letters are inside words, which is chance.
 */
export function expandAbbreviation(before: string, short: string): string | undefined {
  const singular = short.replace(/(?<=\p{Lu})s$/u, "");
  const letters = [...singular.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")];
  const text = lastWords(before, Math.min(letters.length + 5, letters.length * 2));
  const match = align(letters, text);
  if (letters.length < 2 || !match) return undefined;
  const long = text.slice(match.start).replace(/['’]s$|(?<![.,])[.,]+$/i, "");
  const isLonger = long.length > letters.length && !long.split(/[ -]/).includes(short);
  return isLonger && !isChance(long, match.beginnings / letters.length, short) ? long : undefined;
}

/** Bylines have these in brackets after anything. */
export const agencies: ReadonlySet<string> = new Set("AP AFP CP UPI CNA DPA ANI PTI EFE".split(" "));

/** `share` of the letters begin words; names need fewer than words in lower case, but have none of those before them. */
function isChance(long: string, share: number, short: string): boolean {
  if (/[.;:!?。]\s| [-–—] /.test(long)) return true;
  if (agencies.has(short)) return share < 1;
  if (/^\p{Ll}.* \p{Lu}\p{Ll}/u.test(long)) return true;
  // In text that is all capitals, they do not mark names.
  const isName = /^\P{Lu}*\p{Lu}.* \p{Lu}/u.test(long) && /\p{Ll}/u.test(long);
  return isName ? share < 1 / 3 : share <= 1 / 2;
}

/** The last `most` words of a text, not counting "of" and "the". */
function lastWords(text: string, most: number): string {
  const words = text.trim().split(/\s+/);
  let start = words.length;
  for (let count = 0; start > 0 && count < most; start--) {
    if (!connectors.has(words[start - 1] as string)) count++;
  }
  return words.slice(start).join(" ");
}

/** Whether a word or a part after a hyphen begins; the s of a possessive does not. */
function beginsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const kind = kindAt(text, at - 1);
  return kind === Kind.Other ? !"'’".includes(text.charAt(at - 1)) : kind === Kind.Mark;
}

type LetterMatch = { start: number; beginnings: number };

/** The best alignment of the letters with the text: with the most beginnings of words, then the latest start. */
function align(letters: string[], long: string): LetterMatch | undefined {
  const text = long.toLowerCase();
  const places = letters.map((letter, i) => placesOf(letter, text, i === 0));
  if (places.some((here) => here.length === 0)) return undefined;
  let ways = (places[0] ?? []).map(({ at }) => ({ at, start: at, beginnings: 1 }));
  for (const here of places.slice(1)) {
    ways = here.flatMap(({ at, begins }) => {
      const before = best(ways.filter((way) => way.at < at));
      return before ? [{ at, start: before.start, beginnings: before.beginnings + (begins ? 1 : 0) }] : [];
    });
  }
  return best(ways);
}

function placesOf(letter: string, text: string, first: boolean): { at: number; begins: boolean }[] {
  const places: { at: number; begins: boolean }[] = [];
  const words = spoken[letter];
  for (let at = 0; at < text.length; at++) {
    const here = text[at] === letter && !(first && neverFirst.test(text.slice(at, at + 5)));
    if (!here && !words) continue;
    const begins = beginsWord(text, at);
    const said = begins && words?.some((word) => text.startsWith(word, at));
    if (said || (here && (begins || !first))) places.push({ at, begins });
  }
  return places;
}

const isBetter = (a: LetterMatch, b: LetterMatch): boolean =>
  a.beginnings > b.beginnings || (a.beginnings === b.beginnings && a.start > b.start);

const best = <T extends LetterMatch>(ways: T[]): T | undefined =>
  ways.reduce<T | undefined>((top, way) => (top && !isBetter(way, top) ? top : way), undefined);
