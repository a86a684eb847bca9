import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { articleKey } from "../../article/identity.ts";
import type { ArticleStore } from "../../article/store.ts";
import { yieldToEventLoop } from "../../async/yield.ts";
import { createParser } from "../parse/parser.ts";
import { createIntake } from "./article-writer.ts";
import type { FolderFiles, Stamp } from "./folder-files.ts";
import { type FileReport, failure, type ImportReport, importFile, total } from "./import.ts";
import { isUnder, namesUnder, scan } from "./scan-folder.ts";
import type { SourceFile } from "./source-file.ts";

export type FolderParts = {
  /** The folder, as configured. */
  root: string;
  articles: ArticleStore;
  files: FolderFiles;
  /** The IANA zone of dates that name none. */
  zone: string;
  /** In milliseconds since the epoch. */
  now: () => number;
  /** A folder in it that is left out, with its links resolved: what came from there is removed. Asked at each scan. */
  leftOut?: () => Promise<string | undefined>;
};

/** The result of a scan of a folder. */
export type FolderScan = {
  report: ImportReport;
  /** Files whose articles were removed with them. */
  removed: number;
  /** The folders found, to be watched. */
  folders: string[];
  /** Files to scan again because they may still be being written. */
  unsettled: string[];
  /** Whether files are missing that may soon count as gone: only a scan of the whole folder removes. */
  isMissingSome: boolean;
};

/** A folder of articles, kept in step with the store. One scan at a time. */
export interface Folder {
  /**
   * Imports what is new or changed at and under `origin`; without an origin, in the whole folder, and
   * removes what is gone from it, each once it has stayed unchanged for `settleMs`. If the folder or
   * all of its files are missing, nothing is removed: an unmounted disk looks like that. Throws only
   * what the stores throw, and what `signal` is aborted with: what was read by then is stored, and the
   * rest is read at the next scan.
   */
  look(settleMs: number, origin?: string, signal?: AbortSignal): Promise<FolderScan>;
}

type Seen = { files: Set<string>; unread: string[]; folders: string[]; reports: FileReport[] };

/** Loads the known files of the folder; the first scan follows. */
export async function createFolder({
  root,
  articles,
  files,
  zone,
  now,
  leftOut,
}: FolderParts): Promise<Folder> {
  const name = resolve(root);
  const known = await files.all(name);
  const settling = createSettling(now);

  /** Imports what has changed; returns all that was found. */
  const visit = async (
    origin: string,
    top: string,
    settleMs: number,
    isLeftOut: (file: string) => boolean,
    signal?: AbortSignal,
  ): Promise<Seen> => {
    const seen: Seen = { files: new Set(), unread: [], folders: [], reports: [] };
    const shown = namesUnder(root, top);
    await using importer = createImporter({ name, articles, files, known, zone, now, signal });
    for await (const item of scan(origin, { root: top, shown })) {
      signal?.throwIfAborted();
      if (item.kind === "folder") seen.folders.push(item.origin);
      // A link to a missing file may be one that is about to be replaced.
      if (item.kind === "unread" && item.reason !== "missing") {
        seen.unread.push(item.origin);
        seen.reports.push(failure(shown(item.origin), item.reason));
      }
      if (item.kind !== "file" || isLeftOut(item.source.origin)) continue;
      seen.files.add(item.source.origin);
      const isKnown = isSame(known.get(item.source.origin), item.stamp);
      if (!isKnown && !settling.isSettled(item.source.origin, item.stamp, settleMs)) continue;
      if (!isKnown) seen.reports.push(await importer.take(item.source, item.stamp));
      settling.forget(item.source.origin);
    }
    return seen;
  };

  const remove = async (gone: string[]): Promise<void> => {
    for (const file of gone) {
      await articles.removeKeys([...(await keysOf(articles, file))], now());
      known.delete(file);
      settling.forget(file);
    }
    await files.remove(name, gone);
  };

  return {
    async look(settleMs, origin, signal) {
      const top = await realpath(root).catch(() => undefined);
      const aside = await leftOut?.();
      const isLeftOut = (file: string) => aside !== undefined && isUnder(aside, file);
      const seen = await visit(origin ?? top ?? name, top ?? name, settleMs, isLeftOut, signal);
      const missing = [...known.keys()]
        .filter((file) => !seen.files.has(file) && (!origin || isUnder(origin, file)))
        .filter((file) => !seen.unread.some((path) => isUnder(path, file)));
      const isEmptied = missing.some((file) => !isLeftOut(file)) && seen.files.size === 0 && !origin;
      if (isEmptied) seen.reports.push(failure(root, "folder_gone"));
      else if (!top) seen.reports.push(failure(root, "missing"));
      const mayRemove = !isEmptied && !origin;
      const gone = mayRemove ? missing.filter((file) => settling.isSettled(file, undefined, settleMs)) : [];
      await remove(gone);
      return {
        report: total(seen.reports),
        removed: gone.length,
        folders: seen.folders,
        unsettled: settling.files(),
        isMissingSome: !isEmptied && missing.length > gone.length,
      };
    },
  };
}

