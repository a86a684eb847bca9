import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createEntryQueries } from "../../src/app/feed-queries/entry-queries.ts";
import { createFeedService } from "../../src/ingest/feeds/feed-service.ts";
import { parseAllowList } from "../../src/ingest/fetch/allow-list.ts";
import { FuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";
import { generatedFeed } from "./feed.ts";

/** Feeds fetched over HTTP, parsed and stored, per second of processor time, and the peak memory of the process. */
export type Polling = { feeds: number; read: number; stored: number; perSecond: number; megabytes: number };

/** Polls feeds from a server in the same process, without their article pages. */
export async function measurePolling(feeds: number, entries: number): Promise<Polling> {
  const server = createServer((request, response) => {
    response.end(ofIsland(request.url?.slice(1) ?? "", generatedFeed(entries)));
  });
  server.listen(0, "0.0.0.0");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const storage = await openStorage(":memory:");
  const index = new FuzzyIndex({ now: Date.now });
  const feedService = createFeedService({
    ...storage,
    userAgent: "bench",
    allow: parseAllowList("127.0.0.0/8"),
    doorKey: async () => new Uint8Array(32),
    queries: createEntryQueries({ index: async () => index, zone: "UTC", now: Date.now }),
    now: Date.now,
  });
  // Each on a host of its own, as most are.
  const host = (index: number) => `127.1.${index >> 8}.${index & 255}:${port}`;
  await feedService.note(
    Array.from({ length: feeds }, (_, index) => ({ url: `http://${host(index)}/${index}` })),
  );
  const before = process.memoryUsage.rss();
  const start = process.cpuUsage();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const checked = await feedService.check();
  const { user, system } = process.cpuUsage(start);
  clearInterval(timer);
  const stored = (await storage.articles.between(0, Number.MAX_SAFE_INTEGER)).length;
  await feedService.stop();
  await storage.close();
  server.close();
  const read = checked.reduce((sum, { articles }) => sum + articles, 0);
  const seconds = (user + system) / 1e6;
  return { feeds, read, stored, perSecond: read / seconds, megabytes: (most - before) / 1e6 };
}

/** A feed whose entries no other island has. */
const ofIsland = (name: string, feed: Uint8Array): string =>
  new TextDecoder()
    .decode(feed)
    .replaceAll("report-", `${name}-report-`)
    .replaceAll("island.example", `island${name}.example`)
    .replaceAll("The ferry to", `On ${name} the ferry ${name} to`);
