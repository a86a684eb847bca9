import type { ChildResult } from "../child-process.ts";
import type { ArchiveFigures, QualityFigures, Setup } from "./figures.ts";

/** The results of a configuration: figures by collection, and on the smallest set of articles. */
export type Trial = Setup & {
  collections: Record<string, ChildResult<QualityFigures>>;
  archive?: ChildResult<ArchiveFigures>;
};

/**
 * Each engine's configuration with the best results, clean and misspelt queries counting alike;
 * all other figures of the engine are from this one.
 */
export function bestOfEach(trials: Trial[]): Trial[] {
  const byEngine = Map.groupBy(trials, ({ engine }) => engine);
  return [...byEngine.values()].map((own) =>
    own.reduce((best, trial) => (merit(trial) > merit(best) ? trial : best)),
  );
}

/** The mean of all quality figures: nDCG@10 on collections, first hits on generated articles. */
function merit({ collections, archive }: Trial): number {
  const judged = Object.values(collections).flatMap(({ figures }) => [
    figures.clean?.ndcg10,
    figures["1 typo"]?.ndcg10,
  ]);
  const { clean, oneTypo } = archive?.figures.firstHits ?? {};
  const scores = [...judged, clean, oneTypo].map((score) => score ?? 0);
  return scores.reduce((total, score) => total + score, 0) / scores.length;
}
