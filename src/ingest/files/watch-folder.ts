import { type FSWatcher, watch } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { notArticle } from "./find-files.ts";
import type { Folder, FolderScan } from "./folder-sync.ts";
import { describeProblems } from "./import-report.ts";

/** How often the watcher acts on what it was told, in milliseconds. */
const tickMs = 200;
/** How long a file must stay as it is before it counts as whole, or as gone. */
const settleMs = 500;
/** Where no events come (Docker, network disks) only looking helps; it may take this share of the time. */
const shortestPauseMs = 500;
const pauseFactor = 50;

/** The part of a pino logger that watching takes. */
export type FolderLog = {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
};

/** Keeps the store in step with a folder until stopped; `stop` waits for what is under way. */
export function watchFolder(
  folder: Folder,
  log: FolderLog,
  errorText: (reason: string) => string,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const events = createEvents(log);
  const tell = createTeller(log, errorText);
  let unsettled: string[] = [];
  let nextScan = 0;

  const look = async (origin?: string): Promise<FolderScan> => {
    const result = await folder.look(settleMs, origin);
    events.watch(result.folders);
    tell(result, origin === undefined);
    unsettled = result.unsettled;
    return result;
  };
  const round = async () => {
    if (performance.now() >= nextScan) {
      const start = performance.now();
      const { isMissingSome } = await look();
      const end = performance.now();
      nextScan = isMissingSome ? 0 : end + Math.max(shortestPauseMs, pauseFactor * (end - start));
    } else {
      for (const origin of new Set([...events.take(), ...unsettled])) {
        if ((await look(origin)).isMissingSome) nextScan = 0;
      }
    }
  };
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await round().catch((error) => log.error({ err: error }, "the articles folder could not be read"));
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

/** Collects what the system says has changed in the folders under watch. */
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
        // So a folder tells that it is gone itself; one of the same name needs a new watcher.
        if (type === "rename" && name === basename(path)) forget(path);
        if (!name || !notArticle.test(name)) touched.add(name ? join(path, name) : path);
      });
      watcher.on("error", () => forget(path)); // the folder is gone: the next scan sees that
      watchers.set(path, watcher);
    } catch (error) {
      // The system watches only so many folders; scanning finds what events do not tell.
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

/** Tells the log what came of a look; what stays wrong is told once. */
function createTeller(
  log: FolderLog,
  errorText: (reason: string) => string,
): (scan: FolderScan, isWhole: boolean) => void {
  let told = new Set<string>();
  return ({ report, removed }, isWhole) => {
    const { articles, changed, failed } = report;
    if (articles > 0 || removed > 0)
      log.info({ new: report.new, changed, removed, failed }, "the articles folder changed");
    const problems = describeProblems(report, errorText);
    for (const problem of problems)
      if (!told.has(problem)) log.warn({ problem }, "the articles folder has a problem");
    if (isWhole) told = new Set(problems);
  };
}
