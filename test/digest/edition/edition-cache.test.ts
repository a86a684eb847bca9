import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { makeEdition } from "../../../src/digest/edition/edition.ts";
import { createEditionCache } from "../../../src/digest/edition/edition-cache.ts";
import { catchUp } from "../../../src/search/catch-up.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import type { FedIndex } from "../../../src/search/search-index.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";

const from = Date.UTC(2026, 5, 1);
const to = Date.UTC(2026, 5, 2);
const window = { from, to, zone: "UTC" };
let storage: Storage;
let index: FedIndex;
let reads: number;
let now: number;

beforeEach(async () => {
  storage = await openStorage(":memory:");
  index = new FuzzyIndex({ now: () => to });
  [reads, now] = [0, to];
  await come("chips rise", "chips fall", "ferry runs", "ferry stops");
});

afterEach(() => storage.close());

async function come(...titles: string[]): Promise<void> {
  await storage.articles.add(
    titles.map((title, at) => draft(title, { publishedAt: to - 1 - at })),
    to - 1,
  );
  await catchUp(index, storage.articles);
}

/** The articles, and how often they are read. */
const articles = () => ({
  between: (...range: [number, number]): Promise<Article[]> => {
    reads++;
    return storage.articles.between(...range);
  },
});

const orders = async () => {
  const [had] = await storage.articles.between(from, to);
  const shown = [{ storyId: had?.storyId ?? "", articleId: had?.id ?? "" }];
  return [
    window,
    { ...window, limit: 1 },
    { ...window, about: "chips" },
    { ...window, shown },
    { ...window, isMuted: ({ title }: Article) => title.includes("ferry") },
    { ...window, about: "chips", shown, limit: 1 },
    { ...window, from: from - 1 },
  ];
};

test("every channel gets the edition it would get without the cache, though a window is read once for all", async () => {
  const editionOf = createEditionCache({ articles: articles(), index }, () => now);
  for (let times = 0; times < 3; times++) {
    for (const order of await orders()) {
      expect(await editionOf(order)).toEqual(await makeEdition({ articles: storage.articles, index }, order));
    }
  }
  // Three windows: with a query, without one, and with another start.
  expect(reads).toBe(3);
});

test("channels that are due at once share one read", async () => {
  const editionOf = createEditionCache({ articles: articles(), index }, () => now);
  await Promise.all(Array.from({ length: 20 }, () => editionOf(window)));
  expect(reads).toBe(1);
});

test("later news is shown within seconds, even after the clock jumped back", async () => {
  const editionOf = createEditionCache({ articles: articles(), index }, () => now);
  await editionOf(window);
  await come("late news");
  now += 5_000;
  expect((await editionOf(window)).stories).toHaveLength(5);
  await come("later news");
  now -= 3_600_000;
  expect((await editionOf(window)).stories).toHaveLength(6);
});

test("a window that could not be read is read again", async () => {
  let fails = true;
  const between = (...range: [number, number]) =>
    fails ? Promise.reject(new Error("locked")) : storage.articles.between(...range);
  const editionOf = createEditionCache({ articles: { between }, index }, () => now);
  await expect(editionOf(window)).rejects.toThrow("locked");
  fails = false;
  expect((await editionOf(window)).stories).toHaveLength(4);
});

test("the articles of a window are let go after a minute, whatever the clock says", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const editionOf = createEditionCache({ articles: articles(), index }, () => now);
  await editionOf(window);
  vi.advanceTimersByTime(30_000);
  await editionOf(window);
  expect(reads).toBe(1);
  vi.advanceTimersByTime(40_000);
  await editionOf(window);
  expect(reads).toBe(2);
  vi.useRealTimers();
});
