import { readFileSync } from "node:fs";

/** Lines of syllables and the characters that are read so, usual readings first; made by `npm run dictionary`. */
const table = readFileSync(new URL("./pinyin.txt", import.meta.url), "utf8");

const maxReadingsOfCharacter = 3;
const maxReadingsOfName = 12;

/**
 * The pronunciations of a Chinese name, usual ones first, in syllables without tones: 台積電 is tai, ji,
 * dian; 重慶 is zhong or chong, qing. None for any other name.
 */
export function readingsOf(name: string): string[][] {
  if (!/^\p{sc=Han}{2,8}$/u.test(name)) return [];
  let readings: string[][] = [[]];
  for (const character of name) {
    const syllables = syllablesOf(character);
    readings = readings.flatMap((before) => syllables.map((syllable) => [...before, syllable]));
  }
  return readings.slice(0, maxReadingsOfName);
}

const known = new Map<string, string[]>();

const syllablesOf = (character: string): string[] =>
  known.getOrInsertComputed(character, () => {
    const at = table.indexOf(character);
    if (at === -1) return [character];
    const start = table.lastIndexOf("\n", at) + 1;
    const all = table.slice(start, table.indexOf("\t", start)).split(" ");
    const syllables = new Set(all.map((syllable) => syllable.replaceAll("ü", "u")));
    return [...syllables].slice(0, maxReadingsOfCharacter);
  });
