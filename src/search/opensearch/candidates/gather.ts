import { z } from "zod";
import type { TimeSlice } from "../../../async/yield.ts";
import type { IndexView } from "../../index/segment-store.ts";
import type { QueryTerm } from "../../query/query-term.ts";
import { bySureness, matchTerm, type TermMatch, weightsOf } from "../../retrieve/bm25.ts";
import { coverable, leastCovered, namesAsked } from "../../retrieve/coverage.ts";
import { nearlyAll } from "../../retrieve/fullest.ts";
import type { Gathered, Wanted } from "../../retrieve/gathered.ts";
import { rerankedDocs } from "../../retrieve/rerank/rerank.ts";
import { sum } from "../../structures/sum.ts";
import type { Engine, EngineAnswer } from "../engine/engine.ts";
import {
  bestByScore,
  type CandidateQuery,
  freshAndFull,
  fullestOne,
  newestFirst,
} from "../request/candidate-searches.ts";
import { conditionsOf, hasOneOf } from "../request/conditions.ts";
import type { CountedTerm } from "../request/term-clauses.ts";
import type { CountCache } from "../vocabulary/count-cache.ts";
import type { EngineVocabulary } from "../vocabulary/engine-vocabulary.ts";
import type { ScratchIndex } from "./scratch-index.ts";
import { countVariants } from "./variant-counts.ts";

/** What the engine's scores leave out decides among so many times the results that are kept. */
const spare = 1.5;
/** They are read from the store, all at once: a list ends there, although more is counted. */
const mostRead = 3_000;

export type GatherFrom = {
  engine: Engine;
  counts: CountCache;
  vocabulary: EngineVocabulary;
  scratch: ScratchIndex;
  /** The sum of the lengths of all articles, in words, and the time from which ages count. */
  totalLength: number;
  newest: number;
};

/** Gathers what a search finds in the engine: the articles that come into question, weighed by the whole archive. */
export const gathererFrom =
  (from: GatherFrom) =>
  async (wanted: Wanted, slice: TimeSlice): Promise<Gathered> => {
    const { vocabulary, scratch, totalLength } = from;
    const asked = await countedTerms(wanted, from);
    const { ids, total } = await candidates(wanted, asked, from);
    const isCut = total !== undefined && wanted.limits.count >= mostRead;
    await scratch.add(ids, slice);
    const view = { ...scratch.view, size: vocabulary.size, totalLength };
    const matched: TermMatch[] = [];
    for (const { term, match } of asked)
      matched.push(await matchTerm(view, withPairsOf(view, term), slice, match));
    return { view, matched, total, ...(isCut && { isCut }) };
  };

/** A single character in every pair that the articles at hand have with it: the archive may have too many to name. */
function withPairsOf({ lexicon }: IndexView, term: QueryTerm): QueryTerm {
  const alternatives = Map.groupBy(term.alternatives, ({ startsWith }) => startsWith);
  const inPairs = [...alternatives].flatMap(([character, variants]) => {
    const [first] = variants;
    if (character === undefined || !first) return variants;
    const pairs = lexicon.withPrefix(character).map((word) => lexicon.text(word));
    return pairs.map((pair) => ({ ...first, terms: [pair] }));
  });
  return { ...term, alternatives: inPairs };
}

async function countedTerms({ terms }: Wanted, from: GatherFrom): Promise<CountedTerm[]> {
  const documents = await countVariants(terms, from);
  return terms.map((term) => {
    const variants = bySureness(term.alternatives).map((alternative) => ({
      alternative,
      documents: documents(alternative),
    }));
    return { term, documents, match: weightsOf(term, variants, from.vocabulary.size) };
  });
}

/** The ids of the articles that come into question, and how many stories match if they are not all of them. */
type Candidates = { ids: string[]; total?: number };

async function candidates(
  { terms, limits, near }: Wanted,
  asked: CountedTerm[],
  from: GatherFrom,
): Promise<Candidates> {
  const { engine, vocabulary, newest } = from;
  const required = terms.filter((term) => term.required);
  const named = near ? [] : namesAsked(asked);
  const conditions = conditionsOf(limits, required);
  if (named.length > 0) conditions.filter.push(hasOneOf(named.map(({ term }) => term)));
  const query: CandidateQuery = {
    asked: asked.filter(({ match }) => match.known > 0),
    enough: near ? 0 : leastCovered(asked),
    ...{ conditions, size: vocabulary.size, newest },
  };
  if (terms.length > 0 && query.asked.length === 0) return { ids: [] };
  const kept = Math.min(limits.count, mostRead);
  if (terms.length === 0) return found(await engine.search([newestFirst(query, kept)]));
  const count = Math.min(Math.ceil(spare * Math.max(kept, rerankedDocs)), mostRead);
  const all = sum(query.asked.map(({ match }) => coverable(match)));
  const fullest = (most: number) =>
    freshAndFull(query, Math.max(query.enough, nearlyAll * most), rerankedDocs);
  const byTime = limits.sort === "new" && !near ? [newestFirst(query, kept)] : [];
  const searches = [bestByScore(query, count), fullest(all), fullestOne(query), ...byTime];
  const [best, full, most, ...newestOnes] = (await engine.search(searches)) as [
    EngineAnswer,
    EngineAnswer,
    EngineAnswer,
    ...EngineAnswer[],
  ];
  // Hardly any article has all of a long question.
  const again = full.hits.hits.length === 0 && most.hits.max_score ? [fullest(most.hits.max_score)] : [];
  return found([best, full, most, ...newestOnes, ...(await engine.search(again))]);
}

const storyCount = z.object({ stories: z.object({ value: z.number() }) });

/** The articles of some answers; the first answer says whether they are all that match. */
function found(answers: EngineAnswer[]): Candidates {
  const ids = answers.flatMap(({ hits }) => hits.hits.map(({ _id }) => _id));
  const [first] = answers;
  const isWhole = (first?.hits.total?.value ?? 0) <= (first?.hits.hits.length ?? 0);
  return isWhole ? { ids } : { ids, total: storyCount.parse(first?.aggregations).stories.value };
}
