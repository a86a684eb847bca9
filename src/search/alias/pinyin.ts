import { pinyin } from "pinyin-pro";

/** The syllables of a Chinese name, without tones: 台積電 is tai, ji, dian. None for any other name. */
export function syllablesOf(name: string): string[] {
  if (!/^\p{sc=Han}{2,8}$/u.test(name)) return [];
  const syllables = pinyin(name, { toneType: "none", type: "array" });
  return syllables.map((syllable) => syllable.replaceAll("ü", "u"));
}
