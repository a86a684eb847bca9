import { expect, test } from "vitest";
import { forgetOld } from "../../src/app/retention.ts";
import { gatherStatistics } from "../../src/bot/statistics/statistics.ts";
import { createFeedService } from "../../src/ingest/feeds/feed-service.ts";
import { parseAllowList } from "../../src/ingest/fetch/allow-list.ts";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";
import { entryQueries } from "../ingest/feeds/entry-queries.ts";
import { startWeb } from "../servers/web.ts";

const day = 86_400_000;
const start = Date.UTC(2026, 10, 20);

const item = (title: string, at?: number) =>
  `<item><title>${title}</title><guid>${title}</guid>${at === undefined ? "" : `<pubDate>${new Date(at).toUTCString()}</pubDate>`}</item>`;

test("an article removed for its age is not added again while its feed still lists it", async () => {
  const web = await startWeb();
  const items = [item("old", start - 41 * day), item("young", start - day), item("undated")];
  web.pages.set("/", `<rss version="2.0"><channel><title>Island</title>${items.join("")}</channel></rss>`);
  const storage = await openStorage(":memory:");
  let clock = start;
  const keepMs = 40 * day;
  const allow = parseAllowList(`127.0.0.1:${web.port}`);
  const now = () => clock;
  const doorKey = async () => new Uint8Array(32);
  const queries = entryQueries(now);
  const settings = { userAgent: "test", allow, keepMs, doorKey, queries, now };
  const feedService = createFeedService({ ...storage, ...settings });
  const titles = async () => (await storage.articles.between(0, clock + 1)).map(({ title }) => title).sort();

  await feedService.add(web.url("/", "127.0.0.1"));
  expect(await titles()).toEqual(["undated", "young"]);
  clock += 50 * day;
  await forgetOld(storage, { articlesMs: keepMs, deliveriesMs: day }, clock);
  expect(await titles()).toEqual(["undated"]);
  expect(await feedService.check()).toMatchObject([{ new: 0 }]);
  expect(await titles()).toEqual(["undated"]);

  await feedService.stop();
  await storage.close();
  await web.close();
});

test("what is counted by day is forgotten with the deliveries, and the days since then stay", async () => {
  const storage = await openStorage(":memory:");
  const keepMs = 30 * day;
  const counts = async (clock: number) => {
    await forgetOld(storage, { articlesMs: undefined, deliveriesMs: keepMs }, clock);
    const { days, nothingFound } = await gatherStatistics(storage, 60, clock);
    return { asked: days.map(({ questions }) => questions.nothing).filter(Boolean), nothingFound };
  };
  await storage.questions.add("nothing", "zeppelin", start);
  await storage.questions.add("nothing", "airship", start + day);

  expect((await counts(start + 30 * day)).asked).toEqual([1, 1]);
  expect(await counts(start + 31 * day)).toEqual({
    asked: [1],
    nothingFound: [{ words: "airship", questions: 1 }],
  });
  expect(await counts(start + 32 * day)).toEqual({ asked: [], nothingFound: [] });
  await storage.close();
});
