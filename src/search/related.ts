import { TimeSlice } from "../async/yield.ts";
import { forwardIndexOf } from "./index/forward-index.ts";
import { boundary, type Lexicon } from "./index/lexicon.ts";
import { hitsOf, hitsOfStories } from "./present/hits.ts";
import { comparedDocs, rankedStories } from "./present/ranked-stories.ts";
import type { Hit } from "./present/search-page.ts";
import { type QueryTerm, queryTerm } from "./query/query-term.ts";
import type { IndexReader } from "./retrieve/index-reader.ts";
import { retrieve, unlimited } from "./retrieve/retrieve.ts";
import { idOf } from "./retrieve/top-k.ts";

const maxTerms = 12;
const maxWordsRead = 700;
const titleCount = 2;

/** Other stories that share the distinctive terms of the one with this id, each once, best first; none if it is unknown. */
export async function related(reader: IndexReader, id: string, limit: number): Promise<Hit[]> {
  const location = reader.placeOf(id);
  if (!location) return [];
  const { lexicon, size } = reader.view;
  const words = forwardIndexOf(location.part.segment, location.doc).subarray(0, maxWordsRead);
  const terms = distinctiveTerms(words, lexicon, size);
  const slice = new TimeSlice();
  const { results } = await retrieve(reader, terms, { ...unlimited, count: comparedDocs + limit }, slice);
  const { stories } = await rankedStories(results, true, slice);
  const others = stories.filter((story) => !story.some((ranked) => idOf(ranked) === id));
  return hitsOfStories(others.slice(0, limit), (some) => hitsOf(some, new Map(), reader));
}

/** The terms that are frequent here and rare elsewhere; one that no other article has finds nothing. */
function distinctiveTerms(words: Uint32Array, lexicon: Lexicon, size: number): QueryTerm[] {
  return [...termCounts(words, lexicon)]
    .map(([term, count]) => ({ term, documents: lexicon.documents(term), count }))
    .filter(({ documents }) => documents > 1)
    .map((one) => ({ ...one, weight: one.count * Math.log(size / one.documents) }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, maxTerms)
    .filter(({ weight }) => weight > 0)
    .map(({ term }) => queryTerm(lexicon.text(term), [{ terms: [lexicon.text(term)], weight: 1 }]));
}

/** How often each term occurs in the headline and the text. */
function termCounts(words: Uint32Array, lexicon: Lexicon): Map<number, number> {
  const counts = new Map<number, number>();
  let boundaries = 0;
  for (const word of words) {
    if (word === boundary) boundaries++;
    if (boundaries === 2) break;
    if (word === boundary || lexicon.isStopWord(word)) continue;
    const term = lexicon.term(word);
    counts.set(term, (counts.get(term) ?? 0) + (boundaries === 0 ? titleCount : 1));
  }
  return counts;
}
