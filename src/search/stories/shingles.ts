import type { Article } from "../../article/article.ts";
import { readableText } from "../text/fields.ts";
import { tokenize } from "../text/tokenize.ts";

/** So many words in a row make a shingle, and so much of a text is looked at, in characters. */
const wordsEach = 3;
const textRead = 6_000;

/** An article as the runs of three words that its text has, in order, each as a 32-bit number. */
export function shinglesOf(article: Article): number[] {
  const text = readableText(article) || article.title;
  const words = tokenize(text.slice(0, textRead), false).map(({ surface }) => hash(surface));
  const shingles: number[] = [];
  for (let at = 0; at + wordsEach <= words.length; at++) {
    shingles.push(words.slice(at, at + wordsEach).reduce((sum, word) => mix(sum ^ word), 0));
  }
  return shingles;
}

/** FNV-1a. */
function hash(word: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) sum = Math.imul(sum ^ word.charCodeAt(i), 0x01000193);
  return sum >>> 0;
}

/** Spreads a number's bits over all 32, as in MurmurHash3. */
export function mix(number: number): number {
  let mixed = number;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
