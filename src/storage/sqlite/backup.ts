import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { backup, DatabaseSync } from "node:sqlite";
import { explainSqlite, StorageError } from "../errors.ts";
import { checkFile } from "./check-file.ts";

/**
 * Copies a database, also one that is being written; the copy is as of one moment.
 * @throws StorageError where there is none, it cannot be read, or a file is there already
 */
export async function backUp(path: string, target: string): Promise<void> {
  if (!existsSync(path)) throw new StorageError(`There is no database ${path} to back up.`);
  if (existsSync(target)) throw new StorageError(`${target} is there already: name a new file.`);
  try {
    const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
    await backup(database, target);
    database.close();
    // The copy shall be one file, readable where nothing may be written beside it.
    const copy = new DatabaseSync(target);
    copy.exec("pragma journal_mode = delete");
    copy.close();
  } catch (error) {
    rmSync(target, { force: true });
    throw explainSqlite(error, target);
  }
}

/**
 * Puts a backup in the place of the database; what was there is kept beside it.
 * @returns where it is kept; undefined where there was none
 * @throws StorageError where the backup is missing, damaged or of a newer version, or the database is in use
 */
export function restore(source: string, path: string, now: number): string | undefined {
  if (!existsSync(source)) throw new StorageError(`There is no backup ${source}.`);
  checkFile(source);
  const incoming = `${path}.incoming`;
  copyFileSync(source, incoming);
  const kept = existsSync(path) ? putAside(path, now) : undefined;
  renameSync(incoming, path);
  return kept;
}

function putAside(path: string, now: number): string {
  if (isInUse(path)) {
    throw new StorageError(`The database ${path} is in use: stop Newsdesk, then restore again.`);
  }
  const kept = `${path}.${new Date(now).toISOString().replaceAll(":", "-")}`;
  // A write-ahead log that stayed would be taken for the restored database's.
  for (const part of ["", "-wal", "-shm"]) {
    if (existsSync(`${path}${part}`)) renameSync(`${path}${part}`, `${kept}${part}`);
  }
  return kept;
}

/** Only the last one who has a database open may end its write-ahead log, which also empties it. */
function isInUse(path: string): boolean {
  const database = new DatabaseSync(path);
  try {
    return database.prepare("pragma journal_mode = delete").get()?.journal_mode !== "delete";
  } catch (error) {
    if (explainSqlite(error, path) instanceof StorageError && /locked/.test(String(error))) return true;
    // A damaged database is a reason to restore another.
    return false;
  } finally {
    database.close();
  }
}
