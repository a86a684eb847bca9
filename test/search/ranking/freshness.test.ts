import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import type { SearchIndex } from "../../../src/search/search-index.ts";
import { newIndex } from "../new-index.ts";
import { additions, article, now } from "../stories.ts";
import { type AgeingArchive, ageingArchive } from "./ageing-archive.ts";

const year = 365;

async function indexOf(articles: Article[]): Promise<SearchIndex> {
  const index = await newIndex();
  await index.apply(additions(articles));
  return index;
}

const found = async (index: SearchIndex, text: string, limit = 10): Promise<Article[]> => {
  const page = await index.search(parseQuery(text, { now, zone: "Asia/Taipei" }), { limit });
  return page.hits.map((hit) => hit.article);
};

const english = ["Vondel", "Quillar Rail", "Ysolde Marrick", "Zebrun", "tapir fever"];
const chinese = ["晶暉", "海嵐航運", "羅采薇"];

describe("the newest stories about a name come first, and none that only mentions it is among them", () => {
  test.each<[string, AgeingArchive]>([
    ["twenty years", { names: english, size: 1000, oldest: 20 * year, newest: 0 }],
    ["one year", { names: english, size: 1000, oldest: year, newest: 0 }],
    [
      "an archive that ended ten years ago",
      { names: english, size: 1000, oldest: 30 * year, newest: 10 * year },
    ],
    ["a small archive", { names: english.slice(0, 2), size: 60, oldest: 5 * year, newest: 0 }],
    ["half of it without a date", { names: english, size: 1000, oldest: 20 * year, newest: 0, undated: 0.5 }],
    ["Chinese names", { names: chinese, size: 1000, oldest: 8 * year, newest: 0 }],
  ])("%s", async (_, shape) => {
    const { articles, told } = ageingArchive(shape);
    const index = await indexOf(articles);
    for (const [name, { about, passing }] of told) {
      const first = await found(index, name.toLowerCase(), 5);
      expect(passing.filter((one) => first.includes(one))).toEqual([]);
      expect(about.slice(0, 2), name).toContain(first[0]);
      expect(first.filter((one) => about.slice(0, 6).includes(one)).length, name).toBeGreaterThanOrEqual(4);
    }
  });
});

const day = 24 * 3600 * 1000;
const ago = (days: number): number => now - days * day;
/** Stories of all sorts around those of a test. */
const rest = ageingArchive({ names: english, size: 300, oldest: 20 * year, newest: 0 }).articles;

