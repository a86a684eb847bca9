import { hashOf } from "../../src/search/structures/hash.ts";
import { editDistance, unitsOf } from "../../src/search/text/edit-distance.ts";
import { fold } from "../../src/search/text/fold.ts";
import { longestWord } from "../../src/search/text/tokenize.ts";
import type { Entry } from "./entries.ts";

/** What is there once and resembles a word that is there so often is a slip of the dictionary's authors: goverment. */
const often = 50;
const shortestSlip = 5;
/** Shorter ones are abbreviations; short ones that are there but once or twice are surnames, which anything resembles. */
const shortestName = 4;
const shortName = 5;
const oftenEnough = 3;

/** The rising hashes of the English words, folded, and of the names that are no words, in what entries say. */
export function rightWordsOf(entries: Entry[]): { words: Int32Array; names: Int32Array } {
  const typed = entries.flatMap(wordsOf);
  const [small, capital] = [/^\p{Ll}/u, /^\p{Lu}/u].map((start) => counted(typed, start)) as [Counts, Counts];
  const frequent = [...small].filter(([, count]) => count >= often).map(([word]) => unitsOf(word));
  const isSlip = ([word, count]: [string, number]): boolean => {
    if (count > 1 || word.length < shortestSlip) return false;
    const units = unitsOf(word);
    return frequent.some(
      (other) => Math.abs(other.length - units.length) <= 1 && editDistance(units, other, 1) === 1,
    );
  };
  const words = [...small].filter((one) => !isSlip(one));
  const isName = ([word, count]: [string, number]): boolean =>
    word.length >= shortestName && (word.length > shortName || count >= oftenEnough) && !small.has(word);
  const names = [...capital].filter((one) => isName(one) && !isSlip(one));
  return { words: hashesOf(words), names: hashesOf(names) };
}

/** The words of what an entry says, without the sound of the entry itself: Maotai is also spelt Moutai. */
function wordsOf({ pinyin, senses }: Entry): string[] {
  const plain = senses.map((text) => text.replace(/\[[^\]]*\]/g, " "));
  const words = plain.flatMap((text) => text.match(/\p{sc=Latin}{3,}/gu) ?? []);
  const sounds = runsOf(pinyin.toLowerCase().match(/\p{sc=Latin}+/gu) ?? []);
  return words.filter((word) => word.length <= longestWord && !sounds.has(fold(word)));
}

/** Neighbouring syllables as one word. */
function runsOf(syllables: string[]): Set<string> {
  const runs = syllables.flatMap((_, from) =>
    syllables.slice(from).map((_, i) => syllables.slice(from, from + i + 1).join("")),
  );
  return new Set(runs);
}

const hashesOf = (counts: [string, number][]): Int32Array =>
  Int32Array.from(counts, ([word]) => hashOf(word)).sort();

type Counts = Map<string, number>;

/** How often each word, folded, starts so. */
function counted(words: string[], start: RegExp): Counts {
  const counts: Counts = new Map();
  for (const word of words) {
    if (!start.test(word)) continue;
    const folded = fold(word);
    counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
  return counts;
}
