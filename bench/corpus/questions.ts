import type { Article } from "../../src/article/article.ts";
import { damage, damageAt, damageableWords, type WordSpan } from "../../src/eval/inject-typos.ts";
import { createRandom, pick, sample } from "../../src/eval/random.ts";
import type { Question } from "../engines/engine.ts";

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** How many articles each word is in. */
export function countWords(articles: Article[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { title, body = "" } of articles) {
    for (const word of new Set(wordsOf(`${title} ${body}`))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

export type KnownItem = { id: string; clean: string; oneTypo: string; allTypos: string };

/**
 * Queries of somebody who remembers a headline: its three rarest words, clean, with a typo in the
 * rarest, and with one in each.
 */
export function knownItems(
  articles: Article[],
  counts: Map<string, number>,
  many: number,
  seed: string,
): KnownItem[] {
  const random = createRandom(`${seed} known items`);
  return sample(articles, many, random).flatMap(({ id, title }) => {
    const clean = rarestWords(title, counts, 3).join(" ");
    const places = damageableWords(clean);
    if (places.length < 3) return [];
    return [
      {
        id,
        clean,
        oneTypo: damageAt(clean, places.slice(0, 1), random),
        allTypos: damageAt(clean, places, random),
      },
    ];
  });
}

/** The rarest of the text's words that a typo may be in, rarest first. */
const rarestWords = (text: string, counts: Map<string, number>, many: number): string[] =>
  byRarity(damageableWords(text.toLowerCase()), counts)
    .map(({ word }) => word)
    .filter((word, i, all) => all.indexOf(word) === i)
    .slice(0, many);

const byRarity = (places: WordSpan[], counts: Map<string, number>): WordSpan[] => {
  const count = ({ word }: WordSpan) => counts.get(word.toLowerCase()) ?? Number.POSITIVE_INFINITY;
  return places.toSorted((a, b) => count(a) - count(b));
};

/** The query with one typo in the rarest of its words that the collection knows. */
export function damageRarest(text: string, counts: Map<string, number>, seed: string): string {
  const known = damageableWords(text).filter(({ word }) => counts.has(word.toLowerCase()));
  return damageAt(text, byRarity(known, counts).slice(0, 1), createRandom(seed));
}

/** What readers type, by kind; `many` of each. */
export function readersQuestions(
  articles: Article[],
  counts: Map<string, number>,
  many: number,
  seed: string,
) {
  const random = createRandom(`${seed} questions`);
  const asked = (kind: Question["kind"], ask: (article: Article) => string): Question[] =>
    sample(articles, many, random).map((article) => ({ kind, text: ask(article) }));
  const tellingWord = ({ title }: Article) => pick(rarestWords(title, counts, 4), random) ?? title;
  return {
    "one word": asked("words", tellingWord),
    "three words": asked("words", ({ title }) => rarestWords(title, counts, 3).join(" ")),
    "headline, a typo": asked("words", ({ title }) => damage(title, 1, random)),
    prefix: asked("prefix", (article) => tellingWord(article).slice(0, 3 + Math.floor(random() * 3))),
    phrase: asked("phrase", ({ title, body = title }) =>
      wordsOf(body.split(".")[0] ?? body)
        .slice(0, 5)
        .join(" "),
    ),
  };
}
