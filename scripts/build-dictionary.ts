import { writeFile } from "node:fs/promises";
import { packDictionary } from "../src/search/dictionary/dictionary-file.ts";
import { collect } from "./dictionary/collect.ts";
import { columnsOf } from "./dictionary/columns.ts";
import { readEntries } from "./dictionary/entries.ts";
import { addPartial } from "./dictionary/partial.ts";
import { readReviewed } from "./dictionary/reviewed.ts";
import { rightWordsOf } from "./dictionary/right-words.ts";

// Makes the dictionary from CC-CEDICT and the words in dictionary/reviewed.txt, and the lists of right words from the former.

const folder = new URL("../src/search/dictionary/", import.meta.url);
const entries = await readEntries();
const table = collect(entries, await readReviewed());
addPartial(table);
const packed = packDictionary(columnsOf(table));
await writeFile(new URL("chinese-english.bin", folder), packed);
console.log(`${table.size} words, ${packed.byteLength.toLocaleString("en")} bytes`);
const { words, names } = rightWordsOf(entries);
await writeFile(new URL("english-words.bin", folder), words);
await writeFile(new URL("english-names.bin", folder), names);
console.log(`${words.length} English words, ${names.length} names`);
