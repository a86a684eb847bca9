import type { QueryTerm } from "../../query/query-term.ts";
import type { RetrievalLimits } from "../../retrieve/gathered.ts";
import { type EngineQuery, variantClause } from "./variant-clause.ts";

/** Articles that have a variant of one of some terms. */
export const hasOneOf = (terms: QueryTerm[]): EngineQuery => ({
  bool: {
    should: distinct(terms.flatMap(({ alternatives }) => alternatives.map(variantClause))),
    minimum_should_match: 1,
  },
});

/** All pairs that begin with one character are one clause. */
const distinct = (clauses: EngineQuery[]): EngineQuery[] => [
  ...new Map(clauses.map((clause) => [JSON.stringify(clause), clause])).values(),
];

/** What every result must meet, and must not, as the parts of a bool query; each `required` term must be there. */
export function conditionsOf(limits: RetrievalLimits, required: QueryTerm[]) {
  const { since, until, undatedAsAdded, asOf, forbidden, excluded } = limits;
  const filter: EngineQuery[] = [
    ...limits.required.map((term) => ({ term: { filters: term } })),
    ...required.map((term) => hasOneOf([term])),
  ];
  const dated = {
    ...(since > Number.NEGATIVE_INFINITY && { gte: since }),
    ...(until < Number.POSITIVE_INFINITY && { lt: until }),
  };
  if (Object.keys(dated).length > 0)
    filter.push({ range: { [undatedAsAdded ? "newsTime" : "time"]: dated } });
  if (asOf < Number.POSITIVE_INFINITY) filter.push({ range: { addedSeq: { lte: asOf } } });
  const none = [...forbidden.map((term) => ({ term: { filters: term } })), ...excluded.map(variantClause)];
  return { filter, must_not: distinct(none) };
}

export type EngineConditions = ReturnType<typeof conditionsOf>;
