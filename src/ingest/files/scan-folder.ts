import type { Dirent, Stats } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { yieldToEventLoop } from "../../async/yield.ts";
import type { Stamp } from "./folder-files.ts";
import { explain, notArticle, type SourceFile } from "./source-file.ts";

/** What a scan of a folder finds; `unread` is a folder or file that the system refuses to read. */
export type ScanEvent =
  | { kind: "file"; source: SourceFile; stamp: Stamp }
  | { kind: "folder"; origin: string }
  | { kind: "unread"; origin: string; reason: string };

type FolderEntry = { origin: string; stats: Stats } | { origin: string; reason: string } | undefined;

const maxLookups = 64;

export type ScanOptions = {
  /** The folder, absolute and with links resolved: a link that leads out of it is not followed. */
  root: string;
  /** The name of a file in reports. */
  shown: (origin: string) => string;
  /** What was found before, which is left out. */
  seen?: Set<string>;
};

type Scanning = Required<ScanOptions>;

/**
 * The files at and under a path, each once, in the order of their names. What is missing or vanishes during
 * the scan is left out.
 */
export async function* scan(
  path: string,
  { seen = new Set(), ...options }: ScanOptions,
): AsyncGenerator<ScanEvent> {
  const entry = await resolved(path, options.root);
  if (entry) yield* follow(entry, { seen, ...options });
}

async function* follow(entry: NonNullable<FolderEntry>, scanning: Scanning): AsyncGenerator<ScanEvent> {
  const { origin } = entry;
  const { shown, seen } = scanning;
  if (seen.has(origin)) return;
  seen.add(origin);
  if ("reason" in entry) yield { kind: "unread", ...entry };
  else if (entry.stats.isDirectory()) yield* scanFolder(origin, scanning);
  else if (entry.stats.isFile()) {
    const { size, mtimeMs } = entry.stats;
    const source = { path: shown(origin), origin, folder: basename(dirname(origin)), size };
    yield { kind: "file", source, stamp: { size, modified: Math.trunc(mtimeMs) } };
  } else yield { kind: "unread", origin, reason: "not_a_file" };
}

async function* scanFolder(folder: string, scanning: Scanning): AsyncGenerator<ScanEvent> {
  yield { kind: "folder", origin: folder };
  const names = await listing(folder);
  if ("reason" in names) {
    yield { kind: "unread", origin: folder, reason: names.reason };
    return;
  }
  for (let start = 0; start < names.length; start += maxLookups) {
    const entries = names
      .slice(start, start + maxLookups)
      .map((entry) => describeEntry(folder, entry, scanning.root));
    for (const entry of await Promise.all(entries)) if (entry) yield* follow(entry, scanning);
    await yieldToEventLoop();
  }
}

async function listing(folder: string): Promise<Dirent[] | { reason: string }> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter(({ name }) => !notArticle.test(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return isGone(error) ? [] : { reason: explain(error) };
  }
}

function describeEntry(folder: string, entry: Dirent, root: string): Promise<FolderEntry> {
  const path = join(folder, entry.name);
  return entry.isSymbolicLink() ? resolved(path, root, true) : describe(path);
}

/** A path with its links resolved, if they stay inside the root. `isLink`: it is there, if only as a link. */
async function resolved(path: string, root: string, isLink = false): Promise<FolderEntry> {
  try {
    const origin = await realpath(path);
    return isUnder(root, origin) ? await describe(origin) : { origin: path, reason: "link_outside" };
  } catch (error) {
    return isGone(error) && !isLink ? undefined : { origin: path, reason: explain(error) };
  }
}

async function describe(origin: string): Promise<FolderEntry> {
  try {
    return { origin, stats: await stat(origin) };
  } catch (error) {
    return isGone(error) ? undefined : { origin, reason: explain(error) };
  }
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");

export const isUnder = (folder: string, file: string): boolean =>
  file === folder || file.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** Names files under `top`, a folder's origin, by the path through which it was given, others by their origin. */
export const namesUnder =
  (path: string, top: string) =>
  (file: string): string => {
    if (file === top) return path;
    return isUnder(top, file) ? join(path, relative(top, file)) : file;
  };
