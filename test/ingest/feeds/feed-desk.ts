import { pino } from "pino";
import type { Feed } from "../../../src/ingest/feeds/feed.ts";
import { createFeedService } from "../../../src/ingest/feeds/feed-service.ts";
import { parseAllowList } from "../../../src/ingest/fetch/allow-list.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { entryQueries } from "./entry-queries.ts";

const log = pino({ level: "silent" });

export type FeedDesk = Awaited<ReturnType<typeof openFeedDesk>>;

/** The polling of feeds as the program does it, on a database, its own at first, and a clock that waiting moves. */
export async function openFeedDesk(startsAt = Date.UTC(2026, 10, 20, 8), before?: Storage) {
  const storage = before ?? (await openStorage(":memory:"));
  let clock = startsAt;
  const service = createFeedService({
    ...storage,
    userAgent: "Newsdesk/test",
    allow: parseAllowList("127.0.0.0/8"),
    doorKey: async () => new Uint8Array(32).fill(7),
    queries: entryQueries(() => clock),
    now: () => clock,
    async wait(ms) {
      const until = clock + ms;
      await new Promise((resolve) => setImmediate(resolve));
      clock = Math.max(clock, until);
    },
  });
  const list = () => service.list();
  /** Polls whatever is due now, and waits for it. */
  const poll = async () => {
    await service.tick(log);
    await service.settled();
  };
  return {
    storage,
    service,
    now: () => clock,
    pass: (ms: number) => {
      clock += ms;
    },
    /** Begins to poll whatever is due now. */
    begin: () => service.tick(log),
    poll,
    /** The next time that a feed is due, and that poll. */
    async pollNext(): Promise<void> {
      const due = (await list()).filter(({ goneAt }) => !goneAt).map(({ nextCheck }) => nextCheck);
      clock = Math.max(clock, Math.min(...due));
      await poll();
    },
    async feedAt(url: string): Promise<Feed> {
      const feed = (await list()).find(({ addedAs }) => addedAs === url);
      if (!feed) throw new Error(`no feed was added as ${url}`);
      return feed;
    },
    /** The articles that there are, as text: their headlines. */
    async headlines(): Promise<string[]> {
      const all = await storage.articles.between(0, Number.MAX_SAFE_INTEGER);
      return all.map(({ title }) => title).toSorted();
    },
    async close() {
      await service.stop();
      await storage.close();
    },
  };
}
