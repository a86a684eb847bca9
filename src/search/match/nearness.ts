import type { Breath } from "../breath.ts";
import { boundary, type Lexicon } from "../lexicon/lexicon.ts";
import { wordsOf } from "../segment/words.ts";
import type { Wanted } from "./plan.ts";
import { inOrder, type Ranked } from "./rank.ts";

/** So many of the best are looked at again; a fixed number, so that pages fit together. */
export const closelyRead = 50;

/** How many words of a story are looked at. */
const wordsRead = 1_500;

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
  lexicon: Lexicon,
  breath: Breath,
): Promise<Ranked[]> {
  const places = placesOf(wanted, lexicon);
  const reread: Ranked[] = [];
  for (const ranked of ranking.slice(0, closelyRead)) {
    const pairs = adjacentPairs(ranked, places, lexicon);
    const gain = [...pairs].reduce((sum, i) => sum + (worth[i] as number) + (worth[i + 1] as number), 0);
    reread.push({ ...ranked, key: ranked.key + adjacency * gain });
    if (breath.due) await breath.pause();
  }
  return [...reread.sort(inOrder), ...ranking.slice(closelyRead)];
}

/** At which places of the question a term stands. */
function placesOf(wanted: Wanted[], lexicon: Lexicon): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (const [i, { alternatives }] of wanted.entries()) {
    for (const { terms } of alternatives) {
      const term = lexicon.find(terms[0] as string);
      if (terms.length === 1 && term >= 0) places.set(term, [...(places.get(term) ?? []), i]);
    }
  }
  return places;
}

const nowhere: number[] = [];

/** The places i of the question whose thing is followed by that of i + 1 somewhere in the article. */
function adjacentPairs({ part, doc }: Ranked, places: Map<number, number[]>, lexicon: Lexicon): Set<number> {
  const pairs = new Set<number>();
  const words = wordsOf(part.segment, doc);
  const end = Math.min(words.length, wordsRead);
  let before = nowhere;
  for (let at = 0; at < end; at++) {
    const word = words[at] as number;
    if (lexicon.isStopWord(word)) continue;
    const here = word === boundary ? nowhere : (places.get(lexicon.term(word)) ?? nowhere);
    for (const i of before) if (here.includes(i + 1)) pairs.add(i);
    before = here;
  }
  return pairs;
}
