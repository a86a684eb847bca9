import { pick, type Random, sample } from "./random.ts";

const letters = "abcdefghijklmnopqrstuvwxyz";

/** A word of a text, at [start, end). */
export type WordSpan = { word: string; start: number; end: number };

/** The words of a text that `damage` may touch: long enough to be recognised with a typo. */
export const damageableWords = (text: string): WordSpan[] =>
  Array.from(text.matchAll(/\p{Script=Latin}{4,}/gu), ({ 0: word, index: start }) => {
    return { word, start, end: start + word.length };
  });

/** The text with one typo in each of `count` words chosen at random, or in all that are long enough. */
export const damage = (text: string, count: number, random: Random): string =>
  damageAt(text, sample(damageableWords(text), count, random), random);

/** The text with one typo in each of the words at `places`. */
export function damageAt(text: string, places: WordSpan[], random: Random): string {
  const lastFirst = places.toSorted((a, b) => b.start - a.start);
  return lastFirst.reduce(
    (damaged, { word, start, end }) => damaged.slice(0, start) + misspell(word, random) + damaged.slice(end),
    text,
  );
}

/**
 * The word with one typo anywhere, including its first letter: two neighbours swapped, a letter
 * dropped, inserted or replaced. Never the word itself.
 */
export function misspell(word: string, random: Random): string {
  const slip = pick([swap, drop, insert, replace], random);
  const misspelt = slip([...word], random);
  return misspelt === word ? misspell(word, random) : misspelt;
}

type Slip = (chars: string[], random: Random) => string;

const place = (length: number, random: Random): number => Math.floor(random() * length);

const swap: Slip = (chars, random) => {
  const at = place(chars.length - 1, random);
  return chars.toSpliced(at, 2, chars[at + 1] ?? "", chars[at] ?? "").join("");
};

const drop: Slip = (chars, random) => chars.toSpliced(place(chars.length, random), 1).join("");

const insert: Slip = (chars, random) =>
  chars.toSpliced(place(chars.length + 1, random), 0, pick(letters, random)).join("");

const replace: Slip = (chars, random) =>
  chars.toSpliced(place(chars.length, random), 1, pick(letters, random)).join("");
