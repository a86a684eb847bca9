import { accessSync, closeSync, constants, openSync } from "node:fs";
import { dirname } from "node:path";

/** The database cannot be used. The message is one line of text: what happened, to which file, what to do. */
export class StorageError extends Error {
  override readonly name = "StorageError";
}

/** The error for a database that cannot be used because of a problem, given with what to do about it. */
export const unusable = (name: string, problem: string, cause?: unknown): StorageError =>
  new StorageError(`Cannot use the database ${name}: ${problem}.`, { cause });

/** A step of bringing a database up to date failed, for its `cause`; the transaction around all steps undid them. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
  readonly step: string;
  constructor(step: string, cause: unknown) {
    super(`The migration ${step} failed`, { cause });
    this.step = step;
  }
}

/**
 * Explains a failed step by what was in its way; if that is nothing known, the database is not as any released
 * version left it.
 * @param explain of the database's own errors
 */
export function explainMigration(
  { step, cause }: MigrationError,
  name: string,
  explain: (cause: unknown) => unknown,
): unknown {
  const told = explain(cause);
  if (told !== cause) return told;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const problem = `it could not be brought up to date, and nothing in it was changed: step "${step}" failed (${reason})`;
  const cure =
    "start it with the version that wrote it, or restore a backup of a released one (newsdesk restore FILE)";
  return unusable(name, `${problem}; ${cure}`, cause);
}

/** Problem and remedy by SQLite's primary result code. */
const meanings: Record<number, string> = {
  3: "permission is denied; check the permissions of the file and its folder",
  5: "another program has kept it locked; stop that program and try again",
  6: "this program is using it otherwise; stop it and start it again",
  8: "it cannot be written; check the permissions of the file and its folder",
  10: "the disk reported an error; check the disk, then try again",
  11: "it is damaged; restore it from a backup, or move it away to start with an empty one",
  13: "the disk is full; free some space and try again",
  14: "it cannot be opened; check that the path names a file and that its folder exists and is writable",
  22: "the file is too large for this system; move it to another disk",
  23: "reading it was refused; check the permissions of the file and its folder",
  26: "it is not a database; move it away, or set another data folder",
};

/** The same by the operating system's code. */
const fileMeanings: Record<string, string> = {
  EACCES: "permission is denied; check the permissions of it and its folders, and the user Newsdesk runs as",
  EBUSY: "it is in use; stop what uses it and try again",
  EDQUOT: "the disk quota is used up; free some space and try again",
  EEXIST: "something else has this name; move it away, or choose another",
  EFBIG: "it has become too large for this file system; move it to another",
  EIO: "the disk reported an error; check the disk, then try again",
  EISDIR: "it is a folder and not a file; name a file, or move the folder away",
  ELOOP: "its links lead in a circle; correct them",
  EMFILE: "this program may open no more files; raise its limit (ulimit -n) and start it again",
  ENAMETOOLONG: "its name is too long; choose a shorter one",
  ENFILE: "the system can open no more files; close other programs, or raise its limit",
  ENOENT: "it does not exist; check the path",
  ENOSPC: "the disk is full; free some space and try again",
  ENOTDIR: "part of its path is a file and not a folder; correct the path, or move that file away",
  EPERM: "permission is denied; check the permissions of it and its folders, and the user Newsdesk runs as",
  EROFS: "its file system can only be read; make it writable, or choose another place",
  ESTALE: "its network disk has lost it; check the mount, then try again",
  ETXTBSY: "it is in use; stop what uses it and try again",
};

const fileCode = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

/**
 * Explains an error of the file system; any other is returned as it is.
 * @param path if the error names none
 * @param failed what could not be done, such as "Cannot make the folder data"
 */
export function explainFile(error: unknown, path: string, failed?: string): unknown {
  const code = fileCode(error);
  if (error instanceof StorageError || !Object.hasOwn(fileMeanings, code)) return error;
  const { path: named, dest } = error as { path?: unknown; dest?: unknown };
  const place = String(dest ?? named ?? path);
  return new StorageError(`${failed ?? `Cannot use ${place}`}: ${fileMeanings[code]}.`, { cause: error });
}

const primaryCode = (error: unknown): number =>
  error instanceof Error && "errcode" in error && typeof error.errcode === "number"
    ? error.errcode & 0xff
    : 0;

/** Whether another program has the file locked. */
export const isLocked = (error: unknown): boolean =>
  error instanceof StorageError && primaryCode(error.cause) === 5;

/** SQLite says only that it could not open a file, or that a call failed. */
const vague = new Set([10, 14]);

/** Explains SQLite's error, or the file system's, about a file; any other is returned as it is. */
export function explainSqlite(error: unknown, path: string): unknown {
  if (error instanceof MigrationError)
    return explainMigration(error, path, (cause) => explainSqlite(cause, path));
  const code = primaryCode(error);
  const cause = vague.has(code) ? fileMeanings[codeOnOpening(path)] : undefined;
  const meaning = cause ?? meanings[code];
  return meaning ? unusable(path, meaning, error) : explainFile(error, path);
}

/** The operating system's own reason why a file cannot be opened for writing; empty if it can be. */
function codeOnOpening(path: string): string {
  try {
    accessSync(dirname(path), constants.W_OK | constants.X_OK);
    closeSync(openSync(path, "r+"));
    return "";
  } catch (error) {
    return fileCode(error);
  }
}
