import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openStorage } from "../../src/storage/sqlite.ts";
import { openNewsroom } from "./newsroom.ts";

const dayMs = 86_400_000;

test("the running service forgets after 90 days what was posted, and nothing sooner", async () => {
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
  await before.close();

  await newsroom.start({ NEWSDESK_CORPUS: newsroom.dataDir });
  // In one process a second one that writes would wait for the first and hold it up.
  const watching = new DatabaseSync(file, { readOnly: true });
  const keys = () => watching.prepare("select key from deliveries").all();
  await expect.poll(keys, { timeout: 10_000 }).toMatchObject([{ key: "recent" }]);
  watching.close();
  await newsroom.end();
});
