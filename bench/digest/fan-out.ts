import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { type Logger, pino } from "pino";
import { deliveryTexts } from "../../src/app/delivery-texts.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import { createDeliveryScheduler } from "../../src/digest/delivery/delivery-scheduler.ts";
import { FuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { watchBlocks } from "../blocks.ts";
import { corpusTime, generateArticles } from "../corpus/articles.ts";
import type { Table } from "../section.ts";
import { type Loopback, startLoopback } from "./loopback.ts";
import { askUntil } from "./readers.ts";

const hourMs = 3_600_000;
const slot = corpusTime - (corpusTime % hourMs);
const now = () => slot + Math.floor(performance.now());
const log = pino({ level: "silent" });

/** A platform to post to. `Connection` is what its adapter needs to connect to it. */
export type FanOutPlatform<Connection> = {
  name: string;
  /** The module that its process runs. */
  loopback: string;
  /** Its rate limit, for the table. */
  limit: string;
  /** How many channels each workspace or server has. */
  channelsPerTenant(channels: number): number[];
  /** The least time that its limits allow. */
  minSeconds(tenants: number[]): number;
  adapter(connection: Connection, storage: Storage, means: AdapterMeans): Promise<Adapter>;
};

type AdapterMeans = { now: () => number; log: Logger };

export type FanOut = {
  platform: string;
  limit: string;
  channels: number;
  tenants: number;
  seconds: number;
  minSeconds: number;
  /** How often the platform rate-limited us. */
  refused: number;
  p99: number;
  p99Alone: number;
  /** CPU time of this process while it posted. */
  cpuSeconds: number;
  /** The longest event-loop block meanwhile, and its CPU time. */
  longestBlockMs: number;
  longestComputingMs: number;
};

/** Many channels due in the same minute: how long posting takes, and how long readers wait meanwhile. */
export async function measureFanOut<Connection>(
  platform: FanOutPlatform<Connection>,
  channels: number,
): Promise<FanOut> {
  const tenants = platform.channelsPerTenant(channels);
  const loopback = await startLoopback<Connection>(platform.loopback, tenants);
  const storage = await openStorage(":memory:");
  await fill(storage, platform.name, loopback);
  const index = new FuzzyIndex({ now });
  const news = generateArticles("archive", 10_000);
  await index.apply(news.map((article, seq) => ({ seq: seq + 1, kind: "add", id: article.id, article })));
  const adapter = await platform.adapter(loopback.connection, storage, { now, log });
  await adapter.start(async () => undefined);
  const p99Alone = await askUntil(index, sleep(2_000));
  const scheduler = createDeliveryScheduler({
    ...storage,
    index,
    adapters: [adapter],
    texts: deliveryTexts,
    unreachableFeeds: async () => [],
    now,
    uptime: () => performance.now(),
    log,
  });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const blocks = watchBlocks();
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const p99 = await askUntil(index, untilSent(scheduler, storage, channels));
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  const longestComputingMs = blocks.stop();
  const { posted, refused, violations } = await loopback.progress();
  await scheduler.stop();
  await adapter.stop();
  loopback.stop();
  await storage.close();
  if (posted !== channels || violations.length > 0)
    throw new Error(`${posted} of ${channels} posted; ${violations.slice(0, 3).join("; ")}`);
  return {
    ...{ platform: platform.name, limit: platform.limit, channels, tenants: tenants.length },
    ...{ seconds, minSeconds: platform.minSeconds(tenants), refused, p99, p99Alone },
    ...{ cpuSeconds: (user + system) / 1e6, longestBlockMs: delay.max / 1e6, longestComputingMs },
  };
}

async function fill(
  { subscriptions, articles }: Storage,
  platform: string,
  { places }: Loopback<unknown>,
): Promise<void> {
  const drafts = generateArticles("today", 300).map((article, n) => ({
    ...article,
    publishedAt: slot - 1 - n * 60_000,
    keys: [`path:${article.id}`],
  }));
  await articles.add(drafts, slot - 1);
  const schedule = { times: [timeOf(slot)], zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7] as (1 | 2)[] };
  const covered = { createdAt: slot - 24 * hourMs, coveredUntil: slot - 24 * hourMs };
  for (const { tenant, channels } of places) {
    for (const id of channels) {
      const channel = { platform, tenant, channel: id };
      const createdBy = { ...channel, user: "u" };
      await subscriptions.add({ channel, schedule, locale: "en", createdBy, ...covered });
    }
  }
}

const timeOf = (moment: number): string => new Date(moment).toISOString().slice(11, 16);

/** Ticks every second, as the service does. */
async function untilSent(
  scheduler: { tick(): Promise<void> },
  { ledger }: Storage,
  channels: number,
): Promise<void> {
  for (let ticks = 0; (await ledger.count("sent")) < channels; ticks++) {
    if (ticks % 20 === 0) await scheduler.tick();
    await sleep(50);
  }
}

export const fanOutTable = (all: FanOut[]): Table => ({
  title: "Digests due in the same minute, to a Slack and a Discord on this machine",
  columns: [
    "platform",
    "channels",
    "workspaces or servers",
    "s",
    "least possible s",
    "asked to slow down",
    "p99 ms of a query meanwhile",
    "p99 ms alone",
    "CPU s",
    "longest block ms",
    "computing",
  ],
  rows: all.map((one) => [
    one.platform,
    one.channels.toLocaleString("en"),
    String(one.tenants),
    one.seconds.toFixed(1),
    one.minSeconds.toFixed(1),
    String(one.refused),
    one.p99.toFixed(1),
    one.p99Alone.toFixed(1),
    one.cpuSeconds.toFixed(1),
    one.longestBlockMs.toFixed(1),
    one.longestComputingMs.toFixed(1),
  ]),
  notes: all.map(({ limit }) => limit),
});
