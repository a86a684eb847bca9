import { stat } from "node:fs/promises";
import { openOwnData } from "../../app/app.ts";
import { openDataToRead } from "../../app/data-folder.ts";
import { aliasPath, indexPath } from "../../app/files.ts";
import { lastChange } from "../../article/last-change.ts";
import type { Config } from "../../config.ts";
import { loadAliasRules } from "../../search/aliases/aliases.ts";
import { catchUp } from "../../search/catch-up.ts";
import { FuzzyIndex } from "../../search/fuzzy-index.ts";
import { openIndex } from "../../search/open-index.ts";
import { readSnapshot, type SnapshotError } from "../../search/snapshot/snapshot-file.ts";
import type { Storage } from "../../storage/storage.ts";
import { differing, type IndexCare, type IndexReport } from "./index-care.ts";

const megabyte = 2 ** 20;

/** The index that each process keeps in memory, and saves in its data folder. */
export const embeddedIndex = (config: Config): IndexCare => ({
  status: () => withData(config, (storage) => status(storage, indexPath(config))),
  rebuild: () => rebuild(config),
  check: () => withData(config, (storage) => check(storage, config)),
});

async function withData<T>(config: Config, work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await openDataToRead(config);
  return work(storage).finally(() => storage.close());
}

async function status({ articles }: Storage, path: string): Promise<IndexReport> {
  const saved = await readSnapshot(path);
  if (!saved)
    return {
      isSound: true,
      data: { kind: "embedded", path },
      lines: [`No index is saved at ${path}; the next start makes it.`],
    };
  const { mtime, size: bytes } = await stat(path);
  const behind = (await lastChange(articles)) - saved.seq;
  const savedAt = mtime.toISOString();
  return {
    isSound: behind >= 0,
    data: { kind: "embedded", path, savedAt, bytes, seq: saved.seq, behind },
    lines: [
      `In this process's memory; saved at ${path}, ${Math.ceil(bytes / megabyte)} MB, ${savedAt}.`,
      behind < 0
        ? "It is of another database, or of a later state of this one: the next start builds it anew."
        : `It has change ${saved.seq}, ${behind} behind the articles; the next start reads those.`,
    ],
  };
}

/** While Newsdesk runs the index in its memory would soon be saved over it: then the folder is locked. */
async function rebuild(config: Config): Promise<IndexReport> {
  const { storage } = await openOwnData(config);
  try {
    const begun = performance.now();
    const { articles, quarantine } = storage;
    const aliases = await loadAliasRules(aliasPath(config));
    const index = new FuzzyIndex({ now: Date.now, aliases, articles, quarantine });
    await catchUp(index, articles);
    await index.save(indexPath(config));
    const seconds = (performance.now() - begun) / 1_000;
    const data = { kind: "embedded", articles: index.size, seq: index.seq, seconds };
    return { isSound: true, data, lines: [`${index.size} articles indexed in ${seconds.toFixed(1)} s.`] };
  } finally {
    await storage.close();
  }
}

async function check({ articles }: Storage, config: Config): Promise<IndexReport> {
  const unusable: SnapshotError[] = [];
  const index = await openIndex({
    store: articles,
    path: indexPath(config),
    aliases: await loadAliasRules(aliasPath(config)),
    now: Date.now,
    onUnusable: (error) => unusable.push(error),
  });
  const missing: string[] = [];
  for (let after = 0; ; ) {
    const changes = await articles.changes(after, 500);
    const last = changes.at(-1);
    if (!last) break;
    after = last.seq;
    missing.push(
      ...changes.filter(({ kind, id }) => kind !== "remove" && !index.has(id)).map(({ id }) => id),
    );
  }
  const stored = await articles.count();
  const isSound = missing.length === 0 && stored === index.size && unusable.length === 0;
  return {
    isSound,
    data: {
      kind: "embedded",
      stored,
      indexed: index.size,
      missing,
      unusable: unusable.map(({ message }) => message),
    },
    lines: [
      ...unusable.map(({ message }) => message),
      `${stored} articles stored, ${index.size} in the index.`,
      ...differing("are missing in it", missing),
      isSound ? "Nothing is missing." : "Build it anew: newsdesk index rebuild",
    ],
  };
}
