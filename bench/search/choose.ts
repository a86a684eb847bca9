import type { ChildResult } from "../child-process.ts";
import type { ArchiveFigures, QualityFigures, Setup } from "./figures.ts";

/** The results of a configuration: figures by collection, and on the smallest set of articles. */
export type Trial = Setup & {
  collections: Record<string, ChildResult<QualityFigures>>;
  archive?: ChildResult<ArchiveFigures>;
};

/** Each engine's best of some results of its configurations; of equals the first. */
export function bestOfEach<Result extends Setup>(
  results: Result[],
  merit: (result: Result) => number,
): Result[] {
  const byEngine = Map.groupBy(results, ({ engine }) => engine);
  return [...byEngine.values()].map((own) =>
    own.reduce((best, result) => (merit(result) > merit(best) ? result : best)),
  );
}

/** How good a configuration is on collections: the mean of nDCG@10, clean and misspelt queries counting alike. */
export const onCollections = ({ collections }: Trial): number =>
  mean(
    Object.values(collections).flatMap(({ figures }) => [figures.clean?.ndcg10, figures["1 typo"]?.ndcg10]),
  );

/** How good it is at known items: the mean share that it ranks first, clean and misspelt. */
export const onKnownItems = ({ archive }: { archive?: ChildResult<ArchiveFigures> }): number => {
  const { clean, oneTypo, allTypos } = archive?.figures.firstHits ?? {};
  return mean([clean, oneTypo, allTypos]);
};

/** What is missing counts as nothing. */
const mean = (scores: (number | undefined)[]): number =>
  scores.reduce((total: number, score) => total + (score ?? 0), 0) / Math.max(1, scores.length);

/** The configurations that are measured at all sizes: each engine's best on collections, and at known items. */
export function chosen(trials: Trial[]): Setup[] {
  const best = [...bestOfEach(trials, onCollections), ...bestOfEach(trials, onKnownItems)];
  return trials.filter((trial) => best.includes(trial));
}
