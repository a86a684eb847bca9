import { type FileHandle, open } from "node:fs/promises";
import type { DatabaseSync } from "node:sqlite";
import { StorageError } from "../errors.ts";
import { type Checkpoints, createCheckpoints } from "./checkpoints.ts";

/** Bytes of the write-ahead log that are left to gather before they are brought into the database. */
const long = 8 * 2 ** 20;

/** Kilobytes of the database that are kept in memory: large indexes are written to all over. */
const cacheKb = 16_384;

/** What SQLite would do at a commit itself, and hold up everything else meanwhile. */
export type WriteAhead = {
  /** What was written before outlasts a power cut once this is over. Throws StorageError. */
  flush(): Promise<void>;
  /** To be called before the database is closed. */
  stop(): Promise<void>;
};

/**
 * Takes the disk's work off a database that is open with a write-ahead log: the log is flushed by the
 * system's threads, once for all who wait, and brought into the database by a thread of its own;
 * `onTrouble` hears why this thread could not.
 */
export function keepWriteAhead(
  database: DatabaseSync,
  path: string,
  onTrouble: (error: unknown) => void,
): WriteAhead {
  database.exec("pragma synchronous = normal; pragma wal_autocheckpoint = 0");
  database.exec(`pragma cache_size = -${cacheKb}`);
  const checkpoints = createCheckpoints(path, (error) => {
    // SQLite itself does it again, every thousand pages.
    database.exec("pragma wal_autocheckpoint = 1000");
    onTrouble(error);
  });
  const log = openLog(`${path}-wal`);
  let running = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return {
    flush() {
      // What is running may have begun before the last write.
      waiting ??= running
        .catch(() => {})
        .then(() => {
          waiting = undefined;
          running = flushed(log, checkpoints).catch((cause) => {
            throw new StorageError(`Cannot write the database ${path} to the disk: check the disk.`, {
              cause,
            });
          });
          return running;
        });
      return waiting;
    },
    async stop() {
      await running.catch(() => {});
      await checkpoints.stop();
      await log.close();
    },
  };
}

async function flushed(log: WriteAheadLog, checkpoints: Checkpoints): Promise<void> {
  const file = await log.file();
  await file.datasync();
  if ((await file.stat()).size >= long) checkpoints.make();
}

type WriteAheadLog = { file(): Promise<FileHandle>; close(): Promise<void> };

/** The file comes with the first write, and stays as long as the database is open. */
function openLog(path: string): WriteAheadLog {
  let handle: FileHandle | undefined;
  return {
    async file() {
      handle ??= await open(path, "r+");
      return handle;
    },
    close: async () => handle?.close(),
  };
}
