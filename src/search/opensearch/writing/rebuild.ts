import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Cluster } from "../cluster/cluster.ts";
import { SearchEngineError } from "../cluster/engine-error.ts";
import { EngineWriter } from "./engine-writer.ts";
import { type EngineSource, fill } from "./fill.ts";
import { type FoundGeneration, nextGeneration, progressOf } from "./find-generation.ts";
import { allGenerations, dropGeneration, layout, liveGeneration, makeReady, putInUse } from "./generation.ts";

type RebuildOptions = {
  /** Whether this process is still the one that rebuilds. */
  isOurs: () => Promise<boolean>;
  /** Takes the last change written so far. */
  onProgress: (seq: number) => void;
  /** Called when the cluster takes nothing in; it is tried again until it does. */
  onWait: (error: SearchEngineError) => void;
  signal?: AbortSignal;
};

/** Longer than any question that the indices before are still asked. */
const lastQuestionMs = 5_000;
const waitsMs = { first: 1_000, longest: 30_000 };

/**
 * Builds the indices anew beside those that are read, and has them read instead at the end; meanwhile the others are
 * read, and written by whoever does. One that was broken off is continued. Returns false if it was broken off.
 * @throws what the store throws
 */
export async function rebuild(source: EngineSource, options: RebuildOptions): Promise<boolean> {
  const { signal } = options;
  const { promise: stopped, resolve: stop } = Promise.withResolvers<undefined>();
  const stopNow = () => stop(undefined);
  signal?.addEventListener("abort", stopNow);
  // What waits for the cluster when it is stopped need not be waited for.
  const filling = Promise.race([stopped, fillBeside(source, options)]);
  const inUse = await filling.finally(() => signal?.removeEventListener("abort", stopNow));
  if (inUse === undefined) return false;
  await sleep(lastQuestionMs);
  await untilTaken(source.cluster, () => dropBefore(source, inUse), options);
  return true;
}

/** Returns the number of the generation that is read from now on; undefined if it was broken off. */
async function fillBeside(source: EngineSource, options: RebuildOptions): Promise<number | undefined> {
  const { cluster } = source;
  const patiently = <T>(work: () => Promise<T>) => untilTaken(cluster, work, options);
  const found = await patiently(() => begin(source));
  const { generation } = found;
  const filled = { ...found, writer: new EngineWriter(cluster, generation.number) };
  const fillUp = () =>
    patiently(async () => {
      filled.progress = await progressOf(cluster, generation, source.database);
      filled.progress = await fill(source, filled, options);
    });
  await fillUp();
  await patiently(() => makeReady(cluster, generation));
  // What changed while the copies were made.
  await fillUp();
  if (options.signal?.aborted || !(await options.isOurs())) return undefined;
  await patiently(() => putInUse(cluster, generation));
  return generation.number;
}

/** The rebuild that was broken off last, or a new one; all others are removed. */
async function begin({ cluster, database }: EngineSource): Promise<FoundGeneration> {
  const live = (await liveGeneration(cluster))?.number ?? 0;
  const all = await allGenerations(cluster);
  const begun = all.filter(({ number }) => number > live);
  const last = begun.at(-1);
  const progress = last && (await progressOf(cluster, last, database));
  const isOfUse = progress?.layout === layout && progress.seq > 0;
  for (const { number } of all)
    if (number !== live && !(isOfUse && number === last?.number)) await dropGeneration(cluster, number);
  return last && isOfUse ? { generation: last, progress } : nextGeneration(cluster, database);
}

async function dropBefore({ cluster }: EngineSource, number: number): Promise<void> {
  for (const before of await allGenerations(cluster))
    if (before.number < number) await dropGeneration(cluster, before.number);
}

/** Repeats the work until the cluster takes it, or the signal is aborted. */
async function untilTaken<T>(
  cluster: Cluster,
  work: () => Promise<T>,
  { onWait, signal }: Pick<RebuildOptions, "onWait" | "signal">,
): Promise<T> {
  for (let waitMs = waitsMs.first; ; waitMs = Math.min(waitsMs.longest, 2 * waitMs)) {
    signal?.throwIfAborted();
    try {
      // Work may take minutes before it fails: whether the cluster is there at all is known sooner.
      await cluster.ask({ method: "GET", path: "/" }, z.unknown());
      return await work();
    } catch (error) {
      if (!(error instanceof SearchEngineError) || !comesBack(error)) throw error;
      onWait(error);
      await sleep(waitMs, undefined, { signal });
    }
  }
}

/** Whether it can be otherwise the next time, without anybody changing Newsdesk. */
const comesBack = ({ code }: SearchEngineError): boolean =>
  code !== "search_foreign" && code !== "search_unreadable" && code !== "search_unsuitable";
