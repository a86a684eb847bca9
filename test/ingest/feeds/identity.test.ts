import { afterEach, beforeEach, expect, test } from "vitest";
import { type Article, newsTime } from "../../../src/article/article.ts";
import { startWeb, type Web } from "../../servers/web.ts";
import { type FeedDesk, openFeedDesk } from "./feed-desk.ts";

const hour = 3_600_000;
let web: Web;
let desk: FeedDesk;

beforeEach(async () => {
  [web, desk] = await Promise.all([startWeb(), openFeedDesk()]);
});
afterEach(async () => {
  await desk.close();
  await web.close();
});

type Entry = { guid?: string; title: string; link?: string; text?: string; date?: number };

const rss = (entries: Entry[]): string =>
  `<rss version="2.0"><channel><title>Island Daily</title>${entries
    .map(
      ({ guid, title, link, text, date }) =>
        `<item><title>${title}</title>${guid ? `<guid isPermaLink="false">${guid}</guid>` : ""}${
          link ? `<link>https://island.example${link}</link>` : ""
        }${text ? `<description>${text}</description>` : ""}${
          date ? `<pubDate>${new Date(date).toUTCString()}</pubDate>` : ""
        }</item>`,
    )
    .join("")}</channel></rss>`;

/** Reads a feed as it is at several times, one after the other, and returns the articles that are there at the end. */
async function after(...readings: Entry[][]): Promise<Article[]> {
  for (const [index, entries] of readings.entries()) {
    web.pages.set("/feed", rss(entries));
    if (index === 0) await desk.service.add(web.url("/feed", "127.0.0.1"), { fullText: false });
    else await desk.pollNext();
  }
  return (await desk.storage.articles.between(0, Number.MAX_SAFE_INTEGER)).toSorted((a, b) =>
    a.title < b.title ? -1 : 1,
  );
}

const keeper: Entry = {
  guid: "one",
  title: "Keeper resigns after the storm",
  link: "/keeper",
  text: "The keeper of the northern lighthouse resigned on Monday.",
  date: Date.UTC(2026, 10, 20, 6),
};
const crane: Entry = {
  guid: "one",
  title: "Harbour gets a new crane",
  link: "/crane",
  text: "The port authority has ordered a crane from Finland.",
  date: Date.UTC(2026, 10, 20, 9),
};

test("a guid that is used again for an entry that is all new is another article, and stays so", async () => {
  const articles = await after([keeper], [crane], [crane], [keeper], [crane]);
  expect(articles.map(({ title }) => title)).toEqual([crane.title, keeper.title]);
});

test("what a feed writes anew under the name of an old entry is revised under its own", async () => {
  const edited = { ...crane, text: `${crane.text} It lifts eighty tonnes.` };
  const articles = await after([keeper], [crane], [edited]);
  expect(articles.map(({ summary }) => summary)).toEqual([edited.text, keeper.text]);
});

test.each<[string, Partial<Entry>]>([
  ["its headline", { title: "Lighthouse: the keeper is gone", link: "/gone" }],
  ["its text", { text: "He went back to the mainland with his dog and his books." }],
  ["headline and text", { title: "Dog leaves island", text: "It took the morning ferry to the mainland." }],
])("an entry that keeps its guid and changes %s is revised", async (_, change) => {
  const articles = await after([keeper], [{ ...keeper, ...change }]);
  expect(articles).toHaveLength(1);
  expect(articles[0]).toMatchObject({
    title: change.title ?? keeper.title,
    summary: change.text ?? keeper.text,
  });
});

test.each<[string, Entry, Entry]>([
  ["its site moved", keeper, { ...keeper, guid: "https://new.example/keeper", link: "/2026/keeper" }],
  [
    "its text was written on",
    { ...keeper, text: `${keeper.text} ${"The ferry still runs. ".repeat(20)}` },
    { ...keeper, guid: "2", link: "/2", text: `${keeper.text} ${"The ferry still runs. ".repeat(20)}More.` },
  ],
])("an entry whose address and guid change is the same: %s", async (_, before, now) => {
  const articles = await after([before], [now]);
  expect(articles).toHaveLength(1);
});

test("what comes back every day under the same headline is another article each day", async () => {
  const forecast = (day: number): Entry => ({
    guid: `forecast ${day}`,
    title: "The weather for today",
    link: `/forecast/${day}`,
    text: "Here is what the sky over the island has in store.",
    date: Date.UTC(2026, 10, day, 5),
  });
  expect(await after([forecast(18)], [forecast(19)], [forecast(20), forecast(19)])).toHaveLength(3);
});

test("two entries that say the same at the same time are two", async () => {
  const twin = { ...keeper, guid: "two", link: "/other" };
  expect(await after([keeper, twin], [keeper, twin])).toHaveLength(2);
});

test("a feed that dates all its entries anew changes nothing: none is news again", async () => {
  const old = [keeper, { ...crane, guid: "two" }].map((entry, n) => ({
    ...entry,
    date: Date.UTC(2026, 9, 1 + n),
  }));
  const before = await after(old);
  desk.pass(30 * hour);
  const redated = old.map((entry) => ({ ...entry, date: desk.now() }));
  web.pages.set("/feed", rss(redated));
  await desk.pollNext();
  const now = await desk.storage.articles.between(0, Number.MAX_SAFE_INTEGER);
  expect(now.map(newsTime).toSorted()).toEqual(before.map(newsTime).toSorted());
  expect((await desk.storage.articles.changes(0, 100)).map(({ kind }) => kind)).toEqual(["add", "add"]);
});

test("a date that was corrected to one before the article came is taken", async () => {
  const [article] = await after([{ ...keeper, date: Date.UTC(2025, 10, 20, 6) }], [keeper]);
  expect(article?.publishedAt).toBe(keeper.date);
});
