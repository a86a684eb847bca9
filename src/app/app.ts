import { join } from "node:path";
import { readingVersion } from "../article/quarantine.ts";
import { createBot } from "../bot/bot.ts";
import type { Adapter } from "../chat/adapter.ts";
import { type Config, ConfigError } from "../config.ts";
import type { FeedService } from "../ingest/feeds/feed.ts";
import { createFeedService } from "../ingest/feeds/feed-service.ts";
import { type AllowList, parseAllowList } from "../ingest/fetch/allow-list.ts";
import type { HostWait } from "../ingest/fetch/host-pace.ts";
import { createFolder } from "../ingest/files/folder-sync.ts";
import { noImport } from "../ingest/files/import.ts";
import { createLog } from "../log.ts";
import type { SearchIndex } from "../search/search-index.ts";
import { leaveSnapshot } from "../search/snapshot/shared-snapshots.ts";
import { createClockWatch } from "../storage/clock/clock-watch.ts";
import { lockFolder } from "../storage/sqlite/lock-folder.ts";
import type { Storage } from "../storage/storage.ts";
import { version } from "../version.ts";
import { isReadOnly, makeDataFolder, openData, openDataToRead } from "./data-folder.ts";
import { createEntryQueries } from "./feed-queries/entry-queries.ts";
import { indexPath } from "./files.ts";
import { watchDemo } from "./own-news/demo.ts";
import { readPacks } from "./own-news/packs.ts";
import { openSearch } from "./search/open-search.ts";
import { feedsKey } from "./startup/feeds-key.ts";
import { warn } from "./warn.ts";

export type Clock = () => number;

/** Few enough for the next start to catch up in a moment. */
export const maxUnsavedChanges = 1_000;

/** The part of Newsdesk that knows no platform: articles, index and the bot that answers from them. */
export type App = Awaited<ReturnType<typeof assemble>>;

/** The stores of an installation, before its articles are read. */
export type OpenedData = {
  storage: Storage;
  /** The storage without its fallback replica, which may be behind: posts are composed from this. */
  primary: Storage;
  /** Whether this process has locked the data folder. */
  isOwner: boolean;
  /** Whether nothing can be written. */
  isFrozen: boolean;
};

/**
 * Opens the data folder for this process alone, until it ends or the storage is closed.
 * @throws StorageError if the data folder cannot be used, or another process runs on it
 */
export async function openOwnData(config: Config): Promise<OpenedData> {
  await makeDataFolder(config);
  const unlock = lockFolder(config.dataDir);
  try {
    const primary = await openData(config, true);
    const storage = await withFallback(primary, config);
    const close = async () => {
      await storage.close();
      unlock();
    };
    return { storage: { ...storage, close }, primary, isOwner: true, isFrozen: false };
  } catch (error) {
    unlock();
    throw error;
  }
}

type AssembleOptions = {
  /** Called while the index is built anew, with how many of so many articles are in it. */
  onIndexed?: (done: number, of: number) => void;
  /** Ends the intake; what was read is stored. */
  signal?: AbortSignal;
  /** How to wait until a host may be asked again; by default in real time. */
  wait?: HostWait;
};

type AppOptions = Pick<AssembleOptions, "wait" | "onIndexed"> & {
  /** Set for a command that only reads: then it also works where nothing can be written. */
  onlyReads?: boolean;
};

/**
 * Opens the data folder beside whatever process runs on it, imports the articles folder and indexes all
 * articles.
 * @throws StorageError if the data folder cannot be used
 */
export async function openApp(config: Config, now: Clock, options: AppOptions = {}) {
  const { onlyReads = false, ...assembling } = options;
  const isFrozen = onlyReads && isReadOnly(config);
  const primary = isFrozen ? await openDataToRead(config) : await openData(config);
  const storage = await withFallback(primary, config);
  return assemble({ storage, primary, isOwner: false, isFrozen }, config, now, assembling);
}

/**
 * Imports the articles folder and indexes all articles; closes the storage if that fails.
 * @throws what the stores throw, and what `signal` is aborted with
 */
export async function assemble(data: OpenedData, config: Config, now: Clock, options: AssembleOptions = {}) {
  try {
    return await assembleOpened(data, config, now, options);
  } catch (error) {
    await data.storage.close().catch(() => undefined);
    throw error;
  }
}

