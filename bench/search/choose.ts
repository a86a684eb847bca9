import type { Told } from "../apart.ts";
import type { ArchiveFigures, QualityFigures, Setup } from "./figures.ts";

/** What a setup showed: collection -> figures, and the smallest archive. */
export type Trial = Setup & {
  collections: Record<string, Told<QualityFigures>>;
  archive?: Told<ArchiveFigures>;
};

/**
 * Of each engine's setups the one that finds best, clean queries and misspelt ones counting alike;
 * all that is said of the engine is then said of this one.
 */
export function bestOfEach(trials: Trial[]): Trial[] {
  const byEngine = Map.groupBy(trials, ({ engine }) => engine);
  return [...byEngine.values()].map((own) =>
    own.reduce((best, trial) => (merit(trial) > merit(best) ? trial : best)),
  );
}

/** The mean of all qualities known: nDCG@10 on collections, first hits in the archive. */
function merit({ collections, archive }: Trial): number {
  const judged = Object.values(collections).flatMap(({ figures }) => [
    figures.clean?.ndcg10,
    figures["1 typo"]?.ndcg10,
  ]);
  const { clean, oneTypo } = archive?.figures.firstHits ?? {};
  const scores = [...judged, clean, oneTypo].map((score) => score ?? 0);
  return scores.reduce((total, score) => total + score, 0) / scores.length;
}
