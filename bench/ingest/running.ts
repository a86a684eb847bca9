import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type App, openApp } from "../../src/app/app.ts";
import { startBackgroundJobs } from "../../src/app/background-jobs.ts";
import { startPlatforms } from "../../src/app/startup/start-platforms.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import { readConfig } from "../../src/config.ts";
import { type LoopReport, watchLoop } from "../../src/eval/event-loop.ts";
import { createLog } from "../../src/log.ts";
import { generateArticles } from "../corpus/articles.ts";
import type { BenchOptions } from "../section.ts";

/** How many articles a running service took in, how long that took, and how long the event loop was blocked. */
export type Running = LoopReport & { articles: number; seconds: number };

/** Puts a file of articles into the folder of a running service and waits until all are searchable and grouped into stories. */
export async function measureRunning(articles: number, { onProgress }: BenchOptions): Promise<Running> {
  onProgress(`${articles} articles come into a running service`);
  const folder = await mkdtemp(join(tmpdir(), "newsdesk-bench-"));
  const corpus = join(folder, "corpus");
  const file = join(folder, "articles.jsonl");
  await mkdir(corpus);
  await writeFile(file, generateArticles("archive", articles).map(asLine).join("\n"));
  const app = await openApp(
    readConfig({ NEWSDESK_CORPUS: corpus, NEWSDESK_DATA: join(folder, "data") }),
    Date.now,
  );
  await startPlatforms([silent], app.answer);
  const jobs = startBackgroundJobs(app, [silent], Date.now, createLog("warn"));
  // The first runs of the jobs belong to the startup.
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
  const { cursor, gaps } = await storage.stories.progress();
  return index.size >= articles && cursor >= index.seq && gaps.length === 0;
}

/** A platform without messages. */
const silent: Adapter = {
  name: "slack",
  start: async () => {},
  stop: async () => {},
  send: async (channel) => ({ channel, message: "m" }),
  edit: async () => {},
  sendDirectMessage: async ({ user, ...tenant }) => ({ channel: { ...tenant, channel: user }, message: "m" }),
  findDelivery: async () => ({ state: "absent" }),
  checkPost: async () => {},
  channelName: async () => undefined,
  connections: () => [],
};
