import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type App, openApp } from "../../src/app/app.ts";
import { startBackgroundJobs } from "../../src/app/background-jobs.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import { readConfig } from "../../src/config.ts";
import { type LoopReport, watchLoop } from "../../src/eval/event-loop.ts";
import { createLog } from "../../src/log.ts";
import { generateArticles } from "../corpus/articles.ts";
import type { BenchOptions } from "../section.ts";

/** What came in while the whole service ran, how long that took, and what the event loop had to bear. */
export type Running = LoopReport & { articles: number; seconds: number };

/** Puts a file of so many articles into the folder of a running service: until all are found and put to their stories. */
export async function measureRunning(articles: number, { say }: BenchOptions): Promise<Running> {
  say(`${articles} articles come into a running service`);
  const folder = await mkdtemp(join(tmpdir(), "newsdesk-bench-"));
  const corpus = join(folder, "corpus");
  const file = join(folder, "articles.jsonl");
  await mkdir(corpus);
  await writeFile(file, generateArticles("archive", articles).map(asLine).join("\n"));
  const app = await openApp(
    readConfig({ NEWSDESK_CORPUS: corpus, NEWSDESK_DATA: join(folder, "data") }),
    Date.now,
  );
  const jobs = await startBackgroundJobs(app, [silent], Date.now, createLog("warn"));
  // Its first rounds are those of the start.
  await sleep(1_500);
  const start = performance.now();
  const { loop } = await watchLoop(async () => {
    await rename(file, join(corpus, "articles.jsonl"));
    while (!(await hasAll(app, articles))) await sleep(100);
  });
  const seconds = (performance.now() - start) / 1000;
  await jobs.stop();
  await rm(folder, { recursive: true });
  return { ...loop, articles, seconds };
}

const asLine = ({
  id,
  title,
  body,
  source,
  section,
  publishedAt = 0,
}: ReturnType<typeof generateArticles>[0]) =>
  JSON.stringify({ id, title, body, source, section, date: new Date(publishedAt).toISOString() });

async function hasAll({ index, storage }: App, articles: number): Promise<boolean> {
  return index.size >= articles && (await storage.stories.cursor()) >= index.seq;
}

/** A platform where nobody says anything. */
const silent: Adapter = {
  name: "slack",
  start: async () => {},
  stop: async () => {},
  send: async (channel) => ({ channel, message: "m" }),
  edit: async () => {},
  sendDirectMessage: async () => {},
  findDelivery: async () => ({ state: "absent" }),
  checkPost: async () => {},
};
