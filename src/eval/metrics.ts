import { sum } from "../search/structures/sum.ts";

/** How relevant articles are to a query; 0, and not listed, is not relevant. */
type Grades = ReadonlyMap<string, number>;

/** Grades by query id and article id. */
export type Judgements = ReadonlyMap<string, Grades>;

/** Means over the queries, each from 0 to 1; defined as in trec_eval, names in brackets. */
export type Quality = {
  /** Queries that were asked and have at least one relevant article; one without hits counts as 0. */
  queries: number;
  /** Gain by grade, discounted by log2(rank + 1), over the best possible (ndcg_cut_10). */
  ndcg10: number;
  /** Precision at each relevant hit, over all relevant articles (map, on the ranking as given). */
  map: number;
  /** 1 / rank of the first relevant hit among the first ten, else 0 (recip_rank of a run cut at 10). */
  mrr10: number;
  /** Share of the relevant articles among the first hundred (recall_100). */
  recall100: number;
  /** Whether the first hit is relevant (success_1). */
  firstHit: number;
};

/**
 * The quality of rankings (query id -> article ids, best first, no article twice).
 * Queries without a relevant article are left out, as nothing could be found.
 */
export function measureQuality(rankings: ReadonlyMap<string, string[]>, judgements: Judgements): Quality {
  const scores = [...rankings].flatMap(([query, ranking]) => {
    const grades = [...(judgements.get(query) ?? [])];
    const relevant = new Map(grades.filter(([, grade]) => grade > 0));
    return relevant.size > 0 ? [scoreRanking(ranking, relevant)] : [];
  });
  const mean = (name: keyof Scores) => sum(scores.map((score) => score[name])) / Math.max(1, scores.length);
  return {
    queries: scores.length,
    ndcg10: mean("ndcg10"),
    map: mean("map"),
    mrr10: mean("mrr10"),
    recall100: mean("recall100"),
    firstHit: mean("firstHit"),
  };
}

type Scores = Omit<Quality, "queries">;

function scoreRanking(ranking: string[], relevant: Grades): Scores {
  return {
    ndcg10: ndcg(ranking, relevant, 10),
    map: averagePrecision(ranking, relevant),
    mrr10: reciprocalRank(ranking.slice(0, 10), relevant),
    recall100: ranking.slice(0, 100).filter((id) => relevant.has(id)).length / relevant.size,
    firstHit: relevant.has(ranking[0] ?? "") ? 1 : 0,
  };
}

function ndcg(ranking: string[], relevant: Grades, depth: number): number {
  const gains = ranking.slice(0, depth).map((id) => relevant.get(id) ?? 0);
  const ideal = [...relevant.values()].sort((a, b) => b - a).slice(0, depth);
  return discounted(gains) / discounted(ideal);
}

const discounted = (gains: number[]): number => sum(gains.map((gain, i) => gain / Math.log2(i + 2)));

function averagePrecision(ranking: string[], relevant: Grades): number {
  let found = 0;
  const precisions = ranking.map((id, i) => (relevant.has(id) ? ++found / (i + 1) : 0));
  return sum(precisions) / relevant.size;
}

function reciprocalRank(ranking: string[], relevant: Grades): number {
  const first = ranking.findIndex((id) => relevant.has(id));
  return first < 0 ? 0 : 1 / (first + 1);
}
