import { type FileHandle, open } from "node:fs/promises";
import type { DatabaseSync } from "node:sqlite";
import { StorageError } from "../errors.ts";
import { type Checkpoints, createCheckpoints } from "./checkpoints.ts";

/** The size of the log at which a checkpoint is made. */
const checkpointBytes = 8 * 2 ** 20;

/** Large indexes are written to all over, so much of the database is kept in memory. */
const cacheKb = 16_384;

/** What SQLite would do itself at a commit, blocking everything else meanwhile. */
export type WriteAhead = {
  /** Once this is over, what was written before survives a power cut. @throws StorageError */
  flush(): Promise<void>;
  /** To be called before the database is closed. */
  stop(): Promise<void>;
};

/**
 * Moves the disk's work of a database with a write-ahead log off this thread: the log is flushed by
 * the system's threads, once for all who wait, and checkpointed by a thread of its own; `onTrouble`
 * receives why that one could not.
 */
export function keepWriteAhead(
  database: DatabaseSync,
  path: string,
  onTrouble: (error: unknown) => void,
): WriteAhead {
  database.exec("pragma synchronous = normal; pragma wal_autocheckpoint = 0");
  database.exec(`pragma cache_size = -${cacheKb}`);
  const checkpoints = createCheckpoints(path, (error) => {
    // SQLite makes them itself again, every thousand pages.
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
  if ((await file.stat()).size >= checkpointBytes) checkpoints.make();
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
