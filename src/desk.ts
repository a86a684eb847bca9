import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createBot } from "./bot/bot.ts";
import type { OnMessage } from "./chat/adapter.ts";
import type { Config } from "./config.ts";
import { type ImportReport, importPaths } from "./ingest/import.ts";
import { loadAliasRules } from "./search/aliases.ts";
import { catchUp } from "./search/catch-up.ts";
import { createFuzzyIndex } from "./search/fuzzy-index.ts";
import type { SearchIndex } from "./search/types.ts";
import { openStorage } from "./storage/sqlite.ts";
import type { Storage } from "./storage/storage.ts";

export type Clock = () => number;

/** The part of Newsdesk that knows no platform: articles, index and the bot that answers from them. */
export type Desk = {
  storage: Storage;
  index: SearchIndex;
  answer: OnMessage;
  /** What the corpus folder gave. */
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
  const corpus = await importPaths(storage.articles, [config.corpusDir], now());
  const aliases = await loadAliasRules(join(config.corpusDir, "aliases.yaml"));
  const index = createFuzzyIndex({ now, aliases });
  await catchUp(index, storage.articles);
  const { articles, subscriptions, memory } = storage;
  const answer = createBot({ index, articles, subscriptions, memory, now, zone: config.timeZone });
  return { storage, index, answer, corpus };
}
