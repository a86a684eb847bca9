import type { Article } from "../../../article/article.ts";
import type { TimeSlice } from "../../../async/yield.ts";
import { aliasText, maxPlaces } from "../../aliases/aliases.ts";
import { readPairs } from "../../aliases/extract/extract-pairs.ts";
import type { NamePair } from "../../aliases/extract/pair.ts";

/** A pair as one value, so that the engine counts the articles that introduce it. */
const pairKey = ({ long, short, sure }: NamePair): string => JSON.stringify([long, short, sure]);

/** The pair of such a value. */
export function pairOf(key: string): NamePair {
  const [long, short, sure] = JSON.parse(key) as [string, string, boolean];
  return { long, short, sure };
}

/** The pairs of names that an article introduces, each once; none if looking for them is too much work. */
export async function introducedNames(article: Article, slice: TimeSlice): Promise<string[]> {
  const keys = new Set<string>();
  let places = 0;
  for (const found of readPairs(aliasText(article))) {
    if (found && ++places > maxPlaces) return [];
    for (const pair of found ?? []) keys.add(pairKey(pair));
    if (slice.due) await slice.yieldIfDue();
  }
  return [...keys];
}
