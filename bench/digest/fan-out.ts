import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { composeAlert, composePaused } from "../../src/bot/alert-reply.ts";
import { composeDigest } from "../../src/bot/digest-reply.ts";
import { createDigestDesk } from "../../src/digest/deliver.ts";
import { percentile } from "../../src/search/eval/percentile.ts";
import { createFuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { parseQuery } from "../../src/search/query.ts";
import type { SearchIndex } from "../../src/search/types.ts";
import { openStorage } from "../../src/storage/sqlite.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { corpusTime, generateArticles } from "../corpus/articles.ts";
import type { Table } from "../section.ts";
import { createLimitedPlatform } from "./platform.ts";

/** Posts a second: https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
const perSecond = 50;
const tenants = 100;
const hourMs = 3_600_000;
const slot = corpusTime - (corpusTime % hourMs);

export type FanOut = { channels: number; seconds: number; least: number; p99: number; p99Alone: number };

/** Channels that are all due in the same minute: how long posting takes, and what readers notice of it. */
export async function measureFanOut(channels: number): Promise<FanOut> {
  const storage = await openStorage(":memory:");
  await fill(storage, channels);
  const index = createFuzzyIndex({ now: () => slot });
  const news = generateArticles("archive", 10_000);
  await index.apply(news.map((article, seq) => ({ seq: seq + 1, kind: "add", id: article.id, article })));
  const p99Alone = await askUntil(index, Date.now() + 2_000);
  const platform = createLimitedPlatform("discord", perSecond);
  const words = { digest: composeDigest, alert: composeAlert, paused: composePaused };
  const log = pino({ level: "silent" });
  const desk = createDigestDesk({ ...storage, index, adapters: [platform], words, now: () => slot, log });
  const begun = performance.now();
  await desk.tick();
  const done = finish(() => [...platform.posted.values()].reduce((sum, count) => sum + count, 0) >= channels);
  const p99 = await askUntil(index, done);
  const seconds = (performance.now() - begun) / 1_000;
  await desk.stop();
  await storage.close();
  return { channels, seconds, least: channels / perSecond, p99, p99Alone };
}

async function fill({ subscriptions, articles }: Storage, channels: number): Promise<void> {
  const drafts = generateArticles("today", 300).map((article, n) => ({
    ...article,
    publishedAt: slot - 1 - n * 60_000,
    keys: [`path:${article.id}`],
  }));
  await articles.add(drafts, slot - 1);
  for (let n = 0; n < channels; n++) {
    const channel = { platform: "discord", tenant: `guild ${n % tenants}`, channel: `channel ${n}` };
    const schedule = { times: [timeOf(slot)], zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7] as (1 | 2)[] };
    const covered = { createdAt: slot - 24 * hourMs, coveredUntil: slot - 24 * hourMs };
    await subscriptions.add({
      channel,
      schedule,
      locale: "en",
      createdBy: { ...channel, user: "u" },
      ...covered,
    });
  }
}

const timeOf = (moment: number): string => new Date(moment).toISOString().slice(11, 16);

async function finish(isDone: () => boolean): Promise<void> {
  while (!isDone()) await sleep(10);
}

/** Asks every 20 ms until a moment or an event; the 99th percentile of the answers, with the wait for a turn. */
async function askUntil(index: SearchIndex, end: number | Promise<void>): Promise<number> {
  let isOver = false;
  const over = typeof end === "number" ? sleep(end - Date.now()) : end;
  void over.then(() => {
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
  title: `Digests due in the same minute, at ${perSecond} posts a second`,
  columns: ["channels", "s", "least possible s", "p99 ms of a query meanwhile", "p99 ms alone"],
  rows: all.map(({ channels, seconds, least, p99, p99Alone }) => [
    channels.toLocaleString("en"),
    seconds.toFixed(1),
    least.toFixed(1),
    p99.toFixed(1),
    p99Alone.toFixed(1),
  ]),
  notes: ["The platform is simulated: it takes a post every 20 ms and answers after 80."],
});

function* cycle<T>(items: T[]): Generator<T> {
  for (;;) yield* items;
}
