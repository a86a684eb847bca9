import { inSlices } from "../async/steps.ts";
import { TimeSlice } from "../async/yield.ts";
import type { Lexicon } from "./index/lexicon.ts";
import { answerPattern } from "./present/answer-patterns.ts";
import { highlightsOf, hitsOf, hitsOfStories, markLong, spareResults } from "./present/hits.ts";
import { corrections, meantQuery, translations } from "./present/query-notes.ts";
import { comparedDocs, type RankedStory, rankedStories } from "./present/ranked-stories.ts";
import type { SearchPage } from "./present/search-page.ts";
import { ShownTerms } from "./present/shown-terms.ts";
import { type ExpandedTerm, expand, isRightButUnknown, type Suspects } from "./query/expand.ts";
import { plan } from "./query/plan.ts";
import type { Query } from "./query/query.ts";
import type { QueryTerm, TermVariant } from "./query/query-term.ts";
import type { RetrievalLimits } from "./retrieve/gathered.ts";
import type { IndexReader } from "./retrieve/index-reader.ts";
import { type Found, maxNear, retrieve } from "./retrieve/retrieve.ts";
import { similarHeadlines } from "./retrieve/similar-headlines.ts";
import { idOf, type RankedDoc } from "./retrieve/top-k.ts";
import type { SearchOptions } from "./search-index.ts";

/** A right word may be a slip for another if so many words in all make up a story with that other. */
const leastTermsOfSlip = 3;

/** In longer queries the other words are enough; a common one need not be taken for a misspelling. */
const maxTermsGuessed = 6;

/** A page of the stories that match a query, with a report of how the query was read. */
export async function search(reader: IndexReader, query: Query, options: SearchOptions): Promise<SearchPage> {
  const started = performance.now();
  const slice = new TimeSlice();
  const { guess = true, asOf = reader.seq } = options;
  const { vocabulary } = reader;
  const offset = Math.max(0, options.offset ?? 0);
  const last = offset + Math.max(0, options.limit);
  const { planned, asked, excluded } = await vocabulary.settled(() =>
    inSlices(planFor(query, reader, guess), slice),
  );
  await slice.yieldIfDue();
  const limits = {
    ...planned,
    excluded,
    asOf,
    sort: query.sort,
    count: Math.max(comparedDocs, last + spareResults),
  };
  const { terms, found } = guess
    ? await guessing(reader, asked, limits, slice)
    : { terms: asked, found: await retrieve(reader, asked, limits, slice) };
  const marks = await vocabulary.settled(() => highlightsOf(terms, reader));
  const read = (ranking: RankedDoc[]) => hitsOf(ranking, marks, reader, answerPattern(query.text));
  const { stories, unified, isCut, lexicon } = await enoughStories(
    { count: last, unifies: guess },
    { limits, found },
    (more) => retrieve(reader, terms, more, slice),
    slice,
  );
  const hits = await hitsOfStories(stories.slice(offset), read);
  await markLong(hits, slice);
  const nothing = found.total === 0;
  const looksElsewhere = nothing && found.coverage === 0;
  const near = looksElsewhere ? await similarHeadlines(reader, query.text, maxNear, asOf, slice) : found.near;
  const closest = nothing ? await hitsOf(near, marks, reader) : [];
  await markLong(closest, slice);
  await slice.yieldIfDue();
  const shown = new ShownTerms(hits, stories.slice(offset), lexicon);
  return {
    hits,
    listed: stories.map(([best]) => idOf(best as RankedDoc)),
    total: found.total - unified,
    ...(isCut && stories.length < last && { endsAt: stories.length }),
    report: {
      read: planned.read,
      corrections: corrections(terms, shown),
      translations: translations(terms, shown),
      aliases: terms.flatMap(({ typed, names }) => (names && names.length > 0 ? [{ typed, names }] : [])),
      unread: planned.unread,
      suggestion: nothing ? await suggested(reader, query, terms, limits, slice) : undefined,
    },
    closest,
    asOf,
    tookMs: performance.now() - started,
  };
}

