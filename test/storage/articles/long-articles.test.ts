import { afterAll, beforeAll, expect, test } from "vitest";
import { watchLoop } from "../../../src/eval/event-loop.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";

const friday = Date.UTC(2026, 10, 20);
const limitMs = 10;
const articles = 200;
/** 200 KB: what is not ASCII takes longer to read. */
const body = "The harbour office said on Monday: 渡輪復航了。\n".repeat(3_500);

let storage: Storage;
beforeAll(async () => {
  storage = await openStorage(":memory:");
  const drafts = Array.from({ length: articles }, (_, n) =>
    draft(`Ferry ${n}`, { body, publishedAt: friday + n, keys: [`feed:f ${n}`] }),
  );
  await storage.articles.add(drafts, friday);
});
afterAll(() => storage.close());

/** The least of three attempts: the machine or the garbage collector may have come between. */
async function longestTurnMs(work: () => Promise<unknown[]>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3; attempt++) {
    const { result, loop } = await watchLoop(work);
    expect(result).toHaveLength(articles);
    least = Math.min(least, loop.cpuMs);
  }
  return least;
}

test.each<[string, (storage: Storage) => Promise<unknown[]>]>([
  ["those of a digest's window", ({ articles: all }) => all.between(friday, friday + 1_000)],
  [
    "those of a list",
    async ({ articles: all }) => {
      const changes = await all.changes(0, articles);
      return all.get(changes.map((change) => ("article" in change ? change.article.id : "")));
    },
  ],
])("%s, 200 of 200 KB, are read without holding the event loop for 10 ms", async (_, read) => {
  expect(await longestTurnMs(() => read(storage))).toBeLessThanOrEqual(limitMs);
});
