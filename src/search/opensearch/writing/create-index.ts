import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Cluster } from "../cluster/cluster.ts";
import { SearchEngineError } from "../cluster/engine-error.ts";

/** What an index is made of; its mappings have no `_meta` of their own. */
type IndexBody = { settings: object; mappings: object; aliases?: object };

const mappingsAnswer = z.record(
  z.string(),
  z.object({ mappings: z.object({ _meta: z.object({ madeBy: z.string() }).optional() }) }),
);

/**
 * Makes an index. A request whose answer is lost is repeated, and then refused: the index is there, with the mark of
 * the first. Throws SearchEngineError, also if somebody else has made it.
 */
export async function createIndex(cluster: Cluster, name: string, body: IndexBody): Promise<void> {
  const madeBy = randomUUID();
  const marked = { ...body, mappings: { ...body.mappings, _meta: { madeBy } } };
  try {
    await cluster.work({ method: "PUT", path: `/${name}`, body: marked, isLed: true }, z.unknown());
  } catch (error) {
    if (!isTaken(error) || (await makerOf(cluster, name)) !== madeBy) throw error;
  }
}

const isTaken = (error: unknown): boolean =>
  error instanceof SearchEngineError && error.params.type === "resource_already_exists_exception";

async function makerOf(cluster: Cluster, name: string): Promise<string | undefined> {
  const request = { method: "GET", path: `/${name}/_mapping`, isLed: true } as const;
  return (await cluster.work(request, mappingsAnswer))[name]?.mappings._meta?.madeBy;
}
