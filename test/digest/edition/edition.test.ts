import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ArticleDraft } from "../../../src/article/article.ts";
import { type Edition, makeEdition } from "../../../src/digest/edition/edition.ts";
import { catchUp } from "../../../src/search/catch-up.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import type { FedIndex } from "../../../src/search/search-index.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";

const from = Date.UTC(2026, 5, 1);
const to = Date.UTC(2026, 5, 2);
const hourMs = 3_600_000;
const window = { from, to, zone: "UTC" };

let storage: Storage;
let index: FedIndex;

beforeEach(async () => {
  storage = await openStorage(":memory:");
  index = new FuzzyIndex({ now: () => to });
});

afterEach(() => storage.close());

/** The edition of articles that were all added at the end of the window. */
async function editionOf(
  drafts: ArticleDraft[],
  order: { about?: string; limit?: number } = {},
): Promise<Edition> {
  await storage.articles.add(drafts, to - 1);
  await catchUp(index, storage.articles);
  return makeEdition({ articles: storage.articles, index }, { ...window, ...order });
}

const titles = ({ stories }: Edition) => stories.map(({ article }) => article.title);
const hourly = (count: number, source: string, start = from) =>
  Array.from({ length: count }, (_, hour) =>
    draft(`${source} ${hour}`, { source, publishedAt: start + hour * hourMs }),
  );

describe("news is", () => {
  test("an article published in the window, newest first, its start included and its end not", async () => {
    const edition = await editionOf([
      draft("at the start", { publishedAt: from }),
      draft("long before", { publishedAt: from - 25 * hourMs }),
      draft("just in time", { publishedAt: to - 1 }),
      draft("at the end", { publishedAt: to }),
    ]);
    expect(titles(edition)).toEqual(["just in time", "at the start"]);
    expect(edition).toMatchObject({ from, to, leftOut: 0 });
  });

  test("an article added during the window, even if published the day before", async () => {
    const known = from - 10 * 60_000;
    await storage.articles.add([draft("known", { publishedAt: known })], known);
    const late = draft("fetched late", { publishedAt: known });
    expect(titles(await editionOf([late]))).toEqual(["fetched late"]);
  });

  test("no story that the channel was shown, in this article or another, and no muted one", async () => {
    await editionOf([draft("had"), draft("muted"), draft("new")]);
    const [had] = (await storage.articles.between(from, to)).filter(({ title }) => title === "had");
    const edition = await makeEdition(
      { articles: storage.articles, index },
      {
        ...window,
        shown: [{ storyId: had?.storyId ?? "", articleId: "another" }],
        isMuted: ({ title }) => title === "muted",
      },
    );
    expect(titles(edition)).toEqual(["new"]);
    expect(edition.leftOut).toBe(0);
  });

  test("an undated article added during the window", async () => {
    expect(titles(await editionOf([draft("undated")]))).toEqual(["undated"]);
  });

  test("no old article that is imported now", async () => {
    const archive = hourly(300, "Archive", from - 400 * hourMs);
    expect(titles(await editionOf([...archive, draft("new", { publishedAt: from })]))).toEqual(["new"]);
  });
});

describe("of many stories", () => {
  test("ten are chosen, and the rest is counted", async () => {
    const edition = await editionOf(hourly(13, "Post"));
    expect(titles(edition)).toEqual(Array.from({ length: 10 }, (_, rank) => `Post ${12 - rank}`));
    expect(edition.leftOut).toBe(3);
    expect((await editionOf([], { limit: 2 })).leftOut).toBe(11);
  });

  test("those of a busy source leave room for the others", async () => {
    const edition = await editionOf([...hourly(20, "Busy"), ...hourly(2, "Quiet")]);
    expect(titles(edition)).toEqual([
      ...[19, 18, 17, 16].map((hour) => `Busy ${hour}`),
      "Quiet 1",
      "Busy 15",
      "Quiet 0",
      ...[14, 13, 12].map((hour) => `Busy ${hour}`),
    ]);
    expect(edition.leftOut).toBe(12);
  });

  test("one that several sources report is shown once, with the fullest article, and names the others", async () => {
    const telling = (source: string, hour: number, truncated?: boolean) => ({
      ...draft(`Told by ${source}`, { source, publishedAt: from + hour * hourMs, truncated }),
      id: source,
      addedAt: from,
      storyId: "story",
    });
    const tellings = [
      telling("Teaser", 3, true),
      telling("Post", 2),
      telling("Times", 1),
      telling("Post", 0),
    ];
    const articles = { ...storage.articles, between: async () => tellings };
    const edition = await makeEdition({ articles, index }, window);
    expect(titles(edition)).toEqual(["Told by Post"]);
    expect(edition.stories[0]?.also).toEqual(["Teaser", "Times"]);
    expect(edition.leftOut).toBe(0);
  });
});

