import { type FileHandle, open } from "node:fs/promises";
import type { DatabaseSync } from "node:sqlite";
import { explainFile, StorageError } from "../errors.ts";
import { type Checkpoints, createCheckpoints } from "./checkpoints.ts";

/** The size of the log that triggers a checkpoint. */
const checkpointBytes = 8 * 2 ** 20;

/** Large indexes are written to all over, so much of the database is kept in memory. */
const cacheKb = 16_384;

/** The part of a commit in which SQLite would block everything else. */
export type WriteAhead = {
  /** Once this resolves, all earlier writes survive a power cut. @throws StorageError */
  flush(): Promise<void>;
  /** To be called before the database is closed. */
  stop(): Promise<void>;
};

/**
 * Moves the disk work of a database with a write-ahead log off this thread: the log is flushed in
 * libuv's threads, once for all who wait, and checkpointed in a dedicated one; `onTrouble` receives why
 * a checkpoint failed.
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
      // A running flush may have begun before the last write.
      waiting ??= running
        .catch(() => {})
        .then(() => {
          waiting = undefined;
          running = flushed(log, checkpoints).catch((cause) => {
            const failed = `Cannot write the database ${path} to the disk`;
            const explained = explainFile(cause, path, failed);
            if (explained instanceof StorageError) throw explained;
            throw new StorageError(`${failed}: check the disk.`, { cause });
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

/** The file is created by the first write, and exists as long as the database is open. */
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
