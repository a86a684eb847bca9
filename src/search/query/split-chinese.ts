import { dictionary, longestChinese } from "../dictionary/dictionary.ts";
import { chineseStopWords } from "../text/stop-words.ts";

/** Characters [start, end) of a run of Chinese; `name` if the archive knows it as one. */
export type ChineseWord = { start: number; end: number; name: boolean };

/** Fewer words are likelier, names the likeliest, and single characters are hardly ever words. */
const cost = { name: 0.9, word: 1, character: 1.3 };
/** A longer run is no question. */
const maxCharacters = 64;

/**
 * The likeliest words of a run of folded Chinese characters, in order and without gaps; `nameEnd` gives the
 * end of a name that begins at a character.
 */
export function splitChinese(
  characters: string[],
  nameEnd: (start: number) => number | undefined,
): ChineseWord[] {
  const count = Math.min(characters.length, maxCharacters);
  /** The cheapest words that end before each character. */
  const best: { cost: number; words: ChineseWord[] }[] = [{ cost: 0, words: [] }];
  for (let start = 0; start < count; start++) {
    const before = best[start];
    if (!before) continue;
    for (const word of wordsFrom(characters.slice(0, count), start, nameEnd(start))) {
      const total = before.cost + costOf(word);
      const known = best[word.end];
      // Of equals the one with the longer word at the end: what a phrase is about stands there.
      if (!known || total < known.cost) best[word.end] = { cost: total, words: [...before.words, word] };
    }
  }
  return best[count]?.words ?? [];
}

const costOf = ({ start, end, name }: ChineseWord): number =>
  name ? cost.name : end - start > 1 ? cost.word : cost.character;

function* wordsFrom(
  characters: string[],
  start: number,
  nameEnd: number | undefined,
): Generator<ChineseWord> {
  yield { start, end: start + 1, name: false };
  if (nameEnd !== undefined && nameEnd <= characters.length) yield { start, end: nameEnd, name: true };
  const last = Math.min(characters.length, start + longestChinese);
  for (let end = start + 2; end <= last; end++) {
    const text = characters.slice(start, end).join("");
    if (end !== nameEnd && (chineseStopWords.has(text) || dictionary().has(text)))
      yield { start, end, name: false };
  }
}
