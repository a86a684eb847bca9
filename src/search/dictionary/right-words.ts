import { firstAtLeast } from "../structures/first-at-least.ts";
import { hashOf } from "../structures/hash.ts";
import { americanOf } from "../text/spelling.ts";
import { readPacked } from "./packed-file.ts";

/** The rising hashes of the words in files of this folder, each file read when it is first needed. */
const lists = new Map<string, Int32Array>();

function has(file: string, word: string): boolean {
  const hashes = lists.getOrInsertComputed(file, () => new Int32Array(readPacked(file)));
  const isIn = (form: string): boolean => {
    const hash = hashOf(form);
    return hashes[firstAtLeast(hashes, hash)] === hash;
  };
  return isIn(word) || formsOf(word).some(isIn);
}

/** Endings of plurals, and what stands there in the singular. More inflections would make right words of slips: hosing. */
const inflections: [ending: string, own: string][] = [
  ["s", ""],
  ["es", ""],
  ["ies", "y"],
];

/** What a word may be the plural of, and its American spelling. By its stem, a misspelling would be right as well. */
function formsOf(word: string): string[] {
  const bases = inflections.flatMap(([ending, own]) =>
    word.endsWith(ending) ? [word.slice(0, -ending.length) + own] : [],
  );
  return [americanOf(word), ...bases.filter((base) => base.length >= shortestBase)];
}

const shortestBase = 3;

/** Whether a folded word, or another form of it, is an English word that is written in small letters. */
export const isEnglishWord = (word: string): boolean => has("english-words.bin", word);

/** Whether a folded word is a name that the dictionary has, and no English word. */
export const isListedName = (word: string): boolean => !isEnglishWord(word) && has("english-names.bin", word);

/** Whether a folded word is spelt as it should be. */
export const isRight = (word: string): boolean => isEnglishWord(word) || isListedName(word);
