import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createBot } from "../bot/bot.ts";
import type { Adapter, OnMessage } from "../chat/adapter.ts";
import type { ChannelRef } from "../chat/message.ts";
import { type Config, ConfigError } from "../config.ts";
import type { FeedService } from "../ingest/feeds/feed.ts";
import { createFeedDesk } from "../ingest/feeds/feed-service.ts";
import { type AllowList, parseAllowList } from "../ingest/fetch/allow-list.ts";
import { createFolder, type Folder } from "../ingest/files/folder-sync.ts";
import type { ImportReport } from "../ingest/files/import.ts";
import { createLog } from "../log.ts";
import { loadAliasRules } from "../search/aliases/aliases.ts";
import type { FuzzyIndex } from "../search/fuzzy-index.ts";
import { openIndex } from "../search/open-index.ts";
import { fetchSnapshot, leaveSnapshot } from "../search/snapshot/shared-snapshots.ts";
import { openPostgres } from "../storage/postgres/open-postgres.ts";
import { withFallbackReplica } from "../storage/replica/fallback-replica.ts";
import { openStorage } from "../storage/sqlite/open-sqlite.ts";
import type { Storage } from "../storage/storage.ts";
import type { Retention } from "./retention.ts";

export type Clock = () => number;

/** The part of Newsdesk that knows no platform: articles, index and the bot that answers from them. */
export type App = {
  storage: Storage;
  /** The same without a stand-in, whose copy may be behind: what is posted is made of this. */
  kept: Storage;
  index: FuzzyIndex;
  /** Saves the index, so that a restart need not build it. Throws what the disk throws. */
  saveIndex(): Promise<void>;
  feedService: FeedService;
  /** Where the operators are told of feeds that fail for long. */
  operatorChannel?: ChannelRef;
  retention: Retention;
  /** The platforms that are connected; the service adds them. */
  adapters: Adapter[];
  answer: OnMessage;
  /** The corpus folder, and what it gave at the start. */
  folder: Folder;
  corpus: ImportReport;
};

/** @throws StorageError, or StoreUnavailableError, where the data folder or the database cannot be used */
export async function openData({ dataDir, databaseUrl }: Config): Promise<Storage> {
  await mkdir(dataDir, { recursive: true });
  return databaseUrl ? openPostgres(databaseUrl) : openStorage(join(dataDir, "newsdesk.sqlite"), tellSlow);
}

/**
 * Opens the data folder, reads the corpus folder and indexes what is there.
 * @throws StorageError where the data folder cannot be used
 */
export async function openApp(config: Config, now: Clock): Promise<App> {
  const kept = await openData(config);
  const storage = await lasting(kept, config);
  const { articles, folderFiles: files } = storage;
  const folder = await createFolder({ root: config.corpusDir, articles, files, now });
  const { report: corpus } = await folder.look(0);
  const aliases = await loadAliasRules(join(config.corpusDir, "aliases.yaml"));
  const path = join(config.dataDir, "search.index");
  const isShared = config.databaseUrl !== undefined;
  if (isShared && !existsSync(path)) await fetchSnapshot(storage.snapshots, path).catch(tellUnusable);
  const index = await openIndex({ store: articles, path, aliases, now, onUnusable: tellUnusable });
  const adapters: Adapter[] = [];
  const feedService = openFeedDesk(config, storage, now);
  await feedService.configure(config.feeds);
  // Whoever is at the program's own terminal has the configuration in hand.
  const feeding = { feedService, operators: [...config.operators, "terminal:you"] };
  const answer = createBot({ ...storage, index, adapters, feeding, now, zone: config.timeZone });
  const saveIndex = async () => {
    const { seq, size } = index;
    await index.save(path);
    const isOurs = isShared && (await storage.leases.acquire("snapshots", now()));
    if (isOurs) await leaveSnapshot(storage.snapshots, path, { seq, size });
  };
  return {
    storage,
    kept,
    index,
    saveIndex,
    feedService,
    operatorChannel: config.operatorChannel,
    retention: config.retention,
    adapters,
    answer,
    folder,
    corpus,
  };
}

/** While a database elsewhere is away, readers are answered all the same. */
async function lasting(storage: Storage, config: Config): Promise<Storage> {
  const path = join(config.dataDir, "stand-in.sqlite");
  return config.databaseUrl ? withFallbackReplica(storage, path, tellNotCopied) : storage;
}

const tellNotCopied = (error: unknown): void =>
  createLog("warn").warn({ err: error }, "articles were not copied for when the database is away");

const tellSlow = (error: unknown): void =>
  createLog("warn").warn(
    { err: error },
    "the database's log is no longer emptied aside: answers may wait for the disk",
  );

const tellUnusable = (error: Error): void =>
  createLog("warn").warn({ err: error }, "the saved index cannot be used and is built anew");

/** @throws ConfigError where FETCH_ALLOW cannot be read */
export function openFeedDesk(config: Config, { feeds, articles }: Storage, now: Clock): FeedService {
  const userAgent = `Newsdesk/0.1 (news bot; ${config.contact ?? "no contact given"})`;
  return createFeedDesk({
    feeds,
    articles,
    userAgent,
    allow: allowed(config),
    keepMs: config.retention.articlesMs,
    now,
  });
}

function allowed({ fetchAllow }: Config): AllowList {
  try {
    return parseAllowList(fetchAllow);
  } catch (error) {
    if (error instanceof TypeError) throw new ConfigError([`FETCH_ALLOW: ${error.message}`]);
    throw error;
  }
}