async function assembleOpened(
  data: OpenedData,
  config: Config,
  now: Clock,
  { signal, wait, onIndexed }: AssembleOptions,
) {
  const { storage, primary, isOwner, isFrozen } = data;
  const { articles, folderFiles: files } = storage;
  const watchClock = createClockWatch(primary, now, () => createLog("warn"));
  if (isOwner) {
    // Before anything is stored: what comes in while coverage lies in the future is in no digest.
    await watchClock();
    await storage.quarantine.releaseOlder(readingVersion, now());
    // What a process that was killed had begun to read.
    if (!config.databaseUrl) await storage.feeds.releaseClaims(now());
  }
  const demo = watchDemo(config, storage);
  const { leftOut } = demo;
  const folder = await createFolder({
    ...{ root: config.corpusDir, articles, files, zone: config.timeZone, now, leftOut },
  });
  const corpus = isFrozen ? noImport : (await folder.look(0, undefined, signal)).report;
  const quarantine = { ...storage.quarantine, ...(isOwner ? {} : { add: async () => {} }) };
  const search = await openSearch(config, { storage, quarantine }, now, { signal, onIndexed });
  const { index, embedded } = search;
  const adapters: Adapter[] = [];
  const feedService = openFeedService(config, storage, now, { index: async () => index, wait });
  if (!isFrozen) await feedService.configure(config.feeds);
  // A person at the program's own terminal could change its configuration as well.
  const operators = [...config.operators, "terminal:you"];
  const feeding = { feedService, operators, packs: readPacks, isDemo: demo.isShown };
  const deps = { index, adapters, feeding, now, random: Math.random, zone: config.timeZone };
  const answer = createBot({ ...storage, ...deps });
  return {
    ...{ config, storage, ...search, feedService, answer, folder },
    /** To be called again and again: see `createClockWatch`. */
    watchClock,
    primary,
    /** The connected platforms; the background jobs add them. */
    adapters,
    /** The import of the articles folder at the start. */
    corpus,
    /** Whether nothing can be written, so that questions are answered from what there is. */
    isFrozen,
    /** Saves an index in memory, so that a restart need not rebuild it. */
    async saveIndex(): Promise<void> {
      if (!embedded) return;
      const { seq, size } = embedded;
      const path = indexPath(config);
      await embedded.save(path);
      const isShared = config.databaseUrl !== undefined;
      const isOurs = isShared && (await storage.leases.acquire("snapshots", now()));
      if (isOurs) await leaveSnapshot(storage.snapshots, path, { seq, size });
    },
  };
}

/** Readers are answered even while a database server is away. Closes the primary if that cannot be. */
async function withFallback(primary: Storage, { databaseUrl, dataDir, search }: Config): Promise<Storage> {
  if (!databaseUrl) return primary;
  const onTrouble = warn("articles were not copied for when the database is away");
  const { withFallbackReplica } = await import("../storage/replica/fallback-replica.ts");
  try {
    // An archive that needs a cluster is too large for a copy in each process's folder.
    return await withFallbackReplica(primary, join(dataDir, "stand-in.sqlite"), onTrouble, !search);
  } catch (error) {
    await primary.close().catch(() => undefined);
    throw error;
  }
}

type FeedServiceParts = {
  /** What the queries of rules are read with. */
  index: () => Promise<Pick<SearchIndex, "plan">>;
  /** How to wait until a host may be asked again; by default in real time. */
  wait?: HostWait;
};

/** @throws ConfigError if FETCH_ALLOW cannot be read */
export function openFeedService(
  config: Config,
  storage: Storage,
  now: Clock,
  { index, wait }: FeedServiceParts,
): FeedService {
  const userAgent = `Newsdesk/${version} (news bot; ${config.contact ?? "no contact given"})`;
  const keepMs = config.retention.articlesMs;
  const doorKey = feedsKey(config);
  const queries = createEntryQueries({ index, zone: config.timeZone, now });
  const allow = allowListOf(config);
  return createFeedService({ ...storage, userAgent, doorKey, allow, keepMs, queries, now, wait });
}

function allowListOf({ fetchAllow }: Config): AllowList {
  try {
    return parseAllowList(fetchAllow);
  } catch (error) {
    if (error instanceof TypeError) throw new ConfigError([`FETCH_ALLOW: ${error.message}`]);
    throw error;
  }
}
