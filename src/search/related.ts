import { TimeSlice } from "../async/yield.ts";
import { forwardIndexOf } from "./index/forward-index.ts";
import { boundary } from "./index/lexicon.ts";
import type { DocLocation } from "./index/segment-store.ts";
import { hitsOf, hitsOfStories } from "./present/hits.ts";
import { comparedDocs, rankedStories } from "./present/ranked-stories.ts";
import type { Hit } from "./present/search-page.ts";
import { type QueryTerm, queryTerm } from "./query/query-term.ts";
import type { Vocabulary } from "./query/vocabulary.ts";
import type { IndexReader } from "./retrieve/index-reader.ts";
import { retrieve, unlimited } from "./retrieve/retrieve.ts";
import { idOf } from "./retrieve/top-k.ts";

const maxTerms = 12;
const maxWordsRead = 700;
const titleCount = 2;

/** Other stories that share the distinctive terms of the one with this id, each once, best first; none if it is unknown. */
export async function related(reader: IndexReader, id: string, limit: number): Promise<Hit[]> {
  const location = await reader.placeOf(id);
  if (!location) return [];
  const counts = termCounts(location);
  const terms = await reader.vocabulary.settled(() => distinctiveTerms(counts, reader.vocabulary));
  const slice = new TimeSlice();
  const { ranked } = await retrieve(reader, terms, { ...unlimited, count: comparedDocs + limit }, slice);
  const { stories } = await rankedStories(await ranked(), true, slice);
  const others = stories.filter((story) => !story.some((ranked) => idOf(ranked) === id));
  return hitsOfStories(others.slice(0, limit), (some) => hitsOf(some, new Map(), reader));
}

/** The terms that are frequent here and rare elsewhere; one that no other article has finds nothing. */
function distinctiveTerms(counts: Map<string, number>, vocabulary: Vocabulary): QueryTerm[] {
  return [...counts]
    .map(([term, count]) => ({ term, documents: vocabulary.documents(term), count }))
    .filter(({ documents }) => documents > 1)
    .map((one) => ({ ...one, weight: one.count * Math.log(vocabulary.size / one.documents) }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, maxTerms)
    .filter(({ weight }) => weight > 0)
    .map(({ term }) => queryTerm(term, [{ terms: [term], weight: 1 }]));
}

/** How often each term occurs in the headline and the text. */
function termCounts({ part, doc, lexicon }: DocLocation): Map<string, number> {
  const counts = new Map<number, number>();
  let boundaries = 0;
  const words = forwardIndexOf(part.segment, doc).subarray(0, maxWordsRead);
  for (const word of words) {
    if (word === boundary) boundaries++;
    if (boundaries === 2) break;
    if (word === boundary || lexicon.isStopWord(word)) continue;
    const term = lexicon.term(word);
    counts.set(term, (counts.get(term) ?? 0) + (boundaries === 0 ? titleCount : 1));
  }
  return new Map([...counts].map(([term, count]) => [lexicon.text(term), count]));
}
