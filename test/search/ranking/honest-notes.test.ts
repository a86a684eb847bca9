import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import type { SearchPage } from "../../../src/search/present/search-page.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import { newIndex } from "../new-index.ts";
import { additions, article, now } from "../stories.ts";

// What an answer says it has also searched, or suggests, is of use: it finds what was typed does not.

/** Stories that differ, since the same words would make one of them. */
const told = (word: string, count: number): Article[] =>
  Array.from({ length: count }, (_, i) =>
    article(`${word}${i}`, { title: `${word} ${i}x${word}`, body: `Row ${i}${i} of ${word}y${i} is told.` }),
  );

async function pageOf(text: string, articles: Article[]): Promise<SearchPage> {
  const index = await newIndex();
  await index.apply(additions(articles));
  return index.search(parseQuery(text, { now, zone: "UTC" }), { limit: 10 });
}

describe("a known word that is right is never corrected", () => {
  test.each([
    ["heat pump", ["heat", 12], ["head", 90]],
    ["mars rover", ["mars", 12], ["wars", 90]],
    ["tesla lorry", ["tesla", 3], ["tsla", 2]],
  ] as const)("%s", async (query, [right, times], [near, more]) => {
    const page = await pageOf(query, [...told(right, times), ...told(near, more)]);
    expect(page.report.corrections).toEqual([]);
    expect(page.report.suggestion).toBeUndefined();
    expect(page.hits.every((hit) => hit.article.id.startsWith(right))).toBe(true);
  });

  test("one that is rare beside what resembles it may be a misspelling", async () => {
    const page = await pageOf("goverment budget", [
      ...told("goverment", 2),
      article("budget", { title: "Government passes its budget", body: "The budget is through." }),
      ...told("government", 20),
    ]);
    expect(page.hits[0]?.article.id).toBe("budget");
    expect(page.report.corrections).toEqual([{ typed: "goverment", used: ["government"] }]);
  });

  test("nothing is noted of a word that the best story has", async () => {
    const page = await pageOf("marina", [
      article("exact", { title: "Marina is full" }),
      article("near", { title: "Marine is full" }),
    ]);
    expect(page.hits[0]?.article.id).toBe("exact");
    expect(page.report.corrections).toEqual([]);
  });
});

describe("a right word that no story has is not taken for another", () => {
  const stories = [
    ...told("hell", 4),
    ...told("antivirus", 4),
    ...told("iraq", 4),
    article("race", { title: "Horse wins race in snow", body: "The horse won the race." }),
    article("ban", { title: "Terrorism law passes", body: "The law on terrorism is through." }),
  ];

  test.each(["hello", "hantavirus", "iran", "hello again"])("%s", async (query) => {
    const page = await pageOf(query, stories);
    expect(page).toMatchObject({ total: 0, report: { corrections: [], suggestion: undefined } });
  });

  test("but a slip is one if all the rest makes up a story with that other", async () => {
    const page = await pageOf("hose race snow", stories);
    expect(page.hits[0]?.article.id).toBe("race");
  });

  test.each(["terror law", "passing terror"])(
    "nor is it kept from words of its family: %s",
    async (query) => {
      const page = await pageOf(query, stories);
      expect(page.hits[0]?.article.id).toBe("ban");
    },
  );

  test("one that is not right still is", async () => {
    expect((await pageOf("antivirsu", stories)).report.corrections).toEqual([
      { typed: "antivirsu", used: ["antivirus"] },
    ]);
  });
});

test("a suggestion is made only if it finds something", async () => {
  const stories = [...told("ferry", 3), article("quay", { title: "Old quay", body: "A quay of stone." })];
  const inVain = await pageOf("fery zanzibar xylophones unicycles", stories);
  expect(inVain).toMatchObject({ total: 0, report: { suggestion: undefined } });
});

describe("of several corrections", () => {
  test("the name comes before the nearest word", async () => {
    const page = await pageOf("moutei", [
      article("liquor", { title: "Moutai raises prices", body: "Kweichow distiller Moutai (茅台) said so." }),
      article("town", { title: "Mouted plain", body: "The mouted plain is wide." }),
    ]);
    expect(page.hits[0]?.article.id).toBe("liquor");
  });

  test("what sounds like it is found two letters away", async () => {
    const page = await pageOf("maotai", [article("liquor", { title: "Moutai raises prices" })]);
    expect(page.hits[0]?.article.id).toBe("liquor");
    expect(page.report.corrections).toEqual([{ typed: "maotai", used: ["moutai"] }]);
  });
});

describe("an acronym that is a word is the word in small letters", () => {
  const council = article("council", {
    title: "Travel rules eased",
    body: "The Mainland Affairs Council (MAC, 陸委會) eased its rules for visits.",
  });
  const other = article("other", { title: "陸委會說明旅行規定", body: "陸委會今天說明。" });
  const computer = article("computer", {
    title: "Small Mac draws a crowd",
    body: "Apple showed a Mac mini.",
  });

  test("mac mini is the computer", async () => {
    const page = await pageOf("mac mini", [council, other, computer]);
    expect(page.hits[0]?.article.id).toBe("computer");
    expect(page.report.aliases).toEqual([]);
  });

  test("MAC is the council", async () => {
    const page = await pageOf("MAC", [council, other, computer]);
    expect(page.hits.map((hit) => hit.article.id)).toContain("other");
    expect(page.report.aliases[0]?.names).toContain("陸委會");
  });

  test("a trade is no short name: semiconductor is not one of its makers", async () => {
    const maker = article("maker", {
      title: "中芯擴產",
      body: "Semiconductor Manufacturing International Corp (SMIC, 中芯) adds a line.",
    });
    const page = await pageOf("semiconductor", [maker, ...told("semiconductor", 3)]);
    expect(page.report.aliases).toEqual([]);
  });
});
