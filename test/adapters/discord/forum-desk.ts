import { afterEach, beforeEach, expect } from "vitest";
import { deliveryTexts } from "../../../src/app/delivery-texts.ts";
import { createBot } from "../../../src/bot/bot.ts";
import type { BotDeps } from "../../../src/bot/bot-deps.ts";
import { catchUp } from "../../../src/search/catch-up.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";
import { at, hourMs, startScheduler, type TestClock } from "../../digest/delivery-rig.ts";
import { type DiscordServer, startDiscord } from "../../servers/discord.ts";
import type { Place } from "../../servers/discord-places.ts";
import { type Started, start as startAdapter } from "./harness.ts";

/** When the digest of these tests is due: 08:30 in Taipei. */
export const slot = at("2026-06-01T00:30Z");

/** A whole newsroom on the real discord.js, whose processes come and go; all that stays is the storage. */
export type ForumDesk = {
  server: DiscordServer;
  storage: Storage;
  forum: string;
  clock: TestClock;
  running: Started;
  /** Another process, which knows only what is stored. */
  restart(): Promise<void>;
  /** What is due at a moment is posted, one thing at a time. */
  liveAt(moment: number, ticks?: number): Promise<void>;
  comes(title: string, more?: Parameters<typeof draft>[1]): Promise<void>;
  /** The posts of the forum with their names, oldest first. */
  posts(): Place[];
};

const tags = [
  { id: "901", name: "Business" },
  { id: "902", name: "Ferries" },
  { id: "903", name: "Staff only", moderated: true },
];

/** Before each test, with a forum of these tags in the server. */
export function withForum(): ForumDesk {
  const it = {} as ForumDesk;
  beforeEach(async () => void Object.assign(it, await open(it)));
  afterEach(async () => {
    await it.running.stop();
    await it.storage.close();
    expect(it.server.violations).toEqual([]);
  });
  return it;
}

async function open(it: ForumDesk): Promise<ForumDesk> {
  const clock: TestClock = { now: slot - 2 * hourMs };
  const now = () => clock.now;
  const server = await startDiscord(now);
  const forum = server.world.addPlace("forum", { tags });
  const storage = await openStorage(":memory:");
  const index = new FuzzyIndex({ now });
  const adapters: BotDeps["adapters"][number][] = [];
  const bot = createBot({ ...storage, index, adapters, now, random: () => 0.5, zone: "Asia/Taipei" });
  const begin = async () => {
    const running = await startAdapter(bot, { now, server });
    adapters.splice(0, 1, running.adapter);
    return running;
  };
  return {
    ...{ server, storage, forum, clock, running: await begin() },
    async restart() {
      await it.running.adapter.stop();
      it.running = await begin();
    },
    async liveAt(moment, ticks = 6) {
      for (let done = 0; done < ticks; done++) {
        clock.now = moment + done;
        const scheduler = startScheduler(storage, clock, [it.running.adapter], index, deliveryTexts);
        await scheduler.tick();
        await scheduler.stop();
      }
    },
    async comes(title, more = {}) {
      await storage.articles.add([draft(title, { publishedAt: clock.now, ...more })], clock.now);
      await catchUp(index, storage.articles);
    },
    posts: () => [...server.world.places.values()].filter(({ parent }) => parent === forum),
  };
}
