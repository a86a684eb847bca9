import type { Cluster } from "../cluster/cluster.ts";
import { SearchEngineError } from "../cluster/engine-error.ts";
import {
  allGenerations,
  createGeneration,
  type Generation,
  layout,
  liveGeneration,
  makeReady,
  putInUse,
} from "./generation.ts";
import { type EngineProgress, makeProgressIndex, readProgress, saveProgress } from "./progress.ts";

export type FoundGeneration = { generation: Generation; progress: EngineProgress };

/**
 * The generation that is read, for somebody who waits for it; undefined if there is none.
 * @throws SearchEngineError
 */
export async function generationInUse(cluster: Cluster): Promise<FoundGeneration | undefined> {
  const generation = await liveGeneration(cluster, "ask");
  const progress = generation && (await readProgress(cluster, generation.number, "ask"));
  return progress && { generation, progress };
}

/**
 * How far a generation is; from the beginning if nothing is known of it.
 * @throws SearchEngineError `search_foreign` if it has the articles of another database
 */
export async function progressOf(
  cluster: Cluster,
  { number, uuid }: Generation,
  database: string,
): Promise<EngineProgress> {
  const saved = await readProgress(cluster, number);
  if (saved && saved.database !== database)
    throw new SearchEngineError("search_foreign", {
      cluster: cluster.name,
      prefix: cluster.settings.prefix,
    });
  return saved?.uuid === uuid ? saved : { uuid, seq: 0, layout, database };
}

/** The next generation, empty, for nobody to read yet. Throws SearchEngineError. */
export async function nextGeneration(cluster: Cluster, database: string): Promise<FoundGeneration> {
  await makeProgressIndex(cluster);
  const last = (await allGenerations(cluster)).at(-1)?.number ?? 0;
  const generation = await createGeneration(cluster, last + 1);
  const progress = { uuid: generation.uuid, seq: 0, layout, database };
  await saveProgress(cluster, generation.number, progress);
  return { generation, progress };
}

/** The first generation of an archive, which is read from its beginning on. Throws SearchEngineError. */
export async function firstGeneration(cluster: Cluster, database: string): Promise<FoundGeneration> {
  const first = await nextGeneration(cluster, database);
  await makeReady(cluster, first.generation);
  await putInUse(cluster, first.generation);
  return first;
}
