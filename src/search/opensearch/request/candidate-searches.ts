import type { EngineSearch } from "../engine/engine.ts";
import type { EngineConditions } from "./conditions.ts";
import { freshnessFunctions } from "./freshness-functions.ts";
import { type CountedTerm, coverageQuery, mostTelling, scoreQuery } from "./term-clauses.ts";
import type { EngineQuery } from "./variant-clause.ts";

/** What is searched: terms, of which a result covers at least `enough`, and the archive's size and newest article. */
export type CandidateQuery = {
  asked: CountedTerm[];
  enough: number;
  conditions: EngineConditions;
  size: number;
  newest: number;
};

/** The engine adds in single precision. */
const precision = 1e-5;
/** Above it the engine says only that there are more. */
const mostCounted = 10_000;

const idsOnly = { _source: false } as const;

/** Counts stories, nearly exactly beyond some thousands. */
const storyCount = { stories: { cardinality: { field: "story", precision_threshold: 4_000 } } };

/** The best by score, with the number of stories that match. */
export const bestByScore = (query: CandidateQuery, count: number): EngineSearch =>
  searchArticles(count, { query: scored(query, query.enough), aggs: storyCount });

/** The newest that match; without terms, that meet the conditions. */
export const newestFirst = ({ asked, enough, conditions }: CandidateQuery, count: number): EngineSearch =>
  searchArticles(count, {
    query: { bool: { ...conditions, filter: [...conditions.filter, ...covering(asked, enough)] } },
    sort: [{ time: "desc" }],
    aggs: storyCount,
  });

/** The one that covers most, whose score is how much. */
export const fullestOne = ({ asked, conditions }: CandidateQuery): EngineSearch =>
  searchArticles(1, { query: { bool: { ...conditions, must: coverageQuery(mostTelling(asked)) } } });

/** The best by score and freshness together of those that cover at least `enough`. */
export const freshAndFull = (query: CandidateQuery, enough: number, count: number): EngineSearch =>
  searchArticles(count, {
    query: {
      function_score: {
        query: scored(query, enough),
        functions: freshnessFunctions(query.newest),
        ...{ score_mode: "sum", boost_mode: "multiply" },
      },
    },
  });

function scored({ asked, conditions, size }: CandidateQuery, enough: number): EngineQuery {
  const filter = [...conditions.filter, ...covering(asked, enough)];
  return { bool: { ...conditions, filter, must: scoreQuery(mostTelling(asked), size) } };
}

/** As a condition: an article covers at least so much. */
function covering(asked: CountedTerm[], enough: number): EngineQuery[] {
  if (asked.length === 0) return [];
  const query = coverageQuery(mostTelling(asked));
  return [enough > 0 ? { function_score: { query, min_score: enough * (1 - precision) } } : query];
}

const searchArticles = (size: number, body: object): EngineSearch => ({
  index: "articles",
  body: { size, ...idsOnly, track_total_hits: Math.max(size, mostCounted), ...body },
});
