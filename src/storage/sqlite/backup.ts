import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { explainFile, explainSqlite, StorageError } from "../errors.ts";
import { checkFile, holdsNothing, openToRead } from "./check-file.ts";

/** How much of a database is copied. */
export type CopiedBytes = { bytes: number; ofBytes: number };

/** About 4 MB: often enough to show how far it is, seldom enough to cost nothing. */
const pagesInStep = 1_000;

/**
 * Copies a database as of one moment, also while it is written to.
 * @throws StorageError if there is none, it cannot be read, or the target exists
 */
export async function backUp(
  path: string,
  target: string,
  onCopied: (copied: CopiedBytes) => void = () => {},
): Promise<void> {
  if (!existsSync(path)) throw new StorageError(`There is no database ${path} to back up.`);
  if (existsSync(target)) throw new StorageError(`${target} is there already: name a new file.`);
  try {
    const database = openToRead(path);
    const pageBytes = Number(database.prepare("pragma page_size").get()?.page_size);
    const progress = ({ totalPages, remainingPages }: { totalPages: number; remainingPages: number }) =>
      onCopied({ bytes: (totalPages - remainingPages) * pageBytes, ofBytes: totalPages * pageBytes });
    await backup(database, target, { rate: pagesInStep, progress });
    database.close();
    // The copy is to be one file, readable in a folder that is read-only.
    const copy = new DatabaseSync(target);
    copy.exec("pragma journal_mode = delete");
    copy.close();
  } catch (error) {
    rmSync(target, { force: true });
    throw explainSqlite(error, target);
  }
}

/**
 * Replaces the database with a backup and leaves the old one beside it.
 * @returns the old one's path; undefined if there was none
 * @throws StorageError if the backup is missing, damaged or of a newer version, or the database is in use
 */
export function restore(source: string, path: string, now: number): string | undefined {
  if (!existsSync(source)) throw new StorageError(`There is no backup ${source}.`);
  checkFile(source);
  if (holdsNothing(source)) throw new StorageError(`The backup ${source} is empty: name another.`);
  const incoming = `${path}.incoming`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    copyFileSync(source, incoming);
    const old = existsSync(path) ? setAside(path, now) : undefined;
    renameSync(incoming, path);
    return old;
  } catch (error) {
    rmSync(incoming, { force: true });
    throw explainFile(error, path);
  }
}

function setAside(path: string, now: number): string {
  if (isInUse(path)) {
    throw new StorageError(`The database ${path} is in use: stop Newsdesk, then restore again.`);
  }
  const aside = `${path}.${new Date(now).toISOString().replaceAll(":", "-")}`;
  // A write-ahead log left here would be applied to the restored database.
  for (const part of ["", "-wal", "-shm"]) {
    if (existsSync(`${path}${part}`)) renameSync(`${path}${part}`, `${aside}${part}`);
  }
  return aside;
}

/** Only the last program that has a database open can end its write-ahead log, which also empties it. */
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
