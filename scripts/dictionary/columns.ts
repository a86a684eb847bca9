import type { DictionaryColumns } from "../../src/search/dictionary/dictionary-file.ts";
import { hashOf } from "../../src/search/structures/hash.ts";
import { nameTerms } from "../../src/search/text/terms.ts";
import type { WordTable } from "./collect.ts";

/** The columns of the dictionary's file. */
export function columnsOf(table: WordTable): DictionaryColumns {
  const words = [...table.keys()].sort();
  const phrases = [...new Set([...table.values()].flat())]
    .map((text) => ({ text, hash: hashOf(nameTerms(text).join(" ")) }))
    .sort((a, b) => a.hash - b.hash || (a.text < b.text ? -1 : 1));
  const numbers = new Map(phrases.map(({ text }, number) => [text, number]));
  const meanings = words.map((word) => (table.get(word) ?? []).map((text) => numbers.get(text) as number));
  return {
    wordUnits: Uint16Array.from(words.join(""), (unit) => unit.charCodeAt(0)),
    wordLengths: Uint8Array.from(words, ({ length }) => length),
    phraseBytes: Buffer.from(phrases.map(({ text }) => text).join(""), "latin1"),
    phraseLengths: Uint8Array.from(phrases, ({ text }) => text.length),
    phraseHashes: Int32Array.from(phrases, ({ hash }) => hash),
    meanings: Uint32Array.from(meanings.flat()),
    meaningCounts: Uint8Array.from(meanings, ({ length }) => length),
  };
}
