import { afterEach, beforeEach } from "vitest";
import type { Follow, NewFollow } from "../../../src/digest/follows/follow.ts";
import { catchUp } from "../../../src/search/catch-up.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import type { FedIndex } from "../../../src/search/search-index.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";
import { at, channelOf, ScriptedPlatform, startScheduler, type TestClock } from "../delivery-rig.ts";

/** Noon in Taipei. */
export const start = at("2026-06-01T04:00Z");

/** Follows in Slack, the articles that come in, and the processes that post them. */
export type FollowDesk = {
  storage: Storage;
  index: FedIndex;
  slack: ScriptedPlatform;
  clock: TestClock;
  following(query: string, more?: Partial<NewFollow>): Promise<Follow>;
  comes(title: string, publishedAt?: number): Promise<void>;
  /** A process starts, posts what is due, and ends. */
  live(over?: Storage): Promise<void>;
  /** The same again and again, for so many milliseconds of the clock. */
  liveFor(timeMs: number, stepMs: number): Promise<void>;
};

/** A new one for each test of the file that calls it, in which a process has run once. */
export function withFollows(): FollowDesk {
  const desk = {
    following: (query, more = {}) =>
      desk.storage.follows.add({
        channel: channelOf("slack"),
        query,
        zone: "Asia/Taipei",
        locale: "en",
        createdBy: { platform: "slack", tenant: "T", user: "U" },
        createdAt: desk.clock.now,
        ...more,
      }),
    async comes(title, publishedAt = desk.clock.now) {
      await desk.storage.articles.add([draft(title, { publishedAt })], desk.clock.now);
      await catchUp(desk.index, desk.storage.articles);
    },
    async live(over = desk.storage) {
      const scheduler = startScheduler(over, desk.clock, [desk.slack], desk.index);
      await scheduler.tick();
      await scheduler.stop();
    },
    async liveFor(timeMs, stepMs) {
      for (const end = desk.clock.now + timeMs; desk.clock.now < end; desk.clock.now += stepMs)
        await desk.live();
    },
  } as FollowDesk;
  beforeEach(async () => {
    const clock: TestClock = { now: start };
    const index = new FuzzyIndex({ now: () => clock.now });
    Object.assign(desk, { storage: await openStorage(":memory:"), clock, index });
    desk.slack = new ScriptedPlatform("slack");
    await desk.live();
  });
  afterEach(() => desk.storage.close());
  return desk;
}
