import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { collect } from "../../../scripts/dictionary/collect.ts";
import { columnsOf } from "../../../scripts/dictionary/columns.ts";
import { type Entry, readEntries } from "../../../scripts/dictionary/entries.ts";
import { meaningsOf } from "../../../scripts/dictionary/gloss.ts";
import { addPartial } from "../../../scripts/dictionary/partial.ts";
import { readReviewed } from "../../../scripts/dictionary/reviewed.ts";
import { rightWordsOf } from "../../../scripts/dictionary/right-words.ts";
import { variantsIn, variantsSource } from "../../../scripts/dictionary/variants.ts";
import { Dictionary, dictionary } from "../../../src/search/dictionary/dictionary.ts";
import { packDictionary, unpackDictionary } from "../../../src/search/dictionary/dictionary-file.ts";
import { isEnglishWord, isListedName, isRight } from "../../../src/search/dictionary/right-words.ts";
import { nameTerms } from "../../../src/search/text/terms.ts";

const folder = new URL("../../../src/search/", import.meta.url);

describe("what an entry of CC-CEDICT means", () => {
  test.each([
    ["tai2 feng1", "typhoon", ["typhoon"]],
    ["guan1 shui4", "customs duty; (import) tariff", ["customs duty", "tariff"]],
    ["po4 chan3", "to go bankrupt; to become impoverished", ["bankrupt", "impoverished"]],
    ["yan3 chang4 hui4", "vocal recital or concert", ["vocal recital", "concert"]],
    ["yu2 min2", "fisherman", ["fisherman", "fishermen"]],
    ["xing2", "(bound form) to walk; (literary) trip", ["walk"]],
    ["zi4 sha1", "to kill oneself; suicide", ["suicide"]],
    ["Wang2", "surname Wang", []],
    ["ge4", "classifier for people or objects in general", []],
    ["Tai2 wan1", "variant of 臺灣|台湾[Tai2 wan1]", ["=臺灣"]],
    [
      "Shi4 wei4",
      "World Health Organization (WHO) (abbr. for 世界衛生組織|世界卫生组织[x])",
      ["World Health Organization", "WHO", "=世界衛生組織"],
    ],
    ["Mei3 zhong4", "House of Representatives (USA)", ["House of Representatives"]],
    ["Pu3 jing1", "Vladimir Putin (1952-), president of Russia", ["Vladimir Putin", "Putin"]],
    ["Xi2 Jin4 ping2", "Xi Jinping (1953-), PRC politician", ["Xi Jinping"]],
    ["Hua1 lian2", "Hualien city and county on the east coast, Taiwan", ["Hualien"]],
    ["De2 guo2 ren2", "German person or people", ["German"]],
    ["yi1", "the emergency number for firefighting services in Mainland China", []],
    ["huang2 hao4", "yellow; it was the best of all the times that anybody had", ["yellow"]],
  ])("%s, %s: %j", (pinyin, sense, expected) => {
    const entry: Entry = { word: "字", pinyin, senses: [sense] };
    const read = meaningsOf(entry).map((one) => ("english" in one ? one.english : `=${one.sameAs}`));
    expect(read).toEqual(expected);
  });
});

describe("a dictionary of a few words", () => {
  const entries: Entry[] = [
    { word: "出口", pinyin: "chu1 kou3", senses: ["to speak", "to export"] },
    ...["說", "講", "談", "言", "云", "曰", "道", "話", "語"].map((one) => ({
      word: `${one}話`,
      pinyin: "x hua4",
      senses: ["to speak"],
    })),
    { word: "外銷", pinyin: "wai4 xiao1", senses: ["to export"] },
    { word: "公投", pinyin: "gong1 tou2", senses: ["abbr. for 公民投票|公民投票[x]"] },
    { word: "公民投票", pinyin: "x x x x", senses: ["plebiscite"] },
    { word: "颱風", pinyin: "tai2 feng1", senses: ["typhoon"] },
    { word: "臺風", pinyin: "tai2 feng1", senses: ["stage presence", "poise"] },
    { word: "打", pinyin: "da3", senses: ["to hit", "to play", "to fetch", "to knit"] },
    { word: "茶", pinyin: "cha2", senses: ["tea"] },
  ];
  const table = collect(entries, new Map([["竹科", ["Hsinchu Science Park"]]]));
  const packed = packDictionary(columnsOf(table));
  const small = new Dictionary(unpackDictionary(new Uint8Array(packed).buffer));
  const english = (word: string) => small.inEnglish(word).map(({ text }) => text);
  const chinese = (phrase: string) => small.inChinese(nameTerms(phrase)).map(({ text }) => text);

  test("is read both ways, by any form of a word", () => {
    expect(english("出口")).toEqual(["speak", "export"]);
    expect(chinese("exports")).toEqual(["外销", "出口"]);
    expect(english("竹科")).toEqual(["Hsinchu Science Park"]);
    expect(chinese("hsinchu science park")).toEqual(["竹科"]);
    expect(english("公投")).toEqual(["plebiscite"]);
  });

  test("of words that fold alike each gives its first meaning before any gives its second", () => {
    expect(english("台风")).toEqual(["typhoon", "stage presence", "poise"]);
  });

  test("has no single character of many meanings, and no word for an unknown one", () => {
    expect(small.has("打")).toBe(false);
    expect(small.has("茶")).toBe(true);
    expect([english("鲸鱼"), chinese("whale")]).toEqual([[], []]);
  });

  test("a later meaning of many words weighs less than one of few", () => {
    const weights = new Map(
      dictionary()
        .inEnglish("出口")
        .map(({ text, weight }) => [text, weight]),
    );
    expect(weights.get("export")).toBeGreaterThan(weights.get("speak") ?? 0);
  });
});

describe("the lists of right words", () => {
  test.each(["hello", "hantavirus", "giraffes", "running", "iran", "qatar"])("have %s", (word) => {
    expect(isRight(word)).toBe(true);
  });

  test.each(["helo", "goverment", "maotai", "qatr", "beyonse"])("do not have %s", (word) => {
    expect(isRight(word)).toBe(false);
  });

  test("tell a name from a word", () => {
    expect([isEnglishWord("qatar"), isListedName("qatar")]).toEqual([false, true]);
    expect([isEnglishWord("china"), isListedName("china")]).toEqual([true, false]);
  });
});

describe("the dictionary of this version", () => {
  test("is what the scripts make of the package and the reviewed words", async () => {
    const entries = await readEntries();
    const table = collect(entries, await readReviewed());
    addPartial(table);
    const made = Buffer.from(packDictionary(columnsOf(table)));
    expect(made.equals(await readFile(new URL("dictionary/chinese-english.bin", folder)))).toBe(true);
    const { words, names } = rightWordsOf(entries);
    for (const [file, list] of [
      ["english-words.bin", words],
      ["english-names.bin", names],
    ] as const)
      expect(Buffer.from(list.buffer).equals(await readFile(new URL(`dictionary/${file}`, folder)))).toBe(
        true,
      );
    const source = await readFile(new URL("text/variant-characters.ts", folder), "utf8");
    expect(variantsSource(variantsIn(entries))).toBe(source);
  });

  test("is small", async () => {
    expect((await readFile(new URL("dictionary/chinese-english.bin", folder))).length).toBeLessThan(3e6);
  });
});
