import { createHash } from "node:crypto";
import { z } from "zod";
import { analysisVersion } from "../../snapshot/snapshot-file.ts";
import type { Cluster, Patience } from "../cluster/cluster.ts";
import { SearchEngineError } from "../cluster/engine-error.ts";
import { readName, storedName, writeName } from "../cluster/index-names.ts";
import { type EngineIndex, indices } from "../mapping/indices.ts";
import { createIndex } from "./create-index.ts";

/** The indices of an archive, made together; each rebuild makes the next ones. */
export type Generation = { number: number; uuid: string };

const kinds = Object.keys(indices) as EngineIndex[];

/** What a generation was made by: fields, analyzer and the reading of articles. Another one is rebuilt. */
export const layout: string = createHash("sha256")
  .update(JSON.stringify([analysisVersion, indices]))
  .digest("hex")
  .slice(0, 16);

/** Changes show after a second. A removal is remembered for so long that no late write can undo it. */
const inUse = { refresh_interval: "1s", gc_deletes: "1h" };
/** Nobody asks yet: nothing is shown, and copied once at the end. */
const whileFilled = { refresh_interval: "-1", number_of_replicas: 0 };

const settingsAnswer = z.record(
  z.string(),
  z.object({ settings: z.object({ index: z.object({ uuid: z.string() }) }) }),
);

/** All generations there are, the oldest first. Throws SearchEngineError. */
export async function allGenerations(cluster: Cluster): Promise<Generation[]> {
  return generationsAt(cluster, `${readName(cluster, "articles")}-*`);
}

/** The generation that is read; undefined if there is none. Throws SearchEngineError. */
export async function liveGeneration(
  cluster: Cluster,
  patience: Patience = "work",
): Promise<Generation | undefined> {
  try {
    return (await generationsAt(cluster, readName(cluster, "articles"), patience)).at(-1);
  } catch (error) {
    if (error instanceof SearchEngineError && error.code === "search_missing") return undefined;
    throw error;
  }
}

async function generationsAt(
  cluster: Cluster,
  names: string,
  patience: Patience = "work",
): Promise<Generation[]> {
  const path = `/${names}/_settings/index.uuid`;
  const found = await cluster[patience]({ method: "GET", path, isLed: true }, settingsAnswer);
  return Object.entries(found)
    .map(([name, { settings }]) => ({ number: Number(name.split("-").at(-1)), uuid: settings.index.uuid }))
    .filter(({ number }) => Number.isInteger(number))
    .sort((a, b) => a.number - b.number);
}

/** Makes the indices of a generation, for nobody to read yet. Throws SearchEngineError. */
export async function createGeneration(cluster: Cluster, number: number): Promise<Generation> {
  for (const kind of kinds) {
    const { settings, mappings } = indices[kind];
    const index = {
      number_of_shards: kind === "articles" ? cluster.settings.shards : 1,
      ...inUse,
      ...whileFilled,
    };
    const body = {
      settings: { ...settings, index },
      mappings,
      aliases: { [writeName(cluster, kind, number)]: {} },
    };
    await createIndex(cluster, storedName(cluster, kind, number), body);
  }
  const made = (await allGenerations(cluster)).find((one) => one.number === number);
  if (!made) throw new SearchEngineError("search_missing", { cluster: cluster.name });
  return made;
}

/** Shows what is in a generation from now on, and makes its copies; waits for these. Throws SearchEngineError. */
export async function makeReady(cluster: Cluster, { number }: Generation): Promise<void> {
  const { replicas } = cluster.settings;
  const copies = replicas === undefined ? { auto_expand_replicas: "0-1" } : { number_of_replicas: replicas };
  const names = kinds.map((kind) => storedName(cluster, kind, number)).join(",");
  const body = { index: { ...inUse, ...copies } };
  await cluster.work({ method: "PUT", path: `/${names}/_settings`, body, isLed: true }, z.unknown());
  await cluster.work({ method: "POST", path: `/${names}/_refresh` }, z.unknown());
  while (!(await copiesThere(cluster, names)));
}

const requestTimeout = 408;

/** Copies that no node can take are not waited for. */
async function copiesThere(cluster: Cluster, names: string): Promise<boolean> {
  const query = { wait_for_no_initializing_shards: true, timeout: "20s" };
  try {
    const path = `/_cluster/health/${names}`;
    await cluster.work({ method: "GET", path, query, isLed: true }, z.unknown());
    return true;
  } catch (error) {
    if (error instanceof SearchEngineError && error.params.status === requestTimeout) return false;
    throw error;
  }
}

/** Lets a generation be read in the place of the one before, in one step. Throws SearchEngineError. */
export async function putInUse(cluster: Cluster, { number }: Generation): Promise<void> {
  const actions = kinds.flatMap((kind) => {
    const alias = readName(cluster, kind);
    return [
      { remove: { index: `${alias}-*`, alias, must_exist: false } },
      { add: { index: storedName(cluster, kind, number), alias } },
    ];
  });
  const request = { method: "POST", path: "/_aliases", body: { actions }, isLed: true } as const;
  await cluster.work(request, z.unknown());
}

/** Removes a generation that nobody reads. Throws SearchEngineError. */
export async function dropGeneration(cluster: Cluster, number: number): Promise<void> {
  const names = kinds.map((kind) => storedName(cluster, kind, number)).join(",");
  const query = { ignore_unavailable: true };
  await cluster.work({ method: "DELETE", path: `/${names}`, query, isLed: true }, z.unknown());
}
