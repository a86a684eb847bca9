import { beforeAll, describe, expect, test } from "vitest";
import type { SearchPage } from "../../../src/search/present/search-page.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import type { FedIndex } from "../../../src/search/search-index.ts";
import { newIndex } from "../new-index.ts";
import { additions, article, now } from "../stories.ts";

const told: [id: string, title: string, body: string][] = [
  [
    "tariffs",
    "Steel makers object",
    "New tariffs on steel take effect. Micron is not concerned. A vaccine is.",
  ],
  ["servers", "Power5 machines are here", "The Power5 line of servers was shown in Austin."],
  ["baylor", "Baylor fined", "Regulators fined Baylor."],
  ["rally", "Rally begins", "The Tour de Corse is the island's rally."],
  ["visit", "Singers visit", "They begin a tour. The world is told."],
  [
    "cup",
    "Coach speaks of the World Cup",
    "The World Cup final is near, the coach said. A cup of the world.",
  ],
  ["qatar", "Qatar opens a port", "The port of Qatar was opened."],
  [
    "study",
    "Sleep shields old hearts",
    "Older nurses who sleep at noon have calmer hearts, a survey of doctors found.",
  ],
  ["museum", "Jade on a journey", "The jade cabbage goes to Prague, the scandal around it notwithstanding."],
];

let index: FedIndex;
beforeAll(async () => {
  index = await newIndex();
  const filling = Array.from({ length: 60 }, (_, i) =>
    article(`day${i}`, {
      title: "Council meets",
      body: `The council spoke of the ${i % 2 ? "budget" : "harbour"} in ${i % 3 ? "Taylor" : "Swift"} Street.`,
    }),
  );
  const stories = told.map(([id, title, body]) => article(id, { title, body }));
  await index.apply(additions([...stories, ...filling]));
});

const ask = (text: string): Promise<SearchPage> =>
  index.search(parseQuery(text, { now, zone: "Asia/Taipei" }), { limit: 10 });

describe("a misspelt query is found", () => {
  test.each([
    ["tarrifs steel", "tariffs", "written by ear, two letters off"],
    ["prag jade", "museum", "written by ear, and short"],
    ["scandle cabbage", "museum", "written by ear"],
    ["ower5 servers", "servers", "beside figures"],
  ])("%s -> %s: %s", async (text, id) => {
    expect((await ask(text)).hits[0]?.article.id).toBe(id);
  });
});

describe("a story with half of a query answers it only if that half is a name", () => {
  test("one word of two that is a name in the story is", async () => {
    expect((await ask("micron layoffs")).hits.map((hit) => hit.article.id)).toEqual(["tariffs"]);
  });

  test("a common word that one story has in a name is none", async () => {
    expect((await ask("zorblatt tour")).hits).toEqual([]);
  });

  test.each([
    ["vaccine malaria", "one word of two, and no name"],
    ["power6 laptops", "another figure is another thing"],
    ["zorblatt council", "what is everywhere, and a word from nowhere"],
  ])("%s is not: %s", async (text) => {
    expect((await ask(text)).hits.map((hit) => hit.article.id)).toEqual([]);
  });

  test("the closest stories are offered if they have what is rarest", async () => {
    const closest = async (text: string) => (await ask(text)).closest.map((hit) => hit.article.id);
    expect(await closest("vaccine malaria")).toEqual([]);
    expect(await closest("steel cabbage austin regulators")).toHaveLength(3);
  });
});

test("a word that outweighs the rest of a query is in every result", async () => {
  expect((await ask("baylor street")).hits.map((hit) => hit.article.id)).toEqual(["baylor"]);
});

describe("a name in a few words", () => {
  test("is in every result", async () => {
    expect((await ask("harbour budget qatar")).hits.map((hit) => hit.article.id)).toEqual(["qatar"]);
    expect((await ask("world cup final")).hits[0]?.article.id).toBe("cup");
  });

  test("of two names one is", async () => {
    const ids = (await ask("prague qatar jade")).hits.map((hit) => hit.article.id);
    expect(ids.toSorted()).toEqual(["museum", "qatar"]);
  });

  test("that no story has leaves nothing, unless one has all the rest with another name", async () => {
    expect((await ask("iceland world cup final")).hits).toEqual([]);
    expect((await ask("qatar port opening iceland")).hits[0]?.article.id).toBe("qatar");
  });
});

describe("a full question with a word that no story has", () => {
  test("is answered by a story that is clearly ahead", async () => {
    const page = await ask(
      "do polyphenols, coughs or sleep at noon give older nurses calmer hearts in denmark",
    );
    expect(page.hits[0]?.article.id).toBe("study");
  });

  test("is not by several that have a little of it each", async () => {
    expect((await ask("will denmark or iceland tax jade, servers, steel and singers")).hits).toEqual([]);
  });
});
