import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { explainSqlite, StorageError } from "../errors.ts";
import { migrationNames, migrationTable } from "../migrations/migrate.ts";

/** Up to this size the whole file is checked: it takes some tenths of a second. */
const mostChecked = 64 * 2 ** 20;

/** At a start that nothing speaks against it may take no more than some hundredths. */
const mostCheckedAtStart = 8 * 2 ** 20;

/** SQLITE_READONLY_ROLLBACK: a transaction was cut off by a crash; opening for writing undoes it. */
const needsRollback = 776;

/** As `checkFile`, but of a large file only as much as is quick, unless its last user left it open. */
export function checkAtStart(path: string): void {
  // Whoever is the last to close it removes the write-ahead log.
  checkFile(path, existsSync(`${path}-wal`) ? mostChecked : mostCheckedAtStart);
}

/**
 * Makes sure, without writing to it, that a file is a sound database that this program may use; of
 * one with more than `most` bytes only the beginning. No file, or an empty one, is fine.
 * @throws StorageError otherwise
 */
export function checkFile(path: string, most = mostChecked): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  assertWritable(size ? path : dirname(path), path);
  if (!size) return;
  try {
    const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
    try {
      assertSound(database, path, size <= most);
      assertOurs(database, path);
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof Error && "errcode" in error && error.errcode === needsRollback) return;
    throw explainSqlite(error, path);
  }
}

function assertWritable(target: string, path: string): void {
  try {
    accessSync(target, constants.W_OK);
  } catch (error) {
    const advice = "check the permissions of the file and its folder";
    throw new StorageError(`Cannot use the database ${path}: it cannot be written; ${advice}.`, {
      cause: error,
    });
  }
}

function assertSound(database: DatabaseSync, path: string, whole: boolean): void {
  if (!whole) {
    database.prepare("select count(*) from sqlite_schema").all();
    return;
  }
  const [problem] = database.prepare("pragma quick_check(1)").all();
  if (problem?.quick_check === "ok") return;
  const advice = "restore it from a backup, or move it away to start with an empty one";
  throw new StorageError(`Cannot use the database ${path}: it is damaged; ${advice}.`, {
    cause: new Error(String(problem?.quick_check)),
  });
}

function assertOurs(database: DatabaseSync, path: string): void {
  const tables = database.prepare("select name from sqlite_schema where type = 'table'").all();
  if (tables.length === 0) return;
  if (!tables.some(({ name }) => name === migrationTable)) {
    const advice = "set another data folder";
    throw new StorageError(`Cannot use the database ${path}: it belongs to another program; ${advice}.`);
  }
  const applied = database.prepare(`select name from ${migrationTable}`).all();
  if (applied.every(({ name }) => migrationNames.includes(String(name)))) return;
  const advice = "install that version again, or set another data folder";
  throw new StorageError(`Cannot use the database ${path}: a newer version of Newsdesk wrote it; ${advice}.`);
}
