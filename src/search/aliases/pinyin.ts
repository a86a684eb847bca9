import { createRequire } from "node:module";

/** Loaded for the first Chinese name that is not in the saved index: its dictionary is a tenth of the program. */
const load = createRequire(import.meta.url);
const dictionary = () => load("pinyin-pro") as typeof import("pinyin-pro");

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
    const all = dictionary().pinyin(character, { toneType: "none", type: "array", multiple: true });
    const syllables = new Set(all.map((syllable) => syllable.replaceAll("ü", "u")));
    return [...syllables].slice(0, maxReadingsOfCharacter);
  });
