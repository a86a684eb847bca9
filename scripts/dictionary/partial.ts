import { partialSign } from "../../src/search/dictionary/dictionary-file.ts";
import { nameTerms } from "../../src/search/text/terms.ts";
import type { WordTable } from "./collect.ts";

/** A word of a phrase stands for it if so many times fewer words mean it than the other. */
const rarer = 1.5;

/**
 * Adds to words that only phrases of two words explain the telling one of the two, marked as partial: solar of
 * "solar energy", if other words with a character of theirs mean that too.
 */
export function addPartial(table: WordTable): void {
  const wordsByTerm = new Map<string, string[]>();
  for (const [word, phrases] of table) {
    for (const phrase of phrases) wordsByTerm.getOrInsertComputed(keyOf(phrase), () => []).push(word);
  }
  const wordsFor = (english: string): string[] => wordsByTerm.get(keyOf(english)) ?? [];
  for (const [word, phrases] of table) {
    if ([...word].length === 1 || phrases.some((phrase) => !phrase.includes(" "))) continue;
    const telling = phrases.slice(0, 2).flatMap((phrase) => tellingWord(phrase, word, wordsFor));
    table.set(word, [...phrases, ...new Set(telling.map((one) => partialSign + one))]);
  }
}

function tellingWord(phrase: string, word: string, wordsFor: (english: string) => string[]): string[] {
  const pair = phrase.split(" ");
  if (pair.length !== 2 || /^\p{Lu}/u.test(phrase)) return [];
  const counts = pair.map((one) => wordsFor(one).length);
  return pair.filter((one, i) => {
    const isRarer = (counts[i] as number) * rarer <= (counts[1 - i] as number);
    return isRarer && wordsFor(one).some((other) => [...other].some((char) => word.includes(char)));
  });
}

const keyOf = (english: string): string => nameTerms(english).join(" ");
