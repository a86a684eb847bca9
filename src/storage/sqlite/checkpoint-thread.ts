import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";

/** How long it waits, and keeps writers waiting, for those who still use the log, in milliseconds. */
const waitMs = 100;

/** Pages (of 4 kB) of the log from which on writers are kept waiting, so that it ends somewhere. */
const tooLong = 16_384;

const database = new DatabaseSync(workerData, { timeout: waitMs });

parentPort?.on("message", () => {
  // Beside the writers: what they write meanwhile is left to the next time.
  const done = database.prepare("pragma wal_checkpoint(passive)").get() as {
    log: number;
    checkpointed: number;
  };
  if (done.log === done.checkpointed || done.log > tooLong) database.exec("pragma wal_checkpoint(truncate)");
  parentPort?.postMessage("made");
});
