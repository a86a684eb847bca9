import type { QueryTerm, TermVariant } from "../../query/query-term.ts";
import { coveredBy, idfOf, type TermWeights } from "../../retrieve/bm25.ts";
import { titleWeight } from "../../text/fields.ts";
import { type EngineQuery, variantClause } from "./variant-clause.ts";

/** A term of a query with what it counts for, and how many articles have each of its variants. */
export type CountedTerm = {
  term: QueryTerm;
  match: TermWeights;
  documents: (variant: TermVariant) => number;
};

/** Of all terms together, in one search; the engine takes 1,024 clauses, and each search has them thrice. */
const maxVariants = 300;

/** The terms that say most, as many as one search takes; what has none of them would not be found by the rest. */
export function mostTelling(asked: CountedTerm[]): CountedTerm[] {
  let variants = 0;
  const telling = asked.toSorted((a, b) => b.match.idf - a.match.idf);
  return telling.filter((one) => {
    variants += liveVariants(one).length;
    return variants <= maxVariants || one === telling[0];
  });
}

/** Those that articles have; of all that begin with one character only the first, which stands for the others. */
function liveVariants({ term, documents }: CountedTerm): TermVariant[] {
  const characters = new Set<string>();
  return term.alternatives.filter((variant) => {
    if (documents(variant) === 0) return false;
    const { startsWith } = variant;
    if (startsWith === undefined) return true;
    const isFirst = !characters.has(startsWith);
    characters.add(startsWith);
    return isFirst;
  });
}

/** Scores an article by how much of the terms it covers. */
export const coverageQuery = (asked: CountedTerm[]): EngineQuery => sumOf(asked.map(coverageOf));

const coverageOf = (one: CountedTerm): EngineQuery[] =>
  liveVariants(one).map((variant) => constant(variantClause(variant), one.match.idf * coveredBy(variant)));

/** Scores an article nearly as the embedded index does: BM25F, of the variants of a term the best. */
export const scoreQuery = (asked: CountedTerm[], size: number): EngineQuery =>
  sumOf(
    asked.map((one) =>
      liveVariants(one).map((variant) => scoreOf(variant, one.match.weight * variant.weight, one, size)),
    ),
  );

/** Of a term's highest score, what an article gets that has it in the headline of an average length. */
const titledShare = titleWeight / (titleWeight + 1.2);

function scoreOf(variant: TermVariant, most: number, { documents }: CountedTerm, size: number): EngineQuery {
  const { terms, inTitle, sequence, startsWith } = variant;
  const [only = "", another] = terms;
  const clause = variantClause(variant);
  const isPlain = only !== "" && another === undefined && !sequence && startsWith === undefined;
  if (!isPlain) return constant(clause, most * titledShare);
  // The engine multiplies by an idf of its own, by the articles of one shard.
  const boost = most / idfOf(documents({ terms, weight: 1 }), size);
  const scored = { term: { terms: { value: only, boost } } };
  return inTitle ? { bool: { must: scored, filter: clause } } : scored;
}

const constant = (filter: EngineQuery, boost: number): EngineQuery => ({ constant_score: { filter, boost } });

/** The sum over the terms of the best of each. */
function sumOf(terms: EngineQuery[][]): EngineQuery {
  const should = terms.flatMap(([first, ...others]): EngineQuery[] => {
    if (!first) return [];
    return [others.length === 0 ? first : { dis_max: { queries: [first, ...others] } }];
  });
  return { bool: { should, minimum_should_match: 1 } };
}
