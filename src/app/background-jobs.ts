import { uptime } from "node:os";
import type { Logger } from "pino";
import { StoreUnavailableError } from "../article/store-unavailable.ts";
import { type RepeatOptions, repeat } from "../async/repeat.ts";
import type { Adapter } from "../chat/adapter.ts";
import { createDeliveryScheduler } from "../digest/delivery/delivery-scheduler.ts";
import { failingFeeds } from "../ingest/feeds/poll/failing-feeds.ts";
import { watchFolder } from "../ingest/files/watch-folder.ts";
import { errorText } from "../locales/error-text.ts";
import { catchUp } from "../search/catch-up.ts";
import { SearchEngineError } from "../search/opensearch/cluster/engine-error.ts";
import { groupStories, recentChanges } from "../search/stories/group-stories.ts";
import { StorageError } from "../storage/errors.ts";
import { type App, type Clock, maxUnsavedChanges } from "./app.ts";
import { deliveryTexts } from "./delivery-texts.ts";
import { createOfflineLimit } from "./offline-limit.ts";
import { createOperatorReports } from "./operator-channel.ts";
import { createQuarantineLog } from "./quarantine-log.ts";
import { forgetOld } from "./retention.ts";
import { createSearchFeed } from "./search/search-feed.ts";

const defaultPauseMs = 1_000;
const minuteMs = 60_000;
const hourMs = 3_600_000;
/** How long data outlives the removal of the bot. */
const afterRemovalMs = 30 * 86_400_000;
/** A few seconds' work at most, well within the lease. */
const changesPerLease = 1_000;

export type BackgroundJobs = ReturnType<typeof startBackgroundJobs>;

/**
 * Keeps the index, feeds and deliveries up to date; posts through the adapters, which are started already.
 * @param pauseMs between two rounds of what is due at any moment
 */
export function startBackgroundJobs(
  app: App,
  adapters: Adapter[],
  now: Clock,
  log: Logger,
  pauseMs = defaultPauseMs,
) {
  const { config, index, storage } = app;
  app.adapters.push(...adapters);
  const deliveries = createDeliveryScheduler({
    ...app.primary,
    index,
    adapters,
    texts: deliveryTexts,
    unreachableFeeds: () => failingFeeds(storage.feeds),
    now,
    uptime: () => uptime() * 1_000,
    log,
  });
  const job = (work: (stopping: AbortSignal) => Promise<unknown>, options: Partial<RepeatOptions> = {}) =>
    repeat(work, { delayMs: pauseMs, ...createJobLog(log), ...options });
  const offline = createOfflineLimit(adapters, config.maxOfflineMs, now, log);
  const jobs = [
    watchFolder(app.folder, log, errorText),
    job(indexUpdates(app, now, log), { onWake: storage.onChange }),
    job((stopping) => updateStories(app, now, { signal: stopping })),
    job(async () => {
      await app.watchClock();
      // Stories first: a follow alerts once per story, so it has to know which one an article belongs to. But
      // only those of the newest articles: no alert waits for the rest.
      await updateStories(app, now, { limit: recentChanges, onlyNew: true }).catch((error) => {
        if (error instanceof StoreUnavailableError) throw error;
        log.error({ err: error }, "articles were not put to their stories");
      });
      await deliveries.tick();
    }),
    job(() => storage.tenants.forgetLeft(now() - afterRemovalMs)),
    job(() => app.feedService.tick(log)),
    job(createOperatorReports(app, now), { delayMs: minuteMs }),
    job(offline.check),
    job(createQuarantineLog(storage.quarantine, log)),
    job(() => forgetOld(storage, config.retention, now()), { delayMs: hourMs }),
  ];
  return {
    /** Resolves when no platform has been there for too long. */
    offline: offline.reached,
    /** Stops in reverse; answers and posts in flight are finished first. */
    async stop() {
      await Promise.all([...jobs.map((job) => job.stop()), app.feedService.stop()]);
      await deliveries.stop();
      await Promise.all(adapters.map((adapter) => adapter.stop()));
      if (app.embedded && app.embedded.unsaved > 0)
        await app.saveIndex().catch((error) => log.error({ err: error }, "the index was not saved"));
      await storage.close();
      await app.onCluster?.cluster.close();
    },
  };
}

/** What brings the index up to the articles, to be repeated. */
function indexUpdates(app: App, now: Clock, log: Logger): (stopping: AbortSignal) => Promise<void> {
  const { embedded, onCluster, storage, saveIndex } = app;
  if (embedded)
    return async (stopping) => {
      await catchUp(embedded, storage.articles, stopping);
      if (embedded.unsaved >= maxUnsavedChanges) await saveIndex();
    };
  const feed = createSearchFeed(onCluster.cluster, storage, now, log);
  return async (stopping) => {
    await feed(stopping);
    await onCluster.index.look();
  };
}

/** Of all processes, the one with the lease groups the stories. */
async function updateStories(
  { storage }: App,
  now: Clock,
  options: { limit?: number; onlyNew?: boolean; signal?: AbortSignal },
): Promise<void> {
  for (;;) {
    if (!(await storage.leases.acquire("stories and follows", now()))) return;
    const read = await groupStories({ ...storage, now }, { limit: changesPerLease, ...options });
    if (options.onlyNew || read < changesPerLease || options.signal?.aborted) return;
  }
}

/** Logs failed runs: a database that is away, or cannot be written, once until it is back; all else each time. */
function createJobLog(log: Logger): Pick<RepeatOptions, "onSuccess" | "onError"> {
  let waitsFor: string | undefined;
  return {
    onSuccess() {
      waitsFor = undefined;
    },
    onError(error) {
      const isArchive = error instanceof SearchEngineError;
      const isTrouble = isArchive || error instanceof StoreUnavailableError || error instanceof StorageError;
      const before = waitsFor;
      // A cluster that is away is so for each of its nodes in other words.
      waitsFor = isArchive ? error.code : isTrouble ? error.message : undefined;
      if (!isTrouble) log.error({ err: error }, "a round of work failed");
      else if (waitsFor !== before)
        log.warn(
          { reason: errorText(error.message) },
          `work waits until the ${isArchive ? "search cluster" : "database"} is back`,
        );
    },
  };
}
