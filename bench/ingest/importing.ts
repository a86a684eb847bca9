import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importPaths } from "../../src/ingest/files/import.ts";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";
import { watchBlocks } from "../blocks.ts";
import type { BenchOptions } from "../section.ts";

/** Articles per second of CPU time; the longest event-loop block in ms; growth of the process in MB. */
export type Import = {
  articles: number;
  perSecond: number;
  continuedPerSecond: number;
  longestMs: number;
  megabytes: number;
};

const body = "The ferry to the islands runs again twice a day after the storm. ".repeat(8);

/** Imports half of the articles, then reopens the database and imports all. */
export async function measureImport(articles: number, { onProgress }: BenchOptions): Promise<Import> {
  onProgress(`importing ${articles} articles`);
  const folder = await mkdtemp(join(tmpdir(), "newsdesk-bench-"));
  const [path, database] = [join(folder, "articles.jsonl"), join(folder, "newsdesk.sqlite")];
  const lines = Array.from({ length: articles }, (_, id) =>
    JSON.stringify({ id, title: `Report ${id}`, body: `${id} ${body}` }),
  );
  const half = articles >> 1;
  const before = process.memoryUsage.rss();
  await writeFile(path, lines.slice(0, half).join("\n"));
  const first = await measured(path, database);
  await writeFile(path, lines.join("\n"));
  const second = await measured(path, database);
  const megabytes = (process.memoryUsage.rss() - before) / 1e6;
  await rm(folder, { recursive: true });
  if (first.added + second.added !== articles)
    throw new Error(`${articles} articles were not added once each`);
  return {
    articles,
    perSecond: half / first.seconds,
    continuedPerSecond: articles / second.seconds,
    longestMs: Math.max(first.longestMs, second.longestMs),
    megabytes,
  };
}

async function measured(path: string, database: string) {
  const storage = await openStorage(database);
  const start = process.cpuUsage();
  const blocks = watchBlocks();
  const { new: added } = await importPaths(storage.articles, [path], 0);
  const longestMs = blocks.stop();
  const { user, system } = process.cpuUsage(start);
  await storage.close();
  return { added, seconds: (user + system) / 1e6, longestMs };
}