describe("the first result is the story of which the reader knows the words, or the time", () => {
  const told = (about: string) => ({ title: `${about} in Evora`, body: "Nobody else spoke. It rained." });
  test.each<[string, string, Partial<Article>, ...Partial<Article>[]]>([
    [
      "an old story by its words, not a new one that lacks a word",
      "violins strike marrick",
      {
        title: "Violins silent in Jena",
        body: "A strike began. It was led by Hal Marrick.",
        publishedAt: ago(4000),
      },
      { title: "Violins: strike in Gera", body: "A strike of violins began today.", publishedAt: ago(1) },
      { title: "Marrick and the violins", body: "Hal Marrick wants violins.", publishedAt: undefined },
    ],
    [
      "a story that has three words in its headline, not a newer one that has them below",
      "barge salvage tender",
      { title: "Barge salvage tender opens", body: "Bids are due soon.", publishedAt: ago(600) },
      {
        title: "Notes from the quay",
        body: "A tender for the salvage of a barge is out. It rained.",
        publishedAt: ago(1),
      },
    ],
    [
      "a story that has all words, not one that has two of them in the headline and lacks the rarest",
      "ferry strike zumalacarr",
      {
        title: "Notes of the week",
        body: `${"It rained in Faro and in Gera. ".repeat(20)}A ferry lay still. A strike was called off. So said Zumalacarr.`,
        publishedAt: ago(30),
      },
      { title: "Ferry strike", body: "A ferry strike began.", publishedAt: ago(1) },
      { title: "Ferry strike again", body: "A ferry strike ended.", publishedAt: ago(1) },
    ],
    [
      "a dated story about a name, not one without a date that says it more often",
      "tagetes",
      { ...told("Tagetes shown"), publishedAt: ago(700) },
      { title: "Tagetes and tagetes", body: "Tagetes, tagetes and tagetes.", publishedAt: undefined },
      { ...told("Tagetes sold"), publishedAt: ago(900) },
    ],
    [
      "the story of the year, which prints it",
      "2011 quarry fire",
      {
        title: "Quarry fire kills eleven",
        body: "A fire broke out on May 3, 2011 in a quarry.",
        publishedAt: Date.UTC(2011, 4, 4),
      },
      { title: "Families recall the 2011 quarry fire", body: "They met once more.", publishedAt: ago(20) },
      {
        title: "Quarry fire put out",
        body: "A quarry burnt. The pumps were bought in 2011.",
        publishedAt: ago(2),
      },
    ],
    [
      "the story of the year, which does not print it",
      "2011 quarry fire",
      {
        title: "Quarry fire kills eleven",
        body: "A fire broke out in a quarry.",
        publishedAt: Date.UTC(2011, 4, 4),
      },
      { title: "Families recall the 2011 quarry fire", body: "They met once more.", publishedAt: ago(20) },
      {
        title: "Quarry fire put out",
        body: "A quarry burnt. The pumps were bought in 2011.",
        publishedAt: ago(2),
      },
    ],
    [
      "the story of the year, asked for in Chinese",
      "2011年採石場大火",
      { title: "採石場大火十一死", body: "採石場昨日發生大火。", publishedAt: Date.UTC(2011, 4, 4) },
      { title: "採石場大火撲滅", body: "採石場今日發生大火。", publishedAt: ago(2) },
    ],
    [
      "the name that ends with a number, not what else was published in that year",
      "hydra 2011",
      {
        title: "Hydra 2011 recalled",
        body: "The makers of Hydra 2011 ask for it back.",
        publishedAt: ago(3000),
      },
      {
        title: "Divers find an anchor",
        body: "They dived for a week. They saw a hydra too.",
        publishedAt: Date.UTC(2011, 4, 4),
      },
    ],
    [
      "what was published on a day",
      "2011-05-04",
      { ...told("Lamps"), publishedAt: Date.UTC(2011, 4, 4, 2) },
      { ...told("Kites"), publishedAt: Date.UTC(2011, 4, 5, 2) },
      { title: "11 of 2011 votes on 5 lists and 4 others", body: "Four lists.", publishedAt: ago(3) },
    ],
    [
      "what was published on a day, in Chinese",
      "2011年5月4日",
      { ...told("Lamps"), publishedAt: Date.UTC(2011, 4, 4, 2) },
      { ...told("Kites"), publishedAt: Date.UTC(2011, 4, 5, 2) },
    ],
  ])("%s", async (_, query, wanted, ...others) => {
    const articles = [wanted, ...others].map((fields, i) => article(`s${i}`, fields));
    const index = await indexOf([...rest, ...articles.reverse()]);
    expect((await found(index, query))[0]?.id).toBe("s0");
  });
});

test("where no article has a date, words alone decide", async () => {
  const undated = rest.map((one) => ({ ...one, publishedAt: undefined }));
  const [one, many] = [article("one", { body: "A tagetes." }), article("many", { title: "Tagetes" })];
  for (const articles of [
    [...undated, one, many],
    [...undated, many, one],
  ])
    expect((await found(await indexOf(articles), "tagetes"))[0]?.id).toBe("many");
});

test("a follow of a year is not told every story of that year", async () => {
  const story = article("s", {
    title: "Quarry fire",
    body: "A quarry burnt.",
    publishedAt: Date.UTC(2011, 4, 4),
  });
  const index = await indexOf([...rest, story]);
  const query = parseQuery("2011 quarry fire", { now, zone: "UTC" });
  expect((await index.search(query, { limit: 5 })).total).toBeGreaterThan(0);
  expect((await index.search(query, { limit: 5, guess: false })).total).toBe(0);
});

test("pages fit together where age decides", async () => {
  const { articles } = ageingArchive({ names: ["Vondel"], size: 400, oldest: 20 * year, newest: 0 });
  const many = Array.from({ length: 300 }, (_, i) =>
    article(`v${i}`, {
      title: `Vondel ${i * 7919}`,
      body: `The ${i * 104729} of Vondel.`,
      publishedAt: ago(i * 11),
    }),
  );
  const index = await indexOf([...articles, ...many]);
  const ask = (limit: number, offset: number) =>
    index.search(parseQuery("vondel", { now, zone: "UTC" }), { limit, offset });
  const whole = (await ask(250, 0)).listed;
  const pages: string[] = [];
  for (let offset = 0; offset < 250; offset += 25)
    pages.push(...(await ask(25, offset)).hits.map(({ article: { id } }) => id));
  expect(pages).toEqual(whole);
});
