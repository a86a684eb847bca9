import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { createDiscordAdapter } from "../../adapters/discord/index.ts";
import { composeAlert, composePaused } from "../../src/bot/alert-reply.ts";
import { composeDigest } from "../../src/bot/digest-reply.ts";
import { createDigestDesk } from "../../src/digest/deliver.ts";
import { percentile } from "../../src/search/eval/percentile.ts";
import { createFuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { parseQuery } from "../../src/search/query.ts";
import type { SearchIndex } from "../../src/search/types.ts";
import { openStorage } from "../../src/storage/sqlite.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { requestsPerSecond } from "../../test/servers/discord-limits.ts";
import { corpusTime, generateArticles } from "../corpus/articles.ts";
import type { Table } from "../section.ts";
import { type LoopbackDiscord, startLoopback } from "./discord.ts";

const servers = 100;
const hourMs = 3_600_000;
const slot = corpusTime - (corpusTime % hourMs);

export type FanOut = {
  channels: number;
  seconds: number;
  least: number;
  /** How often Discord asked to slow down. */
  refused: number;
  p99: number;
  p99Alone: number;
  /** The longest that the event loop was held up meanwhile, in milliseconds. */
  longestBlock: number;
};

/** Channels that are all due in the same minute: how long posting takes, and what readers notice of it. */
export async function measureFanOut(channels: number): Promise<FanOut> {
  const discord = await startLoopback(servers, channels / servers);
  const storage = await openStorage(":memory:");
  await fill(storage, discord);
  const index = createFuzzyIndex({ now: () => slot });
  const news = generateArticles("archive", 10_000);
  await index.apply(news.map((article, seq) => ({ seq: seq + 1, kind: "add", id: article.id, article })));
  const log = pino({ level: "silent" });
  const now = () => slot;
  const adapter = createDiscordAdapter({ ...discord, ...storage, shards: "auto", now, log });
  await adapter.start(async () => undefined);
  const p99Alone = await askUntil(index, sleep(2_000));
  const words = { digest: composeDigest, alert: composeAlert, paused: composePaused };
  const unreached = async () => [];
  const desk = createDigestDesk({ ...storage, index, adapters: [adapter], words, unreached, now, log });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const begun = performance.now();
  await desk.tick();
  const p99 = await askUntil(index, untilSent(storage, channels));
  const seconds = (performance.now() - begun) / 1_000;
  delay.disable();
  const { posted, refused, violations } = await discord.progress();
  await desk.stop();
  await adapter.stop();
  discord.stop();
  await storage.close();
  if (posted !== channels || violations.length > 0)
    throw new Error(`${posted} of ${channels} posted; ${violations.slice(0, 3).join("; ")}`);
  const least = channels / requestsPerSecond;
  return { channels, seconds, least, refused, p99, p99Alone, longestBlock: delay.max / 1e6 };
}

async function fill({ subscriptions, articles }: Storage, discord: LoopbackDiscord): Promise<void> {
  const drafts = generateArticles("today", 300).map((article, n) => ({
    ...article,
    publishedAt: slot - 1 - n * 60_000,
    keys: [`path:${article.id}`],
  }));
  await articles.add(drafts, slot - 1);
  const schedule = { times: [timeOf(slot)], zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7] as (1 | 2)[] };
  const covered = { createdAt: slot - 24 * hourMs, coveredUntil: slot - 24 * hourMs };
  for (const { guildId: tenant, channelIds } of discord.servers) {
    for (const id of channelIds) {
      const channel = { platform: "discord", tenant, channel: id };
      const createdBy = { ...channel, user: "u" };
      await subscriptions.add({ channel, schedule, locale: "en", createdBy, ...covered });
    }
  }
}

const timeOf = (moment: number): string => new Date(moment).toISOString().slice(11, 16);

async function untilSent({ ledger }: Storage, channels: number): Promise<void> {
  while ((await ledger.count("sent")) < channels) await sleep(50);
}

/** Asks every 20 ms until something is over; the 99th percentile of the answers, with the wait for a turn. */
async function askUntil(index: SearchIndex, end: Promise<unknown>): Promise<number> {
  let isOver = false;
  void end.then(() => {
    isOver = true;
  });
  const times: number[] = [];
  for (const { title } of cycle(generateArticles("asked", 1_000))) {
    if (isOver) break;
    const due = performance.now() + 20;
    await sleep(20);
    const text = title.split(" ").slice(0, 3).join(" ");
    await index.search(parseQuery(text, { now: slot, zone: "UTC" }), { limit: 5 });
    times.push(performance.now() - due);
  }
  return percentile(times, 0.99);
}

export const fanOutTable = (all: FanOut[]): Table => ({
  title: "Digests due in the same minute, to Discord on this machine",
  columns: [
    "channels",
    "s",
    "least possible s",
    "asked to slow down",
    "p99 ms of a query meanwhile",
    "p99 ms alone",
    "longest block ms",
  ],
  rows: all.map(({ channels, seconds, least, refused, p99, p99Alone, longestBlock }) => [
    channels.toLocaleString("en"),
    seconds.toFixed(1),
    least.toFixed(1),
    String(refused),
    p99.toFixed(1),
    p99Alone.toFixed(1),
    longestBlock.toFixed(1),
  ]),
  notes: [`Discord takes ${requestsPerSecond} requests a second from a bot.`],
});

function* cycle<T>(items: T[]): Generator<T> {
  for (;;) yield* items;
}
