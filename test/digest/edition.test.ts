import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ArticleDraft } from "../../src/article/article.ts";
import { type Edition, makeEdition } from "../../src/digest/edition.ts";
import { catchUp } from "../../src/search/catch-up.ts";
import { createFuzzyIndex } from "../../src/search/fuzzy-index.ts";
import type { SearchIndex } from "../../src/search/types.ts";
import { openStorage } from "../../src/storage/sqlite.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { draft } from "../contract/drafts.ts";

const from = Date.UTC(2026, 5, 1);
const to = Date.UTC(2026, 5, 2);
const hourMs = 3_600_000;
const window = { from, to, zone: "UTC" };

let storage: Storage;
let index: SearchIndex;

beforeEach(async () => {
  storage = await openStorage(":memory:");
  index = createFuzzyIndex({ now: () => to });
});

afterEach(() => storage.close());

/** What a digest says of articles that all came in at the end of the window. */
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

describe("what is news", () => {
  test("what was published in the window, newest first, its start included and its end not", async () => {
    const edition = await editionOf([
      draft("at the start", { publishedAt: from }),
      draft("before", { publishedAt: from - 1 }),
      draft("just in time", { publishedAt: to - 1 }),
      draft("at the end", { publishedAt: to }),
    ]);
    expect(titles(edition)).toEqual(["just in time", "at the start"]);
    expect(edition).toMatchObject({ from, to, leftOut: 0 });
  });

  test("an undated article counts from when it came in", async () => {
    expect(titles(await editionOf([draft("undated")]))).toEqual(["undated"]);
  });

  test("an old archive that is imported now does not flood", async () => {
    const archive = hourly(300, "Archive", from - 400 * hourMs);
    expect(titles(await editionOf([...archive, draft("new", { publishedAt: from })]))).toEqual(["new"]);
  });
});

describe("what is chosen", () => {
  test("ten of many, and how many more there are", async () => {
    const edition = await editionOf(hourly(13, "Post"));
    expect(titles(edition)).toEqual(Array.from({ length: 10 }, (_, rank) => `Post ${12 - rank}`));
    expect(edition.leftOut).toBe(3);
    expect((await editionOf([], { limit: 2 })).leftOut).toBe(11);
  });

  test("a busy source leaves room for the others", async () => {
    const edition = await editionOf([...hourly(20, "Busy"), ...hourly(2, "Quiet")]);
    expect(titles(edition)).toEqual([
      ...[19, 18, 17, 16, 15, 14, 13, 12].map((hour) => `Busy ${hour}`),
      "Quiet 1",
      "Quiet 0",
    ]);
    expect(edition.leftOut).toBe(12);
  });

  test("a story told by several sources is one, with the fullest telling and the others named", async () => {
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

describe("about something", () => {
  const drafts = [
    draft("TSMC starts 2-nanometer production", { publishedAt: from, source: "Post" }),
    draft("Typhoon nears Taiwan", { publishedAt: from + hourMs }),
    draft("TSMC to build in Arizona", { publishedAt: from - hourMs }),
  ];

  test("only the stories of the window that match", async () => {
    const edition = await editionOf(drafts, { about: "tsmc" });
    expect(titles(edition)).toEqual(["TSMC starts 2-nanometer production"]);
    expect(edition).toMatchObject({ about: "tsmc", leftOut: 0 });
  });

  test("in the whole query language", async () => {
    expect(titles(await editionOf(drafts, { about: "tsmc OR typhoon -source:post" }))).toEqual([
      "Typhoon nears Taiwan",
    ]);
  });

  test("every match is counted, though few are shown", async () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      draft(`TSMC report number ${at}`, { publishedAt: from + at }),
    );
    expect((await editionOf([...many, ...drafts], { about: "tsmc" })).leftOut).toBe(51);
  });

  test("nothing, where nothing matches", async () => {
    expect(await editionOf(drafts, { about: "cricket" })).toMatchObject({ stories: [], leftOut: 0 });
    expect(await editionOf([], { about: "" })).toMatchObject({ leftOut: 0 });
  });
});

test("whatever came in: each story once, in order, within the window, and none uncounted", async () => {
  const anyDraft = fc.record({
    source: fc.constantFrom("A", "B", "C"),
    publishedAt: fc.option(fc.integer({ min: from - hourMs, max: to + hourMs }), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyDraft, { maxLength: 30 }),
      fc.integer({ min: 1, max: 12 }),
      async (some, limit) => {
        const own = await openStorage(":memory:");
        await own.articles.add(
          some.map((fields, at) => draft(`Story ${at}`, fields)),
          from,
        );
        const { stories, leftOut } = await makeEdition(
          { articles: own.articles, index },
          { ...window, limit },
        );
        await own.close();
        const times = some
          .map(({ publishedAt }) => publishedAt ?? from)
          .filter((time) => time >= from && time < to);
        const shown = stories.map(({ article }) => article.publishedAt ?? from);
        expect(stories.length + leftOut).toBe(times.length);
        expect(stories.length).toBe(Math.min(limit, times.length));
        expect(new Set(stories.map(({ article }) => article.id)).size).toBe(stories.length);
        expect(shown).toEqual(shown.toSorted((a, b) => b - a));
        for (const time of shown) expect(times).toContain(time);
      },
    ),
    { numRuns: 50 },
  );
});
