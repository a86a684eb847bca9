import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createBot } from "./bot/bot.ts";
import type { Adapter, OnMessage } from "./chat/adapter.ts";
import { type Config, ConfigError } from "./config.ts";
import { createFeedDesk } from "./ingest/feeds/desk.ts";
import type { FeedDesk } from "./ingest/feeds/types.ts";
import { type AllowList, parseAllowList } from "./ingest/fetch/allow.ts";
import type { ImportReport } from "./ingest/import.ts";
import { createFolder, type Folder } from "./ingest/watch/folder.ts";
import { createLog } from "./log.ts";
import { loadAliasRules } from "./search/aliases.ts";
import type { FuzzyIndex } from "./search/fuzzy-index.ts";
import { openIndex } from "./search/open-index.ts";
import { openStorage } from "./storage/sqlite.ts";
import type { Storage } from "./storage/storage.ts";

export type Clock = () => number;

/** The part of Newsdesk that knows no platform: articles, index and the bot that answers from them. */
export type Desk = {
  storage: Storage;
  index: FuzzyIndex;
  /** Saves the index, so that a restart need not build it. Throws what the disk throws. */
  saveIndex(): Promise<void>;
  feedDesk: FeedDesk;
  /** The platforms that are connected; the service adds them. */
  adapters: Adapter[];
  answer: OnMessage;
  /** The corpus folder, and what it gave at the start. */
  folder: Folder;
  corpus: ImportReport;
};

/** @throws StorageError where the data folder cannot be used */
export async function openData(config: Config): Promise<Storage> {
  await mkdir(config.dataDir, { recursive: true });
  return openStorage(join(config.dataDir, "newsdesk.sqlite"));
}

/**
 * Opens the data folder, reads the corpus folder and indexes what is there.
 * @throws StorageError where the data folder cannot be used
 */
export async function openDesk(config: Config, now: Clock): Promise<Desk> {
  const storage = await openData(config);
  const { articles, folderFiles: files } = storage;
  const folder = await createFolder({ root: config.corpusDir, articles, files, now });
  const { report: corpus } = await folder.look(0);
  const aliases = await loadAliasRules(join(config.corpusDir, "aliases.yaml"));
  const path = join(config.dataDir, "search.index");
  const index = await openIndex({ store: articles, path, aliases, now, onUnusable: tellUnusable });
  const adapters: Adapter[] = [];
  const feedDesk = openFeedDesk(config, storage, now);
  await feedDesk.configure(config.feeds);
  // Whoever is at the program's own terminal has the configuration in hand.
  const feeding = { desk: feedDesk, operators: [...config.operators, "terminal:you"] };
  const answer = createBot({ ...storage, index, adapters, feeding, now, zone: config.timeZone });
  const saveIndex = () => index.save(path);
  return { storage, index, saveIndex, feedDesk, adapters, answer, folder, corpus };
}

const tellUnusable = (error: Error): void =>
  createLog("warn").warn({ err: error }, "the saved index cannot be used and is built anew");

/** @throws ConfigError where FETCH_ALLOW cannot be read */
export function openFeedDesk(config: Config, { feeds, articles }: Storage, now: Clock): FeedDesk {
  const userAgent = `Newsdesk/0.1 (news bot; ${config.contact ?? "no contact given"})`;
  return createFeedDesk({
    feeds,
    articles,
    userAgent,
    allow: allowed(config),
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
