import { type FSWatcher, watch } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { Folder, FolderScan } from "./folder-sync.ts";
import { describeProblems } from "./import-report.ts";
import { notArticle } from "./source-file.ts";

const tickMs = 200;
/** How long a file must stay unchanged before it counts as complete, or as gone. */
const settleMs = 500;
/** Without events (Docker, network disks) only scans find changes. The pause between two scans is 50 times the duration of one. */
const minPauseMs = 500;
const pauseFactor = 50;

export type FolderLog = Pick<Logger, "info" | "warn" | "error">;

/** Keeps the store in step with a folder until stopped; `stop` waits for the current scan. */
export function watchFolder(
  folder: Folder,
  log: FolderLog,
  errorText: (reason: string) => string,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const events = createEvents(log);
  const logScan = createScanLogger(log, errorText);
  let unsettled: string[] = [];
  let nextScan = 0;

  const look = async (origin?: string): Promise<FolderScan> => {
    const result = await folder.look(settleMs, origin, stopping.signal);
    events.watch(result.folders);
    logScan(result, origin === undefined);
    unsettled = result.unsettled;
    return result;
  };
  const round = async () => {
    if (performance.now() >= nextScan) {
      const start = performance.now();
      const { isMissingSome } = await look();
      const end = performance.now();
      nextScan = isMissingSome ? 0 : end + Math.max(minPauseMs, pauseFactor * (end - start));
    } else {
      for (const origin of new Set([...events.take(), ...unsettled])) {
        if ((await look(origin)).isMissingSome) nextScan = 0;
      }
    }
  };
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await round().catch((error) => {
        if (!stopping.signal.aborted) log.error({ err: error }, "the articles folder could not be read");
      });
      await sleep(tickMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    events.close();
  };
  const ended = loop();
  return {
    stop() {
      stopping.abort();
      return ended;
    },
  };
}

/** Collects the system's events for the watched folders. */
function createEvents(log: FolderLog) {
  const watchers = new Map<string, FSWatcher>();
  let touched = new Set<string>();
  let isLimited = false;
  const forget = (path: string) => {
    watchers.get(path)?.close();
    watchers.delete(path);
  };
  const start = (path: string) => {
    try {
      const watcher = watch(path, { persistent: false }, (type, name) => {
        // This is how a folder reports its own removal; another of the same name needs a new watcher.
        if (type === "rename" && name === basename(path)) forget(path);
        if (!name || !notArticle.test(name)) touched.add(name ? join(path, name) : path);
      });
      watcher.on("error", () => forget(path)); // the folder is gone: the next scan sees that
      watchers.set(path, watcher);
    } catch (error) {
      // The system limits the number of watched folders; scans find the other changes.
      if (!isLimited)
        log.warn({ err: error, path }, "some folders cannot be watched and are scanned instead");
      isLimited = true;
    }
  };
  return {
    watch(paths: string[]) {
      for (const path of paths) if (!watchers.has(path)) start(path);
    },
    take(): Set<string> {
      const taken = touched;
      touched = new Set();
      return taken;
    },
    close() {
      for (const path of [...watchers.keys()]) forget(path);
    },
  };
}

/** Logs the result of a scan; a problem that stays is logged once. */
function createScanLogger(log: FolderLog, errorText: (reason: string) => string) {
  let logged = new Set<string>();
  return ({ report, removed }: FolderScan, isWhole: boolean) => {
    const { articles, changed, failed } = report;
    if (articles > 0 || removed > 0)
      log.info({ new: report.new, changed, removed, failed }, "the articles folder changed");
    const problems = describeProblems(report, errorText);
    for (const problem of problems)
      if (!logged.has(problem)) log.warn({ problem }, "the articles folder has a problem");
    if (isWhole) logged = new Set(problems);
  };
}
