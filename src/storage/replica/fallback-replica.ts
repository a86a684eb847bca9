import { rm } from "node:fs/promises";
import { type Kysely, sql } from "kysely";
import { LRUCache } from "lru-cache";
import { StoreUnavailableError } from "../../article/store-unavailable.ts";
import { type AsyncQuestion, createCircuitBreaker } from "../../async/circuit-breaker.ts";
import { StorageError } from "../errors.ts";
import type { Schema } from "../schema.ts";
import { openDatabase } from "../sqlite/open-sqlite.ts";
import { identityOf } from "../state/database-identity.ts";
import { createKeyValueStore } from "../state/key-values.ts";
import { createStorage, type Storage } from "../storage.ts";
import { replicate } from "./replicate.ts";

/**
 * The same storage, but while it is away readers are answered from a replica of the articles in a
 * private file of this process, which also stores the lists they are shown. Changes reject with
 * StoreUnavailableError. `onTrouble` receives why articles cannot be copied.
 * @param withArticles whether articles are copied; if not, those who want one are refused at once
 * @throws StorageError if the file cannot be used
 */
export async function withFallbackReplica(
  storage: Storage,
  path: string,
  onTrouble: (error: unknown) => void,
  withArticles = true,
): Promise<Storage> {
  const db = await openReplica(path, await identityOf(storage.keyValues));
  // It can be rebuilt, so it need not wait for the disk.
  await sql`pragma synchronous = off`.execute(db);
  const replica = createStorage(db);
  const replication = withArticles ? replicate(storage, db, onTrouble) : undefined;
  return {
    ...storage,
    ...fallingBack(storage, replica, withArticles),
    async close() {
      await replication?.stop();
      await replica.close();
      await storage.close();
    },
  };
}

/** A replica of another database, or a damaged one, is recreated. */
async function openReplica(path: string, identity: string): Promise<Kysely<Schema>> {
  try {
    const db = await openDatabase(path);
    if ((await identityOf(createKeyValueStore(db), identity)) === identity) return db;
    await db.destroy();
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
  }
  for (const end of ["", "-wal", "-shm"]) await rm(path + end, { force: true });
  const db = await openDatabase(path);
  await identityOf(createKeyValueStore(db), identity);
  return db;
}

/**
 * While the database is silent, changes are refused at once, and readers have what they need:
 * articles, the lists they were shown, their preferences. The record of the articles folder is always
 * in the replica: another process's folder of that name may hold other files.
 */
function fallingBack(storage: Storage, replica: Storage, withArticles: boolean): Partial<Storage> {
  const { quick, slow, allSlow } = createCircuitBreaker({
    timeoutMs: 1_000,
    restMs: 3_000,
    error: () => new StoreUnavailableError("database_silent"),
  });
  const eitherArticle = <A extends unknown[], T>(ask: AsyncQuestion<A, T>, fallback: AsyncQuestion<A, T>) =>
    withArticles ? either(slow(ask), fallback) : slow(ask);
  const { articles, memory, longTexts, preferences, questions, installations } = storage;
  return {
    subscriptions: allSlow(storage.subscriptions),
    follows: allSlow(storage.follows),
    mutes: allSlow(storage.mutes),
    ledger: allSlow(storage.ledger),
    feeds: allSlow(storage.feeds),
    tenants: allSlow(storage.tenants),
    quarantine: allSlow(storage.quarantine),
    folderFiles: replica.folderFiles,
    articles: {
      ...articles,
      get: eitherArticle(articles.get, replica.articles.get),
      // The replica has no keys.
      byKeys: slow(articles.byKeys),
      lastVersion: eitherArticle(articles.lastVersion, replica.articles.lastVersion),
      versions: eitherArticle(articles.versions, replica.articles.versions),
      between: eitherArticle(articles.between, replica.articles.between),
      sources: eitherArticle(articles.sources, replica.articles.sources),
      count: eitherArticle(articles.count, replica.articles.count),
    },
    memory: {
      ...memory,
      firstTime: either(quick(memory.firstTime), replica.memory.firstTime),
      firstWithin: either(quick(memory.firstWithin), replica.memory.firstWithin),
      rememberList: either(quick(memory.rememberList), replica.memory.rememberList),
      lastList: either(quick(memory.lastList), replica.memory.lastList),
    },
    longTexts: {
      save: either(quick(longTexts.save), replica.longTexts.save),
      find: either(quick(longTexts.find), replica.longTexts.find),
    },
    preferences: {
      ...allSlow(preferences),
      of: either(remembered(quick(preferences.of)), replica.preferences.of),
    },
    questions: { ...allSlow(questions), add: either(quick(questions.add), replica.questions.add) },
    installations: { ...installations, find: remembered(quick(installations.find)) },
  };
}

/** Asks the first, or the second if the first is away. */
const either =
  <A extends unknown[], T>(ask: AsyncQuestion<A, T>, fallback: AsyncQuestion<A, T>): AsyncQuestion<A, T> =>
  async (...question) => {
    try {
      return await ask(...question);
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      return fallback(...question);
    }
  };

const maxRemembered = 10_000;

/** While the database is away, repeats its last answer to the same question; rejects if there is none. */
function remembered<A extends unknown[], T>(ask: AsyncQuestion<A, T>): AsyncQuestion<A, T> {
  const answers = new LRUCache<string, { answer: T }>({ max: maxRemembered });
  return async (...question) => {
    const key = JSON.stringify(question);
    try {
      const answer = await ask(...question);
      answers.set(key, { answer });
      return answer;
    } catch (error) {
      const last = answers.get(key);
      if (!(error instanceof StoreUnavailableError) || !last) throw error;
      return last.answer;
    }
  };
}
