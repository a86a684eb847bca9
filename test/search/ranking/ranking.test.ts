import { beforeAll, describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import type { SearchIndex } from "../../../src/search/search-index.ts";
import { newIndex } from "../new-index.ts";
import { additions, article, now } from "../stories.ts";
import { desk } from "./desk.ts";

let index: SearchIndex;
beforeAll(async () => {
  index = await indexOf(desk);
});

async function indexOf(articles: Article[]): Promise<SearchIndex> {
  const made = await newIndex();
  await made.apply(additions(articles));
  return made;
}

const ask = (text: string, on = index) =>
  on.search(parseQuery(text, { now, zone: "Asia/Taipei" }), { limit: 10 });
const idsOf = async (text: string, on = index): Promise<string[]> =>
  (await ask(text, on)).hits.map((hit) => hit.article.id);

describe("the first result is the story that the reader meant", () => {
  test.each([
    ["Taiwan's chip exports climb to a record", "exports", "its headline as it stands"],
    ["fsc", "fsc", "the acronym of its subject"],
    ["金管會", "fsc", "the Chinese name of what the text has in English"],
    ["Hon Hai", "foxconn", "another name of the company"],
    ["鴻海", "foxconn", "the short Chinese name"],
    ["hong hai jing mi", "foxconn", "the sound of the Chinese name, in syllables"],
    ["honghaijingmi", "foxconn", "the sound of the Chinese name, run together"],
    ["taijidian", "tsmc", "the sound of a name, run together"],
    ["tai2 ji1 dian4", "tsmc", "with its tones as digits"],
    ["Tai2ji1dian4", "tsmc", "with its tones as digits, run together"],
    ["ㄊㄞˊ ㄐㄧ ㄉㄧㄢˋ", "tsmc", "in Bopomofo"],
    ["ㄊㄞˊㄐㄧㄉㄧㄢˋ", "tsmc", "in Bopomofo, run together"],
    ["C.C. Wei", "tsmc", "initials with points"],
    ["CC Wei", "tsmc", "initials without"],
    ["2nm", "tsmc", "a unit by its sign"],
    ["2-nanometer", "tsmc", "a unit with a hyphen"],
    ["2 nanometers", "tsmc", "a unit by its name, in the plural"],
    ["NT$4.7 billion", "micron", "an amount in words"],
    ["NT$4.7bn", "micron", "an amount by its sign"],
    ["bank's loan", "loans", "a possessive and a singular for plurals"],
    ["semi-conductor exports", "exports", "a hyphen that the text does not have"],
    ["micron's subsidies", "micron", "other forms of its words"],
    ["how much was micron's subsidy?", "micron", "a question"],
    ["who is the chairman of the financial supervisory commission", "fsc", "a question by its subject"],
    ["台積電的2奈米晶片是什麼", "tsmc", "a Chinese question"],
    ["美光拿到多少補助", "micron-zh", "a Chinese question with a question word"],
    ["minstry of econmic affairs", "micron", "two misspelt words"],
    ["semicondutor exprots", "exports", "every word misspelt"],
    ["雨", "rain-zh", "a single character"],
  ])("%s -> %s: %s", async (query, id) => {
    expect((await idsOf(query))[0]).toBe(id);
  });
});

describe("of two stories the better match comes first", () => {
  const old = now - 200 * 24 * 3_600_000;
  test.each([
    [
      "all words before some",
      "port strike",
      { body: "A strike closes the port." },
      { body: "Strike, strike and strike." },
    ],
    [
      "side by side before apart",
      "red sea",
      { body: "Ships avoid the Red Sea now." },
      { body: "Red flags over the cold sea." },
    ],
    ["the headline before the text", "typhoon", { title: "Typhoon nears" }, { body: "A typhoon nears." }],
    [
      "the whole question in the headline before the same words more often below",
      "harbour tunnel toll",
      { title: "Harbour tunnel toll doubles", body: "Drivers are angry and want a bus instead." },
      { title: "Harbour tunnel in the news", body: "A toll, the toll, any toll, and the harbour tunnel." },
    ],
    [
      "the headline that is the question before one about more than that",
      "harbour tunnel toll",
      { title: "Harbour tunnel toll doubles", body: "Drivers are angry and want a bus instead." },
      { title: "Mayor on harbour tunnel, toll, buses and parks", body: "Drivers heard the mayor." },
    ],
    [
      "the phrase as one before its words apart",
      '"night market" fire',
      { body: "A fire closed the night market." },
      { body: "At night the market had a fire sale." },
    ],
    [
      "the number with its unit before the number alone",
      "2nm chips",
      { body: "The company makes 2-nanometer chips." },
      { body: "The company sold 2 chips for 3 cents." },
    ],
    [
      "the short headline that says it before the long text that mentions it",
      "cat cafe",
      { title: "Cat cafe opens" },
      {
        title: "City notes",
        body: `A cat cafe. ${"Notes of all sorts follow in a long row here. ".repeat(40)}`,
      },
    ],
    [
      "fresh before stale, the match being equal",
      "quake",
      { title: "Quake", publishedAt: now },
      { title: "Quake", publishedAt: old },
    ],
    [
      "as typed before what resembles it",
      "marina",
      { body: "The marina is full." },
      { body: "The marine is full." },
    ],
    [
      "the country before the pronoun",
      "US",
      { body: "The US votes today." },
      { body: "They told us and us alone today." },
    ],
  ])("%s", async (_, query, better, worse) => {
    const two = await indexOf([article("worse", worse), article("better", better)]);
    expect((await idsOf(query, two))[0]).toBe("better");
  });
});

describe("a query about something that is in no story has no results", () => {
  test.each([
    ["volcano eruption iceland", "no word is known"],
    ["penguin colony in taiwan", "only the place, which most stories have"],
    ["taiwan football league", "only the place"],
    ["blockchain conference singapore", "nothing but a function word"],
    ["北極熊", "no pair of characters is known"],
    ["what do mongolian herders export", "one word of three"],
  ])("%s: %s", async (query) => {
    expect(await ask(query)).toMatchObject({ hits: [], total: 0 });
  });
});

describe("the passage shown has the answer", () => {
  test.each([
    ["how much was micron's subsidy", "NT$4.7 billion"],
    ["when do the ferries stop", "Nov. 3"],
    ["who leads the ferry union", "Chen Shu-fen"],
    ["渡輪工會 多少 會員", "1,200"],
  ])("%s: %s", async (query, answer) => {
    const [first] = (await ask(query)).hits;
    expect(first?.passage.text).toContain(answer);
  });
});