describe("a digest with a query", () => {
  const drafts = [
    draft("TSMC starts 2-nanometer production", { publishedAt: from, source: "Post" }),
    draft("Typhoon nears Taiwan", { publishedAt: from + hourMs }),
    draft("TSMC to build in Arizona", { publishedAt: from - 30 * hourMs }),
  ];

  test("has only the stories of the window that match", async () => {
    const edition = await editionOf(drafts, { about: "tsmc" });
    expect(titles(edition)).toEqual(["TSMC starts 2-nanometer production"]);
    expect(edition).toMatchObject({ about: "tsmc", leftOut: 0 });
  });

  test("takes the whole query language", async () => {
    expect(titles(await editionOf(drafts, { about: "tsmc OR typhoon -source:post" }))).toEqual([
      "Typhoon nears Taiwan",
    ]);
  });

  test("counts every match, though few are shown", async () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      draft(`TSMC report number ${at}`, { publishedAt: from + at }),
    );
    expect((await editionOf([...many, ...drafts], { about: "tsmc" })).leftOut).toBe(51);
  });

  test("is empty if nothing matches", async () => {
    expect(await editionOf(drafts, { about: "cricket" })).toMatchObject({ stories: [], leftOut: 0 });
    expect(await editionOf([], { about: "" })).toMatchObject({ leftOut: 0 });
  });
});

test("a story that many sources report comes before fresher ones", async () => {
  const telling = (source: string, hour: number, storyId: string) => ({
    ...draft(`${storyId} in ${source}`, { source, publishedAt: from + hour * hourMs }),
    id: `${storyId} ${source}`,
    addedAt: from,
    storyId,
  });
  const tellings = [
    telling("A", 23, "fresh"),
    ...["B", "C", "D", "E"].map((source) => telling(source, 1, "wide")),
  ];
  const edition = await makeEdition({ articles: { between: async () => tellings }, index }, window);
  expect(edition.stories.map(({ article }) => article.storyId)).toEqual(["wide", "fresh"]);
});

test("stories of one section leave room for other sections", async () => {
  const inSection = (section: string, hour: number) =>
    draft(`${section} ${hour}`, { section, source: `${section} ${hour}`, publishedAt: from + hour * hourMs });
  const sports = [23, 22, 21, 20, 19].map((hour) => inSection("Sports", hour));
  const edition = await editionOf([...sports, inSection("World", 18)], { limit: 3 });
  expect(titles(edition)).toEqual(["Sports 23", "World 18", "Sports 22"]);
});

test("stories of the same moment are always in the order of their ids", async () => {
  const drafts = Array.from({ length: 8 }, (_, at) =>
    draft(`Same ${at}`, { source: `S${at}`, publishedAt: from }),
  );
  const edition = await editionOf(drafts);
  const ids = edition.stories.map(({ article }) => article.id);
  expect(ids).toEqual(ids.toSorted());
});

test("for any news each story of the window is shown once or counted", async () => {
  const anyDraft = fc.record({
    source: fc.constantFrom("A", "B", "C"),
    publishedAt: fc.option(fc.integer({ min: from - 26 * hourMs, max: to + hourMs }), { nil: undefined }),
    addedAt: fc.integer({ min: from - hourMs, max: to }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyDraft, { maxLength: 30 }),
      fc.integer({ min: 1, max: 12 }),
      async (some, limit) => {
        const own = await openStorage(":memory:");
        for (const [at, { addedAt, ...fields }] of some.entries()) {
          await own.articles.add([draft(`Story ${at}`, fields)], addedAt);
        }
        const { stories, leftOut } = await makeEdition(
          { articles: own.articles, index },
          { ...window, limit },
        );
        await own.close();
        const news = some.flatMap(({ publishedAt, addedAt }, at) => {
          const time = publishedAt ?? addedAt;
          const isLate = addedAt >= from && time >= from - 24 * hourMs;
          return time < to && (time >= from || isLate) ? [`Story ${at}`] : [];
        });
        expect(stories.length + leftOut).toBe(news.length);
        expect(stories.length).toBe(Math.min(limit, news.length));
        expect(new Set(stories.map(({ article }) => article.id)).size).toBe(stories.length);
        for (const { article } of stories) expect(news).toContain(article.title);
      },
    ),
    { numRuns: 30 },
  );
});
