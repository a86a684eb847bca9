import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { explainFile, explainSqlite, unusable } from "../errors.ts";
import { migrationNames, migrationTable } from "../migrations/migrate.ts";

/** A check of a whole file of this size takes some tenths of a second. */
const maxCheckedBytes = 64 * 2 ** 20;
/** At a normal start the check may take some hundredths. */
const maxCheckedBytesAtStart = 8 * 2 ** 20;
/** SQLITE_READONLY_ROLLBACK: a transaction was cut off by a crash; opening for writing undoes it. */
const needsRollback = 776;

/** As `checkFile`, but quick with large files, unless a write-ahead log shows that their last user crashed. */
export function checkAtStart(path: string): void {
  assertWritable(path);
  checkFile(path, existsSync(`${path}-wal`) ? maxCheckedBytes : maxCheckedBytesAtStart);
}

/**
 * Checks, without writing to it, that a file is a sound database that this program may use; one of
 * more than `maxBytes` is only opened. No file, or an empty one, is fine.
 * @throws StorageError otherwise
 */
export function checkFile(path: string, maxBytes = maxCheckedBytes): void {
  try {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (!size) return;
    const database = openToRead(path);
    try {
      assertSound(database, path, size <= maxBytes);
      assertOurs(database, path);
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof Error && "errcode" in error && error.errcode === needsRollback) return;
    throw explainSqlite(error, path);
  }
}

/** @throws StorageError if the database file, or one that is to be made, cannot be written */
function assertWritable(path: string): void {
  try {
    for (const place of [dirname(path), path])
      if (place !== path || existsSync(path)) accessSync(place, constants.W_OK);
  } catch (error) {
    throw explainFile(error, path);
  }
}

/** Whether there is no database at a path, or one without anything in it. Throws StorageError. */
export function holdsNothing(path: string): boolean {
  try {
    if (!statSync(path, { throwIfNoEntry: false })?.size) return true;
    const database = openToRead(path);
    const tables = database.prepare("select count(*) as tables from sqlite_schema").get()?.tables;
    database.close();
    return tables === 0;
  } catch (error) {
    if (error instanceof Error && "errcode" in error && error.errcode === needsRollback) return false;
    throw explainSqlite(error, path);
  }
}

/**
 * Opens a database for reading alone, also in a folder that cannot be written. Throws what SQLite throws.
 */
export function openToRead(path: string): DatabaseSync {
  // Reading takes a file that says who reads, unless it is certain that nobody writes.
  const isFrozen = !isWritable(path) && !statSync(`${path}-wal`, { throwIfNoEntry: false })?.size;
  const location = isFrozen ? new URL(`${pathToFileURL(resolve(path))}?immutable=1`) : path;
  return new DatabaseSync(location, { readOnly: true, timeout: 5_000 });
}

/** Whether a database file and its folder can be written. */
export function isWritable(path: string): boolean {
  try {
    assertWritable(path);
    return true;
  } catch {
    return false;
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
  throw unusable(path, `it is damaged; ${advice}`, new Error(String(problem?.quick_check)));
}

function assertOurs(database: DatabaseSync, path: string): void {
  const tables = database.prepare("select name from sqlite_schema where type = 'table'").all();
  if (tables.length === 0) return;
  if (!tables.some(({ name }) => name === migrationTable))
    throw unusable(path, "it belongs to another program; set another data folder");
  const applied = database.prepare(`select name from ${migrationTable}`).all();
  if (applied.every(({ name }) => migrationNames.includes(String(name)))) return;
  const advice = "install that version again, or set another data folder";
  throw unusable(path, `a newer version of Newsdesk wrote it; ${advice}`);
}
