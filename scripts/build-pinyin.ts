import { writeFile } from "node:fs/promises";
import { pinyin } from "pinyin-pro";

// Makes the table of readings of single characters from pinyin-pro, whose dictionaries of phrases nobody asks.

const characters = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((character) => /\p{sc=Han}/u.test(character));

const readings = (character: string): string =>
  pinyin(character, { toneType: "none", type: "array", multiple: true }).join(" ");

const known = characters.filter((character) => /^[a-zêü]+(?: [a-zêü]+)*$/.test(readings(character)));
const lines = [...Map.groupBy(known, readings)].map(
  ([syllables, same]) => `${syllables}\t${same.join("")}\n`,
);
await writeFile(new URL("../src/search/aliases/pinyin.txt", import.meta.url), lines.join(""));
console.log(`${known.length} characters`);
