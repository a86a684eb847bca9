import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ArticleDraft } from "../../../src/article/article.ts";
import { atOnce } from "../../../src/async/steps.ts";
import { groupStories } from "../../../src/search/stories/group-stories.ts";
import { minHashes } from "../../../src/search/stories/minhash.ts";
import { shinglesOf } from "../../../src/search/stories/shingles.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";

const day = 24 * 3_600_000;
const now = 100 * day;

let storage: Storage;
beforeEach(async () => {
  storage = await openStorage(":memory:");
});
afterEach(() => storage.close());

/** Words that have nothing in common with those of another seed. */
const text = (seed: string, words = 200): string =>
  Array.from({ length: words }, (_, i) => `${seed}${(i * 7919) % 997}`).join(" ");

let clock = now;
async function add(title: string, fields: Partial<ArticleDraft>): Promise<string> {
  const { added } = await storage.articles.add([draft(title, fields)], clock++);
  return added[0]?.id as string;
}

const group = () => groupStories({ ...storage, now: () => now });

async function storiesOf(...ids: string[]): Promise<string[]> {
  return (await storage.articles.get(ids)).map(({ storyId }) => storyId);
}

describe("articles that tell one story in the same words share its id, the first one's", () => {
  test.each<[string, Partial<ArticleDraft>]>([
    ["a copy under another headline", { body: text("a") }],
    ["a copy with another lead", { body: `${text("b", 30)} ${text("a")}` }],
    ["a shorter copy", { body: text("a", 120) }],
    ["a teaser that breaks off", { body: text("a", 40), truncated: true }],
    ["a teaser in the summary alone", { summary: text("a", 30) }],
  ])("%s", async (_, copy) => {
    const first = await add("First", { body: text("a"), source: "One" });
    const other = await add("Other", { body: text("c"), source: "Two" });
    const second = await add("Second", { ...copy, source: "Two" });
    await group();
    expect(await storiesOf(first, second, other)).toEqual([first, first, other]);
  });

  test("a teaser that came before the full text", async () => {
    const teaser = await add("Teaser", { body: text("a", 40), truncated: true });
    await group();
    const full = await add("Full", { body: text("a", 900) });
    await group();
    expect(await storiesOf(teaser, full)).toEqual([teaser, teaser]);
  });

  test("a Chinese copy", async () => {
    const body = "台積電今天宣布在高雄量產二奈米晶片，董事長表示需求強勁，產能已經滿載到明年底。".repeat(2);
    const first = await add("甲", { body, language: "zh-TW" });
    const second = await add("乙", { body: `中央社報導，${body}`, language: "zh-TW" });
    await group();
    expect(await storiesOf(first, second)).toEqual([first, first]);
  });
});

describe("articles that are only similar are separate stories", () => {
  test.each<[string, Partial<ArticleDraft>, Partial<ArticleDraft>]>([
    [
      "a quotation in common",
      { body: `${text("a")} ${text("q", 30)}` },
      { body: `${text("b")} ${text("q", 30)}` },
    ],
    [
      "the same words a month later",
      { body: text("a"), publishedAt: now },
      { body: text("a", 180), publishedAt: now - 31 * day },
    ],
    ["no text at all", {}, {}],
  ])("%s", async (_, one, other) => {
    const ids = [await add("One", one), await add("Other", other)];
    await group();
    expect(await storiesOf(...ids)).toEqual(ids);
  });
});

test("of articles that arrive together the one with the earliest news gives the story its id, in any order", async () => {
  const late = await add("Late", { body: text("a"), publishedAt: now - 2 * day });
  const early = await add("Early", { body: `${text("a")} ${text("y", 20)}`, publishedAt: now - 3 * day });
  const undated = await add("Undated", { body: `${text("a")} ${text("z", 20)}` });
  await group();
  expect(await storiesOf(late, early, undated)).toEqual([early, early, early]);
});

test("a story that may have been shown keeps its id, even if older news arrives", async () => {
  const known = await add("Known", { body: text("a"), publishedAt: now - 2 * day });
  await group();
  const older = await add("Older", { body: `${text("a")} ${text("y", 20)}`, publishedAt: now - 3 * day });
  await group();
  expect(await storiesOf(known, older)).toEqual([known, known]);
});

