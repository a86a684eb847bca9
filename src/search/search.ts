import { TimeSlice } from "../async/yield.ts";
import { answerPattern } from "./present/answer-patterns.ts";
import { highlightsOf, hitsOf, spare, storiesOf } from "./present/hits.ts";
import { corrections, meantQuery } from "./present/query-notes.ts";
import type { SearchPage } from "./present/search-page.ts";
import { type ExpandedTerm, expand } from "./query/expand.ts";
import { alternativeOf, plan } from "./query/plan.ts";
import type { Query } from "./query/query.ts";
import type { QueryTerm } from "./query/query-term.ts";
import { resolveFilters } from "./query/resolve-filters.ts";
import { Vocabulary } from "./query/vocabulary.ts";
import type { IndexReader } from "./retrieve/index-reader.ts";
import { mostNear, type RetrievalLimits, type RetrievalResult, retrieve } from "./retrieve/retrieve.ts";
import { similarHeadlines } from "./retrieve/similar-headlines.ts";
import type { SearchOptions } from "./search-index.ts";

/** Longer questions say enough that a common word need not be taken for a misspelt one. */
const shortQuestion = 6;

/** A page of the stories that answer a query, with how it was read. */
export async function search(reader: IndexReader, query: Query, options: SearchOptions): Promise<SearchPage> {
  const started = performance.now();
  const slice = new TimeSlice();
  const offset = Math.max(0, options.offset ?? 0);
  const last = offset + Math.max(0, options.limit);
  const asOf = options.asOf ?? reader.view.seq;
  const { rest, required, forbidden, unknown } = resolveFilters(query, reader.view);
  const limits: RetrievalLimits = {
    filters: required,
    excluded: [...query.excluded.map(alternativeOf), ...forbidden.map(asAlternative)].filter(
      (one) => one !== undefined,
    ),
    since: query.since ?? Number.NEGATIVE_INFINITY,
    until: query.until ?? Number.POSITIVE_INFINITY,
    asOf,
    sort: query.sort,
    count: last + spare,
  };
  const vocabulary = new Vocabulary(reader.view);
  const asked = plan(rest, vocabulary, reader.aliases);
  // Something was asked, but nothing that can be looked up, such as an emoji: that is not "everything".
  if (asked.length === 0 && rest.groups.length > 0) limits.until = Number.NEGATIVE_INFINITY;
  const { wanted, result } = await find(reader, asked, limits, vocabulary, slice);
  const marks = highlightsOf(wanted, vocabulary, reader.view.size);
  const answer = answerPattern(query.text);
  const { stories, doubles } = await storiesOf(result.results, last, (ranking) =>
    hitsOf(ranking, marks, reader, answer),
  );
  const hits = stories.slice(offset);
  const nothing = result.total === 0;
  const near =
    nothing && result.near.length === 0
      ? await similarHeadlines(reader, query.text, mostNear, asOf, slice)
      : result.near;
  return {
    hits,
    total: result.total - doubles,
    report: {
      corrections: corrections(wanted, hits),
      aliases: wanted.flatMap(({ typed, names }) => (names && names.length > 0 ? [{ typed, names }] : [])),
      unread: [...query.unread, ...unknown],
      suggestion: nothing ? meantQuery(query, wanted) : undefined,
    },
    closest: nothing ? await hitsOf(near, marks, reader) : [],
    asOf,
    tookMs: performance.now() - started,
  };
}

const asAlternative = (term: string) => ({ terms: [term], weight: 1 });

/** As typed, with help for unknown words; and where no story has it all, with help for every word. */
async function find(
  reader: IndexReader,
  terms: QueryTerm[],
  limits: RetrievalLimits,
  vocabulary: Vocabulary,
  slice: TimeSlice,
): Promise<{ wanted: ExpandedTerm[]; result: RetrievalResult }> {
  const first = await expand(terms, vocabulary, reader.aliases, "unknown words", slice);
  const result = await retrieve(reader, first, limits, slice);
  const words = terms.filter(({ word }) => word !== undefined).length;
  if (result.complete || words === 0 || terms.length > shortQuestion)
    return { wanted: first, result: result };
  const second = await expand(terms, vocabulary, reader.aliases, "every word", slice);
  const more = await retrieve(reader, second, limits, slice);
  return more.coverage > result.coverage
    ? { wanted: second, result: more }
    : { wanted: first, result: result };
}
