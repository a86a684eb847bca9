import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";

/** It waits, and keeps writers waiting, for those who still read the log. */
const busyTimeoutMs = 100;

/** 64 MB, from which on writers are kept waiting so that the log cannot grow for ever. */
const maxLogPages = 16_384;

const database = new DatabaseSync(workerData, { timeout: busyTimeoutMs });

parentPort?.on("message", () => {
  // This does not block the writers: their writes meanwhile are left for the next checkpoint.
  const done = database.prepare("pragma wal_checkpoint(passive)").get() as {
    log: number;
    checkpointed: number;
  };
  if (done.log === done.checkpointed || done.log > maxLogPages)
    database.exec("pragma wal_checkpoint(truncate)");
  parentPort?.postMessage("made");
});