test("an article with parts of two stories merges them; the later id leads to the earlier", async () => {
  const a = await add("A", { body: text("a") });
  const b = await add("B", { body: text("b") });
  await group();
  const both = await add("Both", { body: `${text("a")} ${text("b")}` });
  await group();
  expect(await storiesOf(a, b, both)).toEqual([a, a, a]);
  expect(await storage.stories.current(b)).toBe(a);
  expect(await storage.stories.current(a)).toBe(a);
  expect(await storage.stories.shared()).toEqual([{ id: a, articles: [a, b, both] }]);
});

test("the change feed contains an article's new story once", async () => {
  const first = await add("First", { body: text("a") });
  const second = await add("Second", { body: `${text("a")} ${text("z", 20)}` });
  expect(await group()).toBeGreaterThan(0);
  const changes = await storage.articles.changes(0, 100);
  const last = changes.at(-1);
  expect(last).toMatchObject({ kind: "update", id: second, article: { storyId: first } });
  await group();
  expect(await group()).toBe(0);
  expect(await storage.articles.changes(last?.seq ?? 0, 100)).toEqual([]);
});

test("removed articles are not compared with new ones", async () => {
  const first = await add("First", { body: text("a") });
  await group();
  await storage.articles.remove([first], now);
  const second = await add("Second", { body: `${text("a")} ${text("z", 20)}` });
  await group();
  expect(await storiesOf(second)).toEqual([second]);
});

test("the stories are the same in one batch or in many", async () => {
  const ids: string[] = [];
  for (let i = 0; i < 130; i++)
    ids.push(await add(`Story ${i}`, { body: `${text(`s${i % 65}`)} ${text(`tail${i}`, 15)}` }));
  await group();
  expect(await storiesOf(...ids)).toEqual([...ids.slice(0, 65), ...ids.slice(0, 65)]);
});

describe("a backlog", () => {
  const many = (count: number, body = (at: number) => text(`s${at}`, 30)) =>
    storage.articles.add(
      Array.from({ length: count }, (_, at) => draft(`Story ${at}`, { body: body(at) })),
      clock++,
    );

  test("waits while the newest articles are grouped, and is grouped in portions in the end", async () => {
    const old = await add("Old", { body: text("a") });
    await many(300);
    const first = await add("First", { body: text("b") });
    const second = await add("Second", { body: `${text("b")} ${text("z", 20)}` });
    const copy = await add("Copy", { body: `${text("a")} ${text("y", 20)}` });
    const grouping = { ...storage, now: () => now };
    expect(await groupStories(grouping, { limit: 8, onlyNew: true })).toBe(8);
    expect(await storiesOf(first, second, copy, old)).toEqual([first, first, copy, old]);
    expect(await groupStories(grouping, { onlyNew: true })).toBeLessThan(8);
    expect((await storage.stories.progress()).gaps).toHaveLength(1);
    await groupStories(grouping, { signal: AbortSignal.abort() });
    expect((await storage.stories.progress()).gaps).toHaveLength(1);
    while ((await groupStories(grouping, { limit: 100 })) > 0) {}
    // The copy's story may have been shown by now, so that it goes on.
    expect(await storiesOf(first, second, copy, old)).toEqual([first, first, copy, copy]);
    expect((await storage.stories.progress()).gaps).toEqual([]);
  });

  test("of articles that all end in the paper's own words is not compared each with each", async () => {
    const imprint = text("imprint", 60);
    await many(400, (at) => `${text(`s${at}`, 30)} ${imprint}`);
    let loaded = 0;
    const articles = {
      latest: storage.articles.latest,
      async get(ids: string[]) {
        loaded += ids.length;
        return storage.articles.get(ids);
      },
    };
    await groupStories({ articles, stories: storage.stories, now: () => now });
    expect(loaded).toBeLessThan(400 * 15);
    const sharing = await storage.stories.sharing([...hotMarks(imprint)], 64);
    for (const ids of sharing.values()) expect(ids.length).toBeLessThanOrEqual(64);
  });

  test("that another process has moved on is not saved twice", async () => {
    await many(3);
    const before = await storage.stories.progress();
    const nothing = { marked: [], gone: [], joins: [] };
    const [ours, theirs] = [3, 2].map((cursor) => ({ ...nothing, before, progress: { cursor, gaps: [] } }));
    expect(await storage.stories.save(theirs as never, now)).toBe(true);
    expect(await storage.stories.save(ours as never, now)).toBe(false);
    expect((await storage.stories.progress()).cursor).toBe(2);
  });
});

/** The marks of a text by itself. */
const hotMarks = (body: string): number[] =>
  minHashes(atOnce(shinglesOf({ title: "", body, tags: [], language: "en" } as never)));
