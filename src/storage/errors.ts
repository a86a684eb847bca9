/** The database cannot be used. The message is one line of text: what happened, to which file, what to do. */
export class StorageError extends Error {
  override readonly name = "StorageError";
}

/** The error for a database that cannot be used because of a problem, given with what to do about it. */
export const unusable = (name: string, problem: string, cause?: unknown): StorageError =>
  new StorageError(`Cannot use the database ${name}: ${problem}.`, { cause });

/** Problem and remedy by SQLite's primary result code. */
const meanings: Record<number, string> = {
  5: "another program has kept it locked; stop that program and try again",
  8: "it cannot be written; check the permissions of the file and its folder",
  10: "the disk reported an error; check the disk, then try again",
  11: "it is damaged; restore it from a backup, or move it away to start with an empty one",
  13: "the disk is full; free some space and try again",
  14: "it cannot be opened; check that the path names a file and that its folder exists and is writable",
  23: "reading it was refused; check the permissions of the file and its folder",
  26: "it is not a database; move it away, or set another data folder",
};

const primaryCode = (error: unknown): number =>
  error instanceof Error && "errcode" in error && typeof error.errcode === "number"
    ? error.errcode & 0xff
    : 0;

/** Whether another program has the file locked. */
export const isLocked = (error: unknown): boolean =>
  error instanceof StorageError && primaryCode(error.cause) === 5;

/** Explains SQLite's error about a file; an error that is not about the file is returned as it is. */
export function explainSqlite(error: unknown, path: string): unknown {
  const meaning = meanings[primaryCode(error)];
  return meaning ? unusable(path, meaning, error) : error;
}
