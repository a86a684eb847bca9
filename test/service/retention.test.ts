import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";
import { draft } from "../contract/drafts.ts";
import { openNewsroom } from "./newsroom.ts";

const dayMs = 86_400_000;

test("the running service deletes old deliveries and articles of feeds when they are due, and nothing sooner", async () => {
  const newsroom = await openNewsroom("2026-06-01T00:00:00Z");
  const file = join(newsroom.dataDir, "newsdesk.sqlite");
  const channel = { platform: "slack", tenant: "T", channel: "C" };
  const { now } = newsroom.clock;
  const before = await openStorage(file);
  for (const [key, dueAt] of [
    ["old", now - 91 * dayMs],
    ["recent", now - 89 * dayMs],
  ] as const) {
    await before.ledger.claim(key, { subscriptionId: "s", dueAt }, dueAt, 1);
    await before.ledger.sent(key, { channel, message: key });
  }
  const feed = (guid: string, publishedAt: number) => draft(guid, { publishedAt, keys: [`feed:f ${guid}`] });
  await before.articles.add([feed("old", now - 41 * dayMs), feed("recent", now - 39 * dayMs)], now);
  await before.close();

  await newsroom.start({ NEWSDESK_CORPUS: newsroom.dataDir, RETENTION_ARTICLES: "40" });
  // In one process a second one that writes would wait for the first and hold it up.
  const watching = new DatabaseSync(file, { readOnly: true });
  const keys = () => watching.prepare("select key from deliveries").all();
  await expect.poll(keys, { timeout: 10_000 }).toMatchObject([{ key: "recent" }]);
  const titles = () => watching.prepare("select title from articles").all();
  await expect.poll(titles, { timeout: 10_000 }).toMatchObject([{ title: "recent" }]);
  watching.close();
  await newsroom.end();
});
