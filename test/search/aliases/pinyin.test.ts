import { pinyin } from "pinyin-pro";
import { expect, test } from "vitest";
import { readingsOf } from "../../../src/search/aliases/pinyin.ts";

const characters = Array.from({ length: 0x9fff - 0x3400 }, (_, n) => String.fromCodePoint(0x3400 + n)).filter(
  (character) => /\p{sc=Han}/u.test(character),
);

/** Its usual readings, as pinyin-pro knows them. */
function usualReadings(character: string): string[] {
  const all = pinyin(character, { toneType: "none", type: "array", multiple: true });
  return [...new Set(all.map((syllable) => syllable.replaceAll("ü", "u")))].slice(0, 3);
}

test("a name sounds like any usual reading of its characters", () => {
  const sounds = characters.map((character) => readingsOf(`${character}人`).map(([sound]) => sound));
  expect(sounds).toEqual(characters.map(usualReadings));
  expect(readingsOf("重慶")).toEqual([
    ["zhong", "qing"],
    ["chong", "qing"],
  ]);
});
