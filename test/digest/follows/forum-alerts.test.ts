import { afterEach, beforeEach, expect, test } from "vitest";
import { catchUp } from "../../../src/search/catch-up.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";
import { at, channelOf, minuteMs, ScriptedPlatform, startScheduler } from "../delivery-rig.ts";

const start = at("2026-06-01T04:00Z");
let storage: Storage;
let index: FuzzyIndex;
let discord: ScriptedPlatform;
const clock = { now: start };

beforeEach(async () => {
  storage = await openStorage(":memory:");
  clock.now = start;
  index = new FuzzyIndex({ now: () => clock.now });
  discord = new ScriptedPlatform("discord");
  await live(1);
  await storage.follows.add({
    ...{ channel: channelOf("discord", "forum"), query: "tsmc", zone: "UTC", locale: "en", place: "post" },
    createdBy: { platform: "discord", tenant: "", user: "U" },
    createdAt: clock.now,
  });
});
afterEach(() => storage.close());

/** Processes that post one thing each. */
async function live(times: number): Promise<void> {
  for (let life = 0; life < times; life++) {
    const scheduler = startScheduler(storage, clock, [discord], index);
    await scheduler.tick();
    await scheduler.stop();
  }
}

async function come(count: number): Promise<void> {
  const drafts = Array.from({ length: count }, (_, at) =>
    draft(`TSMC story ${String(at).padStart(2, "0")}`, { publishedAt: clock.now - count + at }),
  );
  await storage.articles.add(drafts, clock.now);
  await catchUp(index, storage.articles);
}

test("a follow in a forum posts each story by itself, each once", async () => {
  await come(3);
  await live(6);
  expect(discord.posts.map(({ alert }) => alert?.length)).toEqual([1, 1, 1]);
  expect(new Set(discord.posts.flatMap(({ alert }) => alert)).size).toBe(3);
});

test("of a flood the last post of an hour gathers the rest", async () => {
  await come(30);
  await live(25);
  expect(discord.posts.map(({ alert }) => alert?.length)).toEqual([...Array(19).fill(1), 11]);
  expect(new Set(discord.posts.flatMap(({ alert }) => alert)).size).toBe(30);
  clock.now += 61 * minuteMs;
  await come(31);
  await live(3);
  expect(discord.posts.slice(20).map(({ alert }) => alert?.length)).toEqual([1]);
});
