import { writeFile } from "node:fs/promises";
import { packDictionary } from "../src/search/dictionary/dictionary-file.ts";
import { collect } from "./dictionary/collect.ts";
import { columnsOf } from "./dictionary/columns.ts";
import { readEntries } from "./dictionary/entries.ts";
import { addPartial } from "./dictionary/partial.ts";
import { readReviewed } from "./dictionary/reviewed.ts";

// Makes the dictionary from CC-CEDICT and the words in dictionary/reviewed.txt.

const table = collect(await readEntries(), await readReviewed());
addPartial(table);
const packed = packDictionary(columnsOf(table));
await writeFile(new URL("../src/search/dictionary/chinese-english.bin", import.meta.url), packed);
console.log(`${table.size} words, ${packed.byteLength.toLocaleString("en")} bytes`);
