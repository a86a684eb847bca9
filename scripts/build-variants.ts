import { writeFile } from "node:fs/promises";
import { readEntries } from "./dictionary/entries.ts";
import { variantsIn, variantsSource } from "./dictionary/variants.ts";

// Makes the table of variant characters from CC-CEDICT. Before the dictionary, whose words are folded by it.

const variants = variantsIn(await readEntries());
await writeFile(
  new URL("../src/search/text/variant-characters.ts", import.meta.url),
  variantsSource(variants),
);
console.log(`${variants.length} variant characters`);
