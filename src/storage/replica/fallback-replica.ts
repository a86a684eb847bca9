import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { type Kysely, sql } from "kysely";
import { LRUCache } from "lru-cache";
import { StoreUnavailableError } from "../../article/store-unavailable.ts";
import { type AsyncQuestion, createCircuitBreaker } from "../../async/circuit-breaker.ts";
import type { KeyValueStore } from "../../chat/key-value-store.ts";
import { StorageError } from "../errors.ts";
import type { Schema } from "../schema.ts";
import { openDatabase } from "../sqlite/open-sqlite.ts";
import { createKeyValueStore } from "../state/key-values.ts";
import { createStorage, type Storage } from "../storage.ts";
import { replicate } from "./replicate.ts";

/** Under which both databases note whose copy the one is. */
const identity = "the database's identity";

/**
 * The same storage, but while it is away readers are answered from a copy of the articles in a file
 * of this process's own, and what they were shown is remembered there. What sets something rejects
 * with StoreAwayError. `onTrouble` hears why articles cannot be copied.
 * @throws StorageError where the file cannot be used
 */
export async function withFallbackReplica(
  storage: Storage,
  path: string,
  onTrouble: (error: unknown) => void,
): Promise<Storage> {
  const copy = await openCopy(path, await identityOf(storage.keyValues));
  // It can be made again, so it need not wait for the disk.
  await sql`pragma synchronous = off`.execute(copy);
  const instead = createStorage(copy);
  const mirroring = replicate(storage, copy, onTrouble);
  return {
    ...storage,
    ...standingIn(storage, instead),
    async close() {
      await mirroring.stop();
      await instead.close();
      await storage.close();
    },
  };
}

async function identityOf(keyValues: KeyValueStore): Promise<string> {
  if (!(await keyValues.read(identity))) await keyValues.write(identity, randomUUID());
  return (await keyValues.read(identity)) ?? "";
}

/** A copy of another database, or a damaged one, is made anew. */
async function openCopy(path: string, of: string): Promise<Kysely<Schema>> {
  try {
    const copy = await openDatabase(path);
    const keyValues = createKeyValueStore(copy);
    const known = await keyValues.read(identity);
    if (known === undefined) await keyValues.write(identity, of);
    if (known === undefined || known === of) return copy;
    await copy.destroy();
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
  }
  for (const end of ["", "-wal", "-shm"]) await rm(path + end, { force: true });
  const copy = await openDatabase(path);
  await createKeyValueStore(copy).write(identity, of);
  return copy;
}

/** How long somebody who reads waits for an answer. */
const timeoutMs = 1_000;

/** For how long after that the database is not asked. */
const restMs = 3_000;

const unavailable = () => new StoreUnavailableError("database_silent");

/**
 * Where the database is silent, whoever sets something is told at once. And what readers need: articles, what they were shown, how they like it. And what is known of the
 * articles folder, which is this process's own too: another's folder of that name may hold other files.
 */
function standingIn(storage: Storage, instead: Storage): Partial<Storage> {
  const { quick, slow, allSlow } = createCircuitBreaker({ timeoutMs, restMs, error: unavailable });
  const { articles, memory, longTexts, preferences, installations } = storage;
  return {
    subscriptions: allSlow(storage.subscriptions),
    follows: allSlow(storage.follows),
    mutes: allSlow(storage.mutes),
    ledger: allSlow(storage.ledger),
    feeds: allSlow(storage.feeds),
    tenants: allSlow(storage.tenants),
    folderFiles: instead.folderFiles,
    articles: {
      ...articles,
      get: either(slow(articles.get), instead.articles.get),
      versions: either(slow(articles.versions), instead.articles.versions),
      between: either(slow(articles.between), instead.articles.between),
      sources: either(slow(articles.sources), instead.articles.sources),
      count: either(slow(articles.count), instead.articles.count),
    },
    memory: {
      ...memory,
      firstTime: either(quick(memory.firstTime), instead.memory.firstTime),
      rememberList: either(quick(memory.rememberList), instead.memory.rememberList),
      lastList: either(quick(memory.lastList), instead.memory.lastList),
    },
    longTexts: {
      keep: either(quick(longTexts.keep), instead.longTexts.keep),
      find: either(quick(longTexts.find), instead.longTexts.find),
    },
    preferences: {
      ...allSlow(preferences),
      of: either(remembered(quick(preferences.of)), instead.preferences.of),
    },
    installations: { ...installations, find: remembered(quick(installations.find)) },
  };
}

/** Asks the one, and the other where it is away. */
const either =
  <A extends unknown[], T>(ask: AsyncQuestion<A, T>, other: AsyncQuestion<A, T>): AsyncQuestion<A, T> =>
  async (...question) => {
    try {
      return await ask(...question);
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      return other(...question);
    }
  };

const maxRemembered = 10_000;

/** Answers as it did last while the database is away; rejects where it was not asked that before. */
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
