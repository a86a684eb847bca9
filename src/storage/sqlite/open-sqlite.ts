import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { explainFile, explainSqlite, unusable } from "../errors.ts";
import { isUpToDate, migrate, missingTables } from "../migrations/migrate.ts";
import type { Schema } from "../schema.ts";
import { processesOnFile } from "../state/processes.ts";
import { createStorage, type Storage } from "../storage.ts";
import { checkAtStart, checkFile, openToRead } from "./check-file.ts";
import { nodeSqliteDialect } from "./kysely-dialect.ts";
import { busyTimeoutMs } from "./wait-for-lock.ts";
import { keepWriteAhead, type WriteAhead } from "./write-ahead.ts";

/** Receives why checkpoints are no longer made in the background, so that writes may be slow. */
type OnTrouble = (error: unknown) => void;

type FileOptions = {
  onTrouble?: OnTrouble;
  /** Set if this process has locked the data folder: every claim of another is then a dead one's. */
  isOwner?: boolean;
};

/**
 * Opens the database file, or ":memory:"; creates it and its folder if necessary and migrates an
 * older one.
 * @throws StorageError if it is damaged, newer than this program, not a Newsdesk database or not
 * writable; the file is then left as it was
 */
export async function openStorage(
  path: string,
  { onTrouble, isOwner = false }: FileOptions = {},
): Promise<Storage> {
  return createStorage(await openDatabase(path, onTrouble), processesOnFile(isOwner));
}

/**
 * Opens a database for reading, also where nothing can be written. What the bot remembers of a
 * conversation is then forgotten, and what is asked not counted; any other write throws StorageError.
 * @throws StorageError if it cannot be used, or is older than this program
 */
export async function openStorageToRead(path: string): Promise<Storage> {
  const { memory, longTexts, questions } = await openStorage(":memory:");
  const read = createStorage(await openDatabaseToRead(path));
  return { ...read, memory, longTexts, questions: { ...read.questions, add: questions.add } };
}

/** The same database without the stores. Throws the same. */
export async function openDatabaseToRead(path: string): Promise<Kysely<Schema>> {
  checkFile(path);
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(openToRead(path), path) });
  if (!(await isUpToDate(db))) {
    await db.destroy();
    throw unusable(path, "an older version wrote it; make it writable, so that it can be brought up to date");
  }
  return db;
}

/** The same database without the stores. Throws the same. */
export async function openDatabase(path: string, onTrouble: OnTrouble = () => {}): Promise<Kysely<Schema>> {
  if (path !== ":memory:") {
    makeFolder(path);
    checkAtStart(path);
  }
  let database: DatabaseSync | undefined;
  let writeAhead: WriteAhead | undefined;
  try {
    database = new DatabaseSync(path, { timeout: busyTimeoutMs });
    const mode = database.prepare("pragma journal_mode = wal").get()?.journal_mode;
    // Some network disks cannot have a write-ahead log; memory needs none.
    writeAhead = mode === "wal" ? keepWriteAhead(database, path, onTrouble) : undefined;
    const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(database, path, { writeAhead }) });
    await migrate(db);
    const lost = await missingTables(db);
    if (lost.length > 0)
      throw unusable(path, `it is damaged: it has lost ${lost.join(", ")}; restore it from a backup`);
    // From here on, waiting for another process's lock does not block this one.
    database.exec("pragma busy_timeout = 0");
    return db;
  } catch (error) {
    await writeAhead?.stop();
    database?.close();
    throw explainSqlite(error, path);
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    const folder = dirname(path);
    throw explainFile(error, folder, `Cannot make the folder ${folder} for the database`);
  }
}
