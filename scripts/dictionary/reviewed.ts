import { readFile } from "node:fs/promises";
import { fold } from "../../src/search/text/fold.ts";
import type { WordTable } from "./collect.ts";

/** The words of reviewed.txt, folded. @throws Error for a line that is not `words: meanings` */
export async function readReviewed(): Promise<WordTable> {
  const text = await readFile(new URL("reviewed.txt", import.meta.url), "utf8");
  const table: WordTable = new Map();
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [, words, meanings] = /^([\p{sc=Han} ]+): (.+)$/u.exec(line) ?? [];
    if (!words || !meanings) throw new Error(`reviewed.txt: ${line}`);
    for (const word of words.split(" ")) table.set(fold(word), meanings.split("; "));
  }
  return table;
}
