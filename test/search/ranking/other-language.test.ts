import { beforeAll, describe, expect, test } from "vitest";
import { compileQuery, matches, readArticle } from "../../../src/search/percolate/percolator.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import type { SearchIndex } from "../../../src/search/search-index.ts";
import { newIndex } from "../new-index.ts";
import { additions, article, now } from "../stories.ts";

// Words that an archive has in one language only are found when asked in the other.

const english = [
  ["storm", "Typhoon shuts ports in the Philippines", "A typhoon closed ports. Ferries stay in harbour."],
  ["duty", "Tariff on furniture doubled", "The duty on chairs was doubled by Canada."],
  ["quake", "Earthquake shakes Japan", "No tsunami followed the earthquake in Japan."],
  ["orchids", "Taiwan's orchid exports bloom", "Exports of orchids from Taiwan rose."],
  ["tea", "Taiwan tea fair opens", "Growers from Taiwan poured tea."],
  ["toys", "Toy exports of Vietnam fall", "Vietnam exported fewer toys."],
  ["ballot", "Referendum on the old harbour", "The referendum asks about the harbour."],
  ["grant", "Micron is granted a subsidy", "Micron (美光) gets a subsidy for a plant in Hiroshima."],
  ["bank", "Central bank leaves rates alone", "The central bank kept its rate."],
  ["river", "West bank of the river is central", "The bank is central to walkers."],
  ["terminal", "Taoyuan airport tests a third terminal", "The airport in Taoyuan has a new terminal."],
  ["park", "Hsinchu Science Park short of water", "The science park in Hsinchu saves water."],
  ["sleepy", "Speakers speak at a festival of speech", "They spoke, and speak again."],
  ["euro", "Euro climbs to a new high", "Traders say that the euro is at a new high against the dollar."],
  ["kitchen", "Pans for every kitchen", "A cook strikes the pans with a spoon."],
] as const;
const chinese = [
  ["circus", "馬戲團巡演落幕", "馬戲團最後一場演出爆滿。"],
  ["pearl", "珍珠養殖業復甦", "養殖場今年採收大量珍珠。"],
] as const;

const news = [
  ...english.map(([id, title, body]) => article(id, { title, body })),
  ...chinese.map(([id, title, body]) => article(id, { title, body, language: "zh-TW" })),
];
const clock = { now, zone: "Asia/Taipei" };

let index: SearchIndex;
beforeAll(async () => {
  index = await indexOf(news);
});

async function indexOf(articles: typeof news): Promise<SearchIndex> {
  const made = await newIndex();
  await made.apply(additions(articles));
  return made;
}

const ask = (text: string, on = index) => on.search(parseQuery(text, clock), { limit: 10 });
const idsOf = async (text: string, on = index) => (await ask(text, on)).hits.map((hit) => hit.article.id);

describe("a question in one language finds stories in the other", () => {
  test.each([
    ["颱風", ["storm"], "a word of Taiwan"],
    ["台风", ["storm"], "its simplified form"],
    ["關稅", ["duty"], "a word whose second meaning the story has"],
    ["地震", ["quake"], "a word that begins with one of many meanings (地)"],
    ["公民投票", ["ballot"], "a word of four characters"],
    ["央行", ["bank"], "a short form; the two words of its meaning stand side by side"],
    ["桃機", ["terminal"], "a short form of Taiwan"],
    ["竹科", ["park"], "another"],
    ["circus", ["circus"], "an English word told in Chinese only"],
    ["pearls", ["pearl"], "its plural"],
    ["日本 地震", ["quake"], "a country and a word"],
    ["日本地震", ["quake"], "run together"],
    ["美光補助", ["grant"], "a name of the archive and a word, run together"],
    ["日本有地震嗎", ["quake"], "a question, with a function word and a particle"],
    ["歐元創新高", ["euro"], "a word that begins with the end of another (創新, innovation)"],
    ["最近的颱風新聞", ["storm"], "with words that any question may have"],
    ["title:颱風", ["storm"], "in the headline"],
    ["馬戲團 OR 颱風", ["circus", "storm"], "either"],
    ["exports -台灣", ["toys"], "without those that tell it in English"],
  ])("%s -> %j: %s", async (query, expected) => {
    expect((await idsOf(query)).toSorted()).toEqual(expected.toSorted());
  });

  test("of two words a story has both", async () => {
    expect(await idsOf("台灣 出口")).toEqual(["orchids"]);
    expect(await idsOf("出口 台灣")).toEqual(["orchids"]);
    expect(await idsOf("日本 出口")).toEqual([]);
  });

  test("the answer says what was searched", async () => {
    expect((await ask("颱風")).report.translations).toEqual([{ typed: "颱風", used: ["typhoon"] }]);
    expect((await ask("circus")).report.translations).toEqual([{ typed: "circus", used: ["馬戲團"] }]);
    expect((await ask("typhoon")).report.translations).toEqual([]);
  });
});

describe("what is vague or unknown finds nothing by it", () => {
  test.each([
    ["打", "a single character of many meanings"],
    ["行", "another"],
    ["我們", "a function word"],
    ["鯨魚", "no article has a whale"],
    ["日本 鯨魚", "nor in Japan"],
    ['"颱風"', "a phrase is taken literally"],
  ])("%s: %s", async (query) => {
    expect(await ask(query)).toMatchObject({ hits: [], total: 0, report: { translations: [] } });
  });

  test("a plain meaning comes before a vague one", async () => {
    expect((await idsOf("出口"))[0]).not.toBe("sleepy");
  });
});

describe("a word that the archive has itself stays as it is", () => {
  const zh = article("zh", { title: "颱風逼近東部", language: "zh-TW" });

  test("where as many articles have it as have its meaning", async () => {
    const both = await indexOf([...news, zh]);
    expect(await idsOf("颱風", both)).toEqual(["zh"]);
    expect((await ask("颱風", both)).report.translations).toEqual([]);
  });

  test("not where its meaning is in many more, and then it comes first itself", async () => {
    const more = ["Typhoon nears", "Typhoon weakens", "Typhoon gone"].map((title, i) =>
      article(`more${i}`, { title }),
    );
    const mixed = await indexOf([...news, zh, ...more]);
    expect((await idsOf("颱風", mixed))[0]).toBe("zh");
    expect(await idsOf("颱風", mixed)).toHaveLength(5);
  });
});

describe("a follow of a word means what a search means", () => {
  const follows = async (query: string, title: string) =>
    matches(await compileQuery(parseQuery(query, clock), index), readArticle(article("new", { title })));

  test.each([
    ["颱風", "Typhoon turns north", true],
    ["颱風", "颱風轉向", true],
    ["颱風", "Rain turns north", false],
    ["台灣 出口", "Exports from Taiwan sink", true],
    ["台灣 出口", "Exports from Chile sink", false],
    ["鯨魚", "Whale seen off the coast", true],
    ["circus", "馬戲團來了", true],
    ["-颱風 harbour", "Typhoon empties harbour", false],
    ["typhoon", "颱風轉向", false],
  ])("%s: %s: %s", async (query, title, expected) => {
    expect(await follows(query, title)).toBe(expected);
  });
});
