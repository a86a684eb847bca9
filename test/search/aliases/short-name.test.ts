import { describe, expect, test } from "vitest";
import { shortNameOf } from "../../../src/search/aliases/short-name.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import { additions, article, now } from "../stories.ts";

test.each([
  ["Micron Technology Inc", "Micron"],
  ["鴻海精密工業", "鴻海"],
  ["台灣高鐵", "高鐵"],
  ["台灣中油", "中油"],
  ["臺灣電力公司", "臺電"],
  ["中國鋼鐵", "中鋼"],
  ["國立台灣大學", "台大"],
  ["國立故宮博物院", "故宮博物院"],
  ["中國國民黨", "國民黨"],
  ["台灣人", undefined],
  ["中國", undefined],
  ["高雄", undefined],
  ["台積電", undefined],
])("%s goes by %s", (name, short) => {
  expect(shortNameOf(name)).toBe(short);
});

describe("a Chinese name is found by its short name", () => {
  const introducing = [
    article("rail", { title: "Trains late", body: "Taiwan High Speed Rail Corp (台灣高鐵) apologised." }),
    article("rail-en", { title: "Timetable", body: "Taiwan High Speed Rail adds trains." }),
    article("power", { title: "Outage", body: "Taiwan Power Co (台灣電力) had a fault." }),
    article("steel", { title: "Furnace", body: "China Steel Corp (中國鋼鐵) lit a furnace." }),
    article("rights", { title: "Report", body: "Human Rights in China (中國人權) wrote to the UN." }),
    article("rights-en", { title: "Letter", body: "Human Rights in China sent a letter." }),
    article("court-zh", { title: "人權法院成立", body: "人權團體表示歡迎。", language: "zh-TW" }),
    article("south-zh", { title: "高雄下雨", body: "高雄今天下雨。", language: "zh-TW" }),
    article("visit-zh", { title: "中國訪問", body: "中國代表團來訪。", language: "zh-TW" }),
  ];
  const found = async (text: string): Promise<string[]> => {
    const index = new FuzzyIndex({ now: () => now });
    await index.apply(additions(introducing));
    const { hits } = await index.search(parseQuery(text, { now, zone: "Asia/Taipei" }), { limit: 10 });
    return hits.map((hit) => hit.article.id).sort();
  };

  test.each([
    ["高鐵", ["rail", "rail-en"], "the end of a name, also where it stands in English only"],
    ["高铁", ["rail", "rail-en"], "in simplified characters"],
    ["台電", ["power"], "a character of each part"],
    ["中鋼", ["steel"], "a character of each part"],
    ["高雄", ["south-zh"], "another word that begins alike"],
    ["人權", ["court-zh", "rights"], "a word that articles have alone: no name, but the characters"],
  ])("%s -> %j: %s", async (text, ids) => {
    expect(await found(text)).toEqual(ids);
  });

  test("中國 is not a short name of companies that begin with it", async () => {
    expect(await found("中國")).not.toContain("rights-en");
  });
});
