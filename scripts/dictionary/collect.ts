import { fold } from "../../src/search/text/fold.ts";
import { chineseStopWords } from "../../src/search/text/stop-words.ts";
import { nameTerms } from "../../src/search/text/terms.ts";
import type { Entry } from "./entries.ts";
import { meaningsOf } from "./gloss.ts";

/** Chinese words, folded, with the English phrases for each, the plainest first. */
export type WordTable = Map<string, string[]>;

const mostPhrases = 6;
/** A single character with more meanings stands for too many words. */
const mostOfCharacter = 3;
const longestWord = 8;
const deepest = 2;

/** The words of some entries with their meanings; those that were `reviewed` come first. */
export function collect(entries: Entry[], reviewed: WordTable): WordTable {
  const byWord = Map.groupBy(entries, ({ word }) => word);
  const wordsByKey = Map.groupBy([...byWord.keys()].filter(isWord), (word) => fold(word));
  const entriesOf = (key: string) => (wordsByKey.get(key) ?? []).flatMap((word) => byWord.get(word) ?? []);
  const table: WordTable = new Map();
  for (const key of new Set([...reviewed.keys(), ...wordsByKey.keys()]).difference(chineseStopWords)) {
    const own = entriesOf(key).map((one) => read(one, byWord));
    const people = entriesOf(`${key}人`).flatMap((one) => read(one, byWord).filter(isName));
    const phrases = distinct([
      ...(reviewed.get(key) ?? []),
      ...inTurn(own),
      ...(own.flat().some(isName) ? people : []),
    ]);
    const isVague = [...key].length === 1 && phrases.length > mostOfCharacter;
    if (phrases.length > 0 && !isVague) table.set(key, phrases.slice(0, mostPhrases));
  }
  return table;
}

/** Germany, and German, as 德國人 is. */
const isName = (phrase: string): boolean => /^\p{Lu}/u.test(phrase);

const isWord = (text: string): boolean => /^\p{sc=Han}+$/u.test(text) && [...text].length <= longestWord;

/** An entry's own meanings, then those of the words that it stands for. */
function read(entry: Entry, byWord: Map<string, Entry[]>, depth = 0): string[] {
  const meanings = meaningsOf(entry);
  const own = meanings.flatMap((one) => ("english" in one ? [one.english] : []));
  if (depth === deepest) return own;
  const others = meanings.flatMap((one) => ("sameAs" in one ? (byWord.get(one.sameAs) ?? []) : []));
  return [...own, ...others.flatMap((other) => read(other, byWord, depth + 1))];
}

/** The first of each list, then the second of each: words that differ only in traditional characters, 颱風 and 臺風. */
function inTurn(lists: string[][]): string[] {
  const most = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: most }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat();
}

/** One phrase of those with the same terms. */
function distinct(phrases: string[]): string[] {
  const byTerms = new Map<string, string>();
  for (const phrase of phrases) byTerms.getOrInsert(nameTerms(phrase).join(" "), phrase);
  byTerms.delete("");
  return [...byTerms.values()];
}
