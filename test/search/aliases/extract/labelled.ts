import { readFileSync } from "node:fs";
import { extractPairs } from "../../../../src/search/aliases/extract/extract-pairs.ts";

/** A sentence with the pairs of names that it introduces, each as "long = short". */
export type Labelled = { sentence: string; pairs: string[] };

/** The sentences of a file under `labelled/`, in which `sentence => long = short | long = short` is a line. */
export function labelled(name: "development" | "held-out"): Labelled[] {
  const text = readFileSync(new URL(`labelled/${name}.txt`, import.meta.url), "utf8");
  const lines = text.split("\n").filter((line) => line.includes("=>") && !line.startsWith("#"));
  return lines.map((line) => {
    const [sentence = "", pairs = ""] = line.split("=>").map((part) => part.trim());
    return { sentence, pairs: pairs === "" ? [] : pairs.split(" | ").map(plain) };
  });
}

/** Commas before Corp and the like are a matter of style, not of the name. */
const plain = (pair: string): string => pair.replace(/,(?= (?:Inc|Taiwan|Ltd)\b)/g, "").toLowerCase();

/** The sure pairs that are extracted from a sentence. */
const minedIn = (sentence: string): string[] => [
  ...new Set(
    extractPairs(sentence).flatMap(({ long, short, sure }) => (sure ? [plain(`${long} = ${short}`)] : [])),
  ),
];

/** Precision and recall. */
export function score(all: Labelled[]): { precision: number; recall: number } {
  const mined = all.map(({ sentence }) => minedIn(sentence));
  const right = all.flatMap(({ pairs }, i) => pairs.filter((pair) => mined[i]?.includes(pair))).length;
  return { precision: right / mined.flat().length, recall: right / all.flatMap(({ pairs }) => pairs).length };
}
