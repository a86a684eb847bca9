import { readableText } from "./analyze/fields.ts";
import { termOf } from "./analyze/terms.ts";
import { tokenize } from "./analyze/tokenize.ts";
import type { Breath } from "./breath.ts";
import type { Wanted } from "./match/plan.ts";
import { idOf, type Ranked } from "./match/rank.ts";
import type { Source } from "./match/run.ts";
import type { Vocabulary } from "./match/vocabulary.ts";
import { bestPassage, type Marks, markTitle } from "./passage.ts";
import type { Hit } from "./types.ts";

/** What to emphasise: the terms of all alternatives, the rarer worth the more. */
export function marksOf(wanted: Wanted[], vocabulary: Vocabulary, size: number): Marks {
  const marks = new Map<string, number>();
  for (const { typed, word, alternatives } of wanted) {
    // A single ideograph was looked up in all its pairs, but only it is emphasised.
    const single = word === undefined && [...typed].length === 1;
    for (const term of single ? [typed] : alternatives.flatMap(({ terms }) => terms)) {
      marks.set(term, Math.log(1 + size / (1 + vocabulary.documents(term))));
    }
  }
  return marks;
}

/**
 * The articles of a ranking as they are shown; one removed in the meantime is left out. Passages
 * have something like the `answer`, where one was asked for.
 */
export async function hitsOf(
  ranking: Ranked[],
  marks: Marks,
  source: Source,
  breath: Breath,
  answer?: RegExp,
): Promise<Hit[]> {
  const hits: Hit[] = [];
  const articles = new Map((await source.articlesOf(ranking.map(idOf))).map((one) => [one.id, one]));
  for (const ranked of ranking) {
    const article = articles.get(idOf(ranked));
    if (!article) continue;
    const title = markTitle(article.title, marks);
    const passage = bestPassage(readableText(article), marks, answer);
    hits.push({ article, score: ranked.key, title, passage });
    await breath.pause();
  }
  return hits;
}

/** One hit a story, the best, with the other sources that tell it. */
export function oneAStory(hits: Hit[]): Hit[] {
  return [...Map.groupBy(hits, ({ article }) => article.storyId).values()].map((tellings) => {
    const [best, ...others] = tellings as [Hit, ...Hit[]];
    const sources = new Set(others.map(({ article }) => article.source));
    sources.delete(best.article.source);
    return sources.size > 0 ? { ...best, also: [...sources] } : best;
  });
}

/** The terms that are emphasised in what is shown. */
export function shownTerms(hits: Hit[]): Set<string> {
  const texts = hits.flatMap(({ title, passage }) => [title, passage]);
  const marked = texts.flatMap(({ text, marks }) => marks.map(([start, end]) => text.slice(start, end)));
  return new Set(marked.flatMap((text) => tokenize(text).map(({ surface }) => termOf(surface))));
}
