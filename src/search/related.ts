import { readableText } from "./analyze/fields.ts";
import { stopWords } from "./analyze/stop-words.ts";
import { termOf } from "./analyze/terms.ts";
import { tokenize } from "./analyze/tokenize.ts";
import { Breath } from "./breath.ts";
import { hitsOf } from "./hits.ts";
import type { Wanted } from "./match/plan.ts";
import { run, type Source, unlimited } from "./match/run.ts";
import { Vocabulary } from "./match/vocabulary.ts";
import type { Hit } from "./types.ts";

/** A story is known by so many of its words, found in so much of its text (characters). */
const tellingWords = 12;
const textRead = 4_000;

/** Stories that share the words that tell most about one, best first; none for an unknown id. */
export async function related(source: Source, id: string, limit: number): Promise<Hit[]> {
  const article = source.articleOf(id);
  if (!article) return [];
  const breath = new Breath();
  const text = `${article.title}\n${article.title}\n${readableText(article)}`.slice(0, textRead);
  const wanted = telling(text, new Vocabulary(source.view), source.view.size);
  const found = await run(source, wanted, { ...unlimited, count: limit + 1 }, breath);
  const others = found.results.filter(({ part, doc }) => part.segment.ids.at(doc) !== id);
  return hitsOf(others.slice(0, limit), new Map(), source, breath);
}

/** The terms that occur often here and seldom elsewhere; one that nobody else has tells nothing. */
function telling(text: string, vocabulary: Vocabulary, size: number): Wanted[] {
  const words = tokenize(text).filter(({ surface }) => !stopWords.has(surface));
  const byTerm = Map.groupBy(words, ({ surface }) => termOf(surface));
  return [...byTerm]
    .map(([term, { length: count }]) => ({ term, documents: vocabulary.documents(term), count }))
    .filter(({ documents }) => documents > 1)
    .map((one) => ({ ...one, worth: one.count * Math.log(size / one.documents) }))
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, tellingWords)
    .filter(({ worth }) => worth > 0)
    .map(({ term }) => ({
      typed: term,
      alternatives: [{ terms: [term], weight: 1 }],
      count: 1,
      required: false,
      weak: false,
    }));
}
