import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { explainSqlite, isLocked, StorageError } from "../errors.ts";

/** A connection that nothing refers to would be collected, and its lock with it. */
const held = new Set<DatabaseSync>();

/**
 * Makes this process the only one that runs on a data folder. The operating system holds the lock, so
 * it ends with the process, however that ends.
 * @returns what gives it up
 * @throws StorageError if another process has it, or the folder cannot be written
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, "running.lock");
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    lock = new DatabaseSync(path, { timeout: 0 });
    // An empty transaction: SQLite locks the file and writes nothing.
    lock.exec("begin exclusive");
    held.add(lock);
    return unlocking(lock);
  } catch (cause) {
    lock?.close();
    const error = explainSqlite(cause, path);
    if (!isLocked(error)) throw error;
    const advice = "stop that one first, or give this one a data folder of its own (NEWSDESK_DATA)";
    throw new StorageError(`Another Newsdesk is running on the data folder ${folder}: ${advice}.`, { cause });
  }
}

const unlocking = (lock: DatabaseSync) => () => {
  held.delete(lock);
  lock.close();
};
