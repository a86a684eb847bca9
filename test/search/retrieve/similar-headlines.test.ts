import { expect, test } from "vitest";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import { newIndex } from "../new-index.ts";
import { additions, article, now } from "../stories.ts";

const ask = async (text: string) => {
  const index = await newIndex();
  const titles = ["Semiconductor plant opens", "Ferry crews on strike", "Typhoon nears the coast"];
  await index.apply(additions(titles.map((title, i) => article(`a${i}`, { title }))));
  return index.search(parseQuery(text, { now, zone: "UTC" }), { limit: 10 });
};

test.each([
  [
    "semeecondukter",
    ["Semiconductor plant opens"],
    "a word too far off to be taken for the one that is meant",
  ],
  ["typphhooon", ["Typhoon nears the coast"], "a word from a keyboard that sticks"],
  ["qqqqqqqq", [], "what looks like nothing"],
  ["tyhn", [], "what is too short to resemble anything"],
])("%s has no results, but similar headlines are offered: %j, %s", async (typed, titles) => {
  const page = await ask(typed);
  expect(page.total).toBe(0);
  expect(page.closest.map((hit) => hit.article.title)).toEqual(titles);
});
