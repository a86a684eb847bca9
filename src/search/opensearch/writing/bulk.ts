import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Cluster } from "../cluster/cluster.ts";
import { SearchEngineError } from "../cluster/engine-error.ts";
import { engineError } from "../cluster/explain-failure.ts";
import { writeName } from "../cluster/index-names.ts";
import type { EngineWrite } from "../document/engine-writes.ts";

/** A write that the engine will never take, and why. */
export type RefusedWrite = { write: EngineWrite; error: SearchEngineError };

/** Of one request: large enough to be quick, small enough for a node's memory. */
const requestBytes = 2_500_000;
const requestWrites = 2_000;
/** Pauses after a node had too much to do, each twice as long as the one before. */
const firstPauseMs = 200;
const pauses = 6;
const [conflict, tooLarge] = [409, 413];
/** For a shard whose node is gone, and is replaced at best. */
const shardWait = "15s";

const bulkAnswer = z.object({
  errors: z.boolean(),
  items: z.array(
    z.record(
      z.string(),
      z.object({
        status: z.number(),
        error: z.object({ type: z.string(), reason: z.string().nullish() }).optional(),
      }),
    ),
  ),
});

type BulkAnswer = z.infer<typeof bulkAnswer>;

/**
 * Writes in the order given, as far as two writes of one document go. Returns what the engine refuses for good.
 * @throws SearchEngineError if not all else is written: then the writes are to be repeated, which does no harm
 */
export async function writeAll(
  cluster: Cluster,
  generation: number,
  writes: EngineWrite[],
): Promise<RefusedWrite[]> {
  const refused: RefusedWrite[] = [];
  for (const portion of portionsOf(writes, cluster, generation))
    refused.push(...(await writePatiently(cluster, portion)));
  return refused;
}

type BulkLine = { write: EngineWrite; text: string };

function* portionsOf(writes: EngineWrite[], cluster: Cluster, generation: number): Generator<BulkLine[]> {
  let portion: BulkLine[] = [];
  let bytes = 0;
  for (const write of writes) {
    const text = lineOf(write, writeName(cluster, write.index, generation));
    const more = Buffer.byteLength(text);
    if (portion.length === requestWrites || (portion.length > 0 && bytes + more > requestBytes)) {
      yield portion;
      [portion, bytes] = [[], 0];
    }
    portion.push({ write, text });
    bytes += more;
  }
  if (portion.length > 0) yield portion;
}

/** With a version a write is done only if nothing later is there; the same again does no harm. */
function lineOf({ id, version, document }: EngineWrite, index: string): string {
  const target = { _index: index, _id: id };
  if (version === undefined) return `${JSON.stringify({ create: target })}\n${JSON.stringify(document)}\n`;
  const versioned = { ...target, version, version_type: "external_gte" };
  return document
    ? `${JSON.stringify({ index: versioned })}\n${JSON.stringify(document)}\n`
    : `${JSON.stringify({ delete: versioned })}\n`;
}

/** Waits while the cluster has too much to do, and repeats what it refused for that. */
async function writePatiently(cluster: Cluster, portion: BulkLine[]): Promise<RefusedWrite[]> {
  const refused: RefusedWrite[] = [];
  let left = portion;
  for (let pause = 0; ; pause++) {
    const failed = await writeOnce(cluster, left);
    refused.push(...failed.filter(isForGood));
    const others = failed.filter((one) => !isForGood(one));
    const [first] = others;
    if (!first) return refused;
    if (pause === pauses || others.some(({ error }) => error.code !== "search_busy")) throw first.error;
    const again = new Set(others.map(({ write }) => write));
    left = left.filter(({ write }) => again.has(write));
    await sleep(firstPauseMs * 2 ** pause);
  }
}

const isForGood = ({ error }: RefusedWrite): boolean => error.code === "search_unreadable";

/** What is not written, each with the reason: of the write itself, or of the whole request. */
async function writeOnce(cluster: Cluster, portion: BulkLine[]): Promise<RefusedWrite[]> {
  try {
    return failuresIn(await send(cluster, portion), portion, cluster);
  } catch (error) {
    if (!(error instanceof SearchEngineError)) throw error;
    const { params, code } = error;
    if (params.status === tooLarge && portion.length > 1) {
      const half = Math.ceil(portion.length / 2);
      const first = await writeOnce(cluster, portion.slice(0, half));
      return [...first, ...(await writeOnce(cluster, portion.slice(half)))];
    }
    if (params.status !== tooLarge && code !== "search_busy") throw error;
    return portion.map(({ write }) => ({ write, error }));
  }
}

function send(cluster: Cluster, portion: BulkLine[]): Promise<BulkAnswer> {
  const query = {
    require_alias: true,
    timeout: shardWait,
    filter_path: "errors,items.*.status,items.*.error",
  };
  const lines = portion.map(({ text }) => text).join("");
  return cluster.work({ method: "POST", path: "/_bulk", query, lines }, bulkAnswer);
}

function failuresIn({ errors, items }: BulkAnswer, portion: BulkLine[], cluster: Cluster): RefusedWrite[] {
  if (!errors) return [];
  return items.flatMap((item, at) => {
    const [{ status, error } = { status: 0 }] = Object.values(item);
    const line = portion[at];
    // Something later is there, or the same word. What is removed need not have been there.
    if (!error || !line || status === conflict) return [];
    const failure = { status, type: error.type, reason: error.reason ?? "" };
    return [{ write: line.write, error: engineError(failure, cluster.name) }];
  });
}
