import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";

/** How long it waits, and keeps writers waiting, for those who still read the log. */
const busyTimeoutMs = 100;

/** From this length on, 64 MB, writers are kept waiting so that the log cannot grow for ever. */
const maxLogPages = 16_384;

const database = new DatabaseSync(workerData, { timeout: busyTimeoutMs });

parentPort?.on("message", () => {
  // This does not stop the writers: what they write meanwhile is left for the next time.
  const done = database.prepare("pragma wal_checkpoint(passive)").get() as {
    log: number;
    checkpointed: number;
  };
  if (done.log === done.checkpointed || done.log > maxLogPages)
    database.exec("pragma wal_checkpoint(truncate)");
  parentPort?.postMessage("made");
});
