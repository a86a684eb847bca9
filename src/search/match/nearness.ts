import type { Article } from "../../article/article.ts";
import { readableText } from "../analyze/fields.ts";
import { stopWords } from "../analyze/stop-words.ts";
import { termOf } from "../analyze/terms.ts";
import { tokenize } from "../analyze/tokenize.ts";
import type { Breath } from "../breath.ts";
import type { Wanted } from "./plan.ts";
import { inOrder, type Ranked } from "./rank.ts";

/** So many of the best are looked at again; a fixed number, so that pages fit together. */
export const closelyRead = 50;

/** How much of a text is looked at, in characters. */
const textRead = 8_000;

/** What two words next to each other add to their worth: .1 to .85, as in the sequential dependence model. */
const adjacency = 0.1 / 0.85;

/**
 * The best of a ranking in a new order: words that stand side by side in the question count more
 * where they do so in the story ("Taiwan Semiconductor"). `worth` is that of each wanted thing.
 */
export async function preferAdjacent(
  ranking: Ranked[],
  wanted: Wanted[],
  worth: number[],
  articleOf: (id: string) => Article | undefined,
  breath: Breath,
): Promise<Ranked[]> {
  const places = placesOf(wanted);
  const reread: Ranked[] = [];
  for (const ranked of ranking.slice(0, closelyRead)) {
    const article = articleOf(ranked.part.segment.ids.at(ranked.doc));
    const pairs = article ? adjacentPairs(article, places) : new Set<number>();
    const gain = [...pairs].reduce((sum, i) => sum + (worth[i] as number) + (worth[i + 1] as number), 0);
    reread.push({ ...ranked, key: ranked.key + adjacency * gain });
    if (breath.due) await breath.pause();
  }
  return [...reread.sort(inOrder), ...ranking.slice(closelyRead)];
}

/** At which places of the question a term stands. */
function placesOf(wanted: Wanted[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [i, { alternatives }] of wanted.entries()) {
    const single = alternatives.filter(({ terms }) => terms.length === 1);
    for (const { terms } of single)
      places.set(terms[0] as string, [...(places.get(terms[0] as string) ?? []), i]);
  }
  return places;
}

/** The places i of the question whose thing is followed by that of i + 1 somewhere in the article. */
function adjacentPairs(article: Article, places: Map<string, number[]>): Set<number> {
  const pairs = new Set<number>();
  for (const text of [article.title, readableText(article).slice(0, textRead)]) {
    let before: number[] = [];
    for (const { surface } of tokenize(text)) {
      if (stopWords.has(surface)) continue;
      const here = places.get(termOf(surface)) ?? [];
      for (const i of before) if (here.includes(i + 1)) pairs.add(i);
      before = here;
    }
  }
  return pairs;
}