/** The query as it was probably meant, if that finds something. */
async function suggested(
  reader: IndexReader,
  query: Query,
  terms: ExpandedTerm[],
  limits: RetrievalLimits,
  slice: TimeSlice,
): Promise<string | undefined> {
  const meant = meantQuery(query, terms);
  if (!meant) return undefined;
  const { asked } = await reader.vocabulary.settled(() => inSlices(planFor(meant, reader, true), slice));
  const { total } = await retrieve(reader, asked, { ...limits, count: 1 }, slice);
  return total > 0 ? meant.text : undefined;
}

/** The first `count` stories of a search: where so many articles tell the same, more results are retrieved. */
async function enoughStories(
  { count, unifies }: { count: number; unifies: boolean },
  { limits, found }: { limits: RetrievalLimits; found: Found },
  findMore: (limits: RetrievalLimits) => Promise<Found>,
  slice: TimeSlice,
): Promise<{ stories: RankedStory[]; unified: number; isCut?: true; lexicon: Lexicon }> {
  let { isCut, ranked, view } = found;
  for (let docs = limits.count; ; ) {
    const results = await ranked();
    const { stories, unified } = await rankedStories(results, unifies, slice);
    if (stories.length >= count || results.length < docs)
      return { stories: stories.slice(0, count), unified, isCut, lexicon: view.lexicon };
    docs *= 4;
    ({ isCut, ranked, view } = await findMore({ ...limits, count: docs }));
  }
}

/** The plan of a query, its terms and what it excludes in the words of the index. */
function* planFor(query: Query, reader: IndexReader, guess: boolean) {
  const planned = yield* plan(query, { ...reader, guess });
  const asked = termsInIndex(planned.terms, reader);
  return { planned, asked, excluded: planned.excluded.flatMap((one) => variantsInIndex(one, reader)) };
}

const termsInIndex = (terms: QueryTerm[], reader: IndexReader): QueryTerm[] =>
  terms.map((term) => ({
    ...term,
    alternatives: term.alternatives.flatMap((one) => variantsInIndex(one, reader)),
  }));

/** A single character is looked up in every pair that begins with it. */
const variantsInIndex = (variant: TermVariant, { vocabulary }: IndexReader): TermVariant[] =>
  variant.startsWith === undefined
    ? [variant]
    : vocabulary.pairsFrom(variant.startsWith).map((term) => ({ ...variant, terms: [term] }));

type Guess = { terms: ExpandedTerm[]; found: Found };

/** Expands words that are probably wrong first; if no story then has everything, known words; and if none has it then, right ones. */
async function guessing(
  reader: IndexReader,
  terms: QueryTerm[],
  limits: RetrievalLimits,
  slice: TimeSlice,
): Promise<Guess> {
  const guess = async (suspects: Suspects, before?: Guess): Promise<Guess> => {
    const expanded = await reader.vocabulary.settled(() =>
      expand(terms, reader, { suspects, before: before?.terms }, slice),
    );
    if (before && expanded.every((one, at) => one === before.terms[at])) return before;
    return { terms: expanded, found: await retrieve(reader, expanded, limits, slice) };
  };
  const first = await guess("wrong words");
  if (first.found.total === 0 && terms.some(({ partly }) => partly)) {
    const parts = first.terms.map((term) => ({
      ...term,
      alternatives: [...term.alternatives, ...(term.partly ?? [])],
    }));
    return { terms: parts, found: await retrieve(reader, parts, limits, slice) };
  }
  const hasWords = terms.some(({ word }) => word !== undefined);
  if (first.found.complete || !hasWords || terms.length > maxTermsGuessed) return first;
  const second = await guess("known words", first);
  const better = second.found.coverage > first.found.coverage ? second : first;
  if (better.found.complete || terms.length < leastTermsOfSlip) return better;
  if (!terms.some((term) => isRightButUnknown(term, reader.vocabulary))) return better;
  const third = await guess("every word", second);
  return third.found.complete ? third : better;
}
