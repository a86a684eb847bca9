import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { explainSqlite, unusable } from "../errors.ts";
import { migrationNames, migrationTable } from "../migrations/migrate.ts";

/** A check of a whole file of this size takes some tenths of a second. */
const maxCheckedBytes = 64 * 2 ** 20;
/** At a normal start the check may take some hundredths. */
const maxCheckedBytesAtStart = 8 * 2 ** 20;
/** SQLITE_READONLY_ROLLBACK: a transaction was cut off by a crash; opening for writing undoes it. */
const needsRollback = 776;

/** As `checkFile`, but quick with large files, unless a write-ahead log shows that their last user crashed. */
export function checkAtStart(path: string): void {
  checkFile(path, existsSync(`${path}-wal`) ? maxCheckedBytes : maxCheckedBytesAtStart);
}

/**
 * Checks, without writing to it, that a file is a sound database that this program may use; one of
 * more than `maxBytes` is only opened. No file, or an empty one, is fine.
 * @throws StorageError otherwise
 */
export function checkFile(path: string, maxBytes = maxCheckedBytes): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  assertWritable(size ? path : dirname(path), path);
  if (!size) return;
  try {
    const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
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

function assertWritable(target: string, path: string): void {
  try {
    accessSync(target, constants.W_OK);
  } catch (error) {
    throw unusable(path, "it cannot be written; check the permissions of the file and its folder", error);
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
