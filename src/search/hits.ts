import { readableText } from "./analyze/fields.ts";
import { termOf } from "./analyze/terms.ts";
import { tokenize } from "./analyze/tokenize.ts";
import type { Breath } from "./breath.ts";
import type { Wanted } from "./match/plan.ts";
import type { Ranked } from "./match/rank.ts";
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

/** The articles of a ranking as they are shown; one removed in the meantime is left out. */
export async function hitsOf(
  ranking: Ranked[],
  marks: Marks,
  source: Source,
  breath: Breath,
): Promise<Hit[]> {
  const hits: Hit[] = [];
  for (const { part, doc, key } of ranking) {
    const article = source.articleOf(part.segment.ids.at(doc));
    if (!article) continue;
    const title = markTitle(article.title, marks);
    hits.push({ article, score: key, title, passage: bestPassage(readableText(article), marks) });
    await breath.pause();
  }
  return hits;
}

/** The terms that are emphasised in what is shown. */
export function shownTerms(hits: Hit[]): Set<string> {
  const texts = hits.flatMap(({ title, passage }) => [title, passage]);
  const marked = texts.flatMap(({ text, marks }) => marks.map(([start, end]) => text.slice(start, end)));
  return new Set(marked.flatMap((text) => tokenize(text).map(({ surface }) => termOf(surface))));
}
