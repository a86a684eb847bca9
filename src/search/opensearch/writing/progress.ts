import { z } from "zod";
import type { Cluster, Patience } from "../cluster/cluster.ts";
import { SearchEngineError } from "../cluster/engine-error.ts";
import { progressName } from "../cluster/index-names.ts";
import { createIndex } from "./create-index.ts";

const progressSchema = z.object({
  /** The id of the index of articles: the progress of one that was deleted is none. */
  uuid: z.string(),
  /** The last change that is in. */
  seq: z.number(),
  /** How articles were read for it; see `layout`. */
  layout: z.string(),
  /** The store whose articles they are. */
  database: z.string(),
});

/** How far a generation of indices is; kept beside them, so that a restored cluster knows where it was. */
export type EngineProgress = z.infer<typeof progressSchema>;

const path = (cluster: Cluster, generation: number): string => `/${progressName(cluster)}/_doc/${generation}`;

/** Undefined if none was saved. Throws SearchEngineError. */
export async function readProgress(
  cluster: Cluster,
  generation: number,
  patience: Patience = "work",
): Promise<EngineProgress | undefined> {
  const found = z.object({ _source: progressSchema });
  try {
    return (await cluster[patience]({ method: "GET", path: path(cluster, generation) }, found))._source;
  } catch (error) {
    if (error instanceof SearchEngineError && error.code === "search_missing") return undefined;
    throw error;
  }
}

/** Makes the index that progress is saved in, unless it is there. Throws SearchEngineError. */
export async function makeProgressIndex(cluster: Cluster): Promise<void> {
  const name = progressName(cluster);
  try {
    await cluster.work({ method: "GET", path: `/${name}`, isLed: true }, z.unknown());
  } catch (error) {
    if (!(error instanceof SearchEngineError) || error.code !== "search_missing") throw error;
    const settings = { number_of_shards: 1, auto_expand_replicas: "0-1" };
    await createIndex(cluster, name, { settings, mappings: { enabled: false } });
  }
}

/** Throws SearchEngineError. */
export async function saveProgress(
  cluster: Cluster,
  generation: number,
  progress: EngineProgress,
): Promise<void> {
  await cluster.work({ method: "PUT", path: path(cluster, generation), body: progress }, z.unknown());
}
