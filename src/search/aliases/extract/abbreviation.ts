import { Kind, kindAt } from "../../text/fold.ts";
import { connectors } from "./name-words.ts";

/** How a figure in an abbreviation is said: 5G is fifth-generation, B2B business-to-business. */
const spoken: Record<string, string[]> = {
  1: ["one", "first"],
  2: ["two", "second", "to"],
  3: ["three", "third"],
  4: ["four", "fourth", "for"],
  5: ["five", "fifth"],
  6: ["six", "sixth"],
};

/** No name begins with these: OSS is the Office of Strategic Services. */
const neverFirst = /^(?:and|of|for|by|with|into|&)\s/;

/**
 * The words at the end of a text that an abbreviation stands for, after Schwartz and Hearst: its
 * letters in their order, the first one at the beginning of a word, as many others as can be at
 * beginnings too, and as few words as will do. Undefined where there are none, or where most of the
 * letters come from the middle of words, which is chance.
 */
export function expandAbbreviation(before: string, short: string): string | undefined {
  const letters = lettersOf(short);
  const text = lastWords(before, Math.min(letters.length + 5, letters.length * 2));
  const match = align(letters, text);
  if (letters.length < 2 || !match) return undefined;
  const long = text.slice(match.start).replace(/['’]s$|[.,]+$/i, "");
  const isLonger = long.length > letters.length && !long.split(/[ -]/).includes(short);
  return isLonger && !isChance(long, match.beginnings / letters.length, short) ? long : undefined;
}

/** Bylines put these in brackets after anything. */
export const agencies: ReadonlySet<string> = new Set("AP AFP CP UPI CNA DPA ANI PTI EFE".split(" "));

/** `share` of the letters begin words; names may be freer than words in small letters, but have no small letters before them. */
function isChance(long: string, share: number, short: string): boolean {
  if (/[.;:!?。]\s| [-–—] /.test(long)) return true;
  if (agencies.has(short)) return share < 1;
  if (/^\p{Ll}.* \p{Lu}\p{Ll}/u.test(long)) return true;
  // Where all is in capitals, they do not mark names.
  const isName = /\p{Lu}.* \p{Lu}/u.test(long) && /\p{Ll}/u.test(long);
  return isName ? share < 1 / 3 : share <= 1 / 2;
}

/** Without the plural's s: SMEs. */
const lettersOf = (short: string): string[] => [
  ...short
    .replace(/(?<=\p{Lu})s$/u, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, ""),
];

/** The last `most` words of a text; "of" and "the" are not counted. */
function lastWords(text: string, most: number): string {
  const words = text.trim().split(/\s+/);
  let start = words.length;
  for (let count = 0; start > 0 && count < most; start--) {
    if (!connectors.has(words[start - 1] as string)) count++;
  }
  return words.slice(start).join(" ");
}

/** Where a word or a part after a hyphen begins; the s of a possessive does not. */
function beginsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const kind = kindAt(text, at - 1);
  if (kind === Kind.Other) return !"'’".includes(text.charAt(at - 1));
  return kind === Kind.Mark;
}

type LetterMatch = { start: number; beginnings: number };

/** The best way to find the letters in the text: by beginnings of words, then by how late it starts. */
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

const best = <T extends LetterMatch>(ways: T[]): T | undefined => {
  let [top] = ways;
  for (const way of ways) {
    const gain = top ? way.beginnings - top.beginnings || way.start - top.start : 0;
    if (gain > 0) top = way;
  }
  return top;
};