/** Files that differ from their known state, and since when they have been as they are. */
function createSettling(now: () => number) {
  const changing = new Map<string, { stamp?: Stamp; since: number }>();
  return {
    /** Whether a file has stayed unchanged for `settleMs`; the stamp of a missing file is undefined. */
    isSettled(origin: string, stamp: Stamp | undefined, settleMs: number): boolean {
      const before = changing.get(origin);
      const since = before && isSame(before.stamp, stamp) ? before.since : now();
      changing.set(origin, { stamp, since });
      return now() - since >= settleMs;
    },
    forget: (origin: string) => changing.delete(origin),
    files: () => [...changing].flatMap(([origin, { stamp }]) => (stamp ? [origin] : [])),
  };
}

type Importer = AsyncDisposable & { take(source: SourceFile, stamp: Stamp): Promise<FileReport> };
type ImporterParts = Omit<FolderParts, "root"> & {
  name: string;
  known: Map<string, Stamp>;
  signal?: AbortSignal;
};

const filesPerSave = 200;

/** Imports files one by one and records them in batches. */
function createImporter({ name, articles, files, known, zone, now, signal }: ImporterParts): Importer {
  const parser = createParser();
  const writer = createIntake(articles, now());
  let done: [string, Stamp][] = [];
  const save = async () => {
    await writer.flush();
    await files.save(name, done);
    done = [];
  };
  return {
    async take(source, stamp) {
      const lost = known.has(source.origin) ? await keysOf(articles, source.origin) : undefined;
      const report = await importFile({ writer, parser, zone, had: lost, signal }, source);
      known.set(source.origin, stamp);
      // A file with errors is read again at the next start, so that they are reported again; and
      // what is missing from it may only have become unreadable.
      if (report.skipped.length > 0) return report;
      // The new content first: an article that loses its last origin would be removed.
      if (lost && lost.size > 0) {
        await writer.flush();
        await articles.removeKeys([...lost], now());
      }
      done.push([source.origin, stamp]);
      if (done.length >= filesPerSave) await save();
      return report;
    },
    async [Symbol.asyncDispose]() {
      await parser[Symbol.asyncDispose]();
      await save();
    },
  };
}

const keysPerYield = 5_000;

/** One file's name may be the beginning of another's: the rest must be the end of a key. */
async function keysOf(articles: ArticleStore, origin: string): Promise<Set<string>> {
  const prefix = articleKey.file(origin);
  const own = new Set<string>();
  for (const [i, key] of (await articles.keysBeginning(prefix)).entries()) {
    if (i % keysPerYield === 0) await yieldToEventLoop();
    if (/^[\w-]*#\d+$/.test(key.slice(prefix.length))) own.add(key);
  }
  return own;
}

const isSame = (one: Stamp | undefined, other: Stamp | undefined): boolean =>
  one?.size === other?.size && one?.modified === other?.modified;
