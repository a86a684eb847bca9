import type { Article } from "../../article/article.ts";
import type { Steps } from "../../async/steps.ts";
import { readableText } from "../text/fields.ts";
import { eachWord, type WordReader } from "../text/tokenize.ts";

const shingleWords = 3;
const maxChars = 6_000;

/** The runs of three words in an article's text, in order, each hashed to 32 bits. */
export function* shinglesOf(article: Article): Steps<Uint32Array<ArrayBuffer>> {
  const text = readableText(article) || article.title;
  const hashes: number[] = [];
  const take = (word: WordReader) => void (word.extra || hashes.push(word.hash));
  yield* eachWord(text.slice(0, maxChars), take, false);
  return runsOfThree(hashes);
}

/** The runs of three of some numbered words, each hashed to 32 bits. */
export function runsOfThree(words: ArrayLike<number>): Uint32Array<ArrayBuffer> {
  const shingles = new Uint32Array(Math.max(0, words.length - shingleWords + 1));
  for (let at = 0; at < shingles.length; at++) {
    let run = 0;
    for (let i = at; i < at + shingleWords; i++) run = mix(run ^ (words[i] as number));
    shingles[at] = run;
  }
  return shingles;
}

/** Spreads a number's bits over all 32, as in MurmurHash3. */
export function mix(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
