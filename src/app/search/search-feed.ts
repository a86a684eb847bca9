import type { Logger } from "pino";
import { errorText } from "../../locales/error-text.ts";
import type { Cluster } from "../../search/opensearch/cluster/cluster.ts";
import { SearchEngineError } from "../../search/opensearch/cluster/engine-error.ts";
import { createEngineFeeder } from "../../search/opensearch/writing/engine-feeder.ts";
import type { EngineSource } from "../../search/opensearch/writing/fill.ts";
import { rebuild } from "../../search/opensearch/writing/rebuild.ts";
import { identityOf } from "../../storage/state/database-identity.ts";
import type { Storage } from "../../storage/storage.ts";
import type { Clock } from "../app.ts";

const waitsMs = { first: 1_000, longest: 30_000 };

/**
 * Writes the articles to the search cluster, where this process is the one of all that does. A cluster that takes nothing
 * in is left alone for a while that grows with each refusal.
 * @returns the work, to be repeated; it throws SearchEngineError while it waits, and what the stores throw
 */
export function createSearchFeed(cluster: Cluster, storage: Storage, now: Clock, log: Logger) {
  const { articles, keyValues, leases } = storage;
  const isOurs = () => leases.acquire("search index", now());
  const open = async () => {
    const source: EngineSource = {
      ...{ cluster, articles, database: await identityOf(keyValues) },
      onRefused: (refused) => {
        for (const { write, error } of refused)
          log.error({ article: write.id, reason: errorText(error.message) }, "an article cannot be indexed");
      },
    };
    return { source, feeder: createEngineFeeder(source, isOurs) };
  };
  let opened: Awaited<ReturnType<typeof open>> | undefined;
  const round = async (stopping: AbortSignal) => {
    if (!(await isOurs())) return;
    opened ??= await open();
    const isCurrent = await opened.feeder.round(stopping);
    if (!isCurrent) await rebuildBeside(opened.source, stopping);
  };
  const rebuildBeside = async (source: EngineSource, signal: AbortSignal) => {
    const mayRebuild = () => leases.acquire("search rebuild", now());
    if (!(await mayRebuild())) return;
    log.warn(
      "the search index was made by another version of Newsdesk: it is built anew beside the one in use",
    );
    const onWait = ({ message }: SearchEngineError) =>
      log.warn({ reason: errorText(message) }, "building the search index waits");
    const isDone = await rebuild(source, { isOurs: mayRebuild, onProgress: () => {}, onWait, signal });
    if (isDone) log.info("the search index is built anew, and in use");
  };
  return backingOff(round, now);
}

/** The work, which while it waits after a failure fails the same again without being tried. */
function backingOff(work: (stopping: AbortSignal) => Promise<void>, now: Clock) {
  let failed: { error: SearchEngineError; until: number; waitMs: number } | undefined;
  return async (stopping: AbortSignal): Promise<void> => {
    if (failed && now() < failed.until && now() > failed.until - failed.waitMs) throw failed.error;
    try {
      await work(stopping);
      failed = undefined;
    } catch (error) {
      if (!(error instanceof SearchEngineError)) throw error;
      const waitMs = failed ? Math.min(waitsMs.longest, 2 * failed.waitMs) : waitsMs.first;
      failed = { error, until: now() + waitMs, waitMs };
      throw error;
    }
  };
}
