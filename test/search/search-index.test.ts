import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { SearchPage } from "../../src/search/present/search-page.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import type { FedIndex } from "../../src/search/search-index.ts";
import { cases, isOnOpenSearch, newIndex } from "./new-index.ts";
import { additions, article, now, stories } from "./stories.ts";

async function indexOf(...articles: Parameters<typeof additions>[0]): Promise<FedIndex> {
  const index = await newIndex();
  await index.apply(additions(articles));
  return index;
}

const ask = (index: FedIndex, text: string, options = {}): Promise<SearchPage> =>
  index.search(parseQuery(text, { now, zone: "Asia/Taipei" }), { limit: 10, ...options });

const idsOf = (page: SearchPage): string[] => page.hits.map(({ article: { id } }) => id);

const found = async (index: FedIndex, text: string): Promise<string[]> => idsOf(await ask(index, text));

const titled = (titles: Record<string, string>) =>
  Object.entries(titles).map(([id, title]) => article(id, { title }));

let index: FedIndex;
beforeAll(async () => {
  index = await indexOf(...stories);
});

describe("a search finds the story", () => {
  test.each([
    ["tsmc", "tsmc", "by its company's abbreviation"],
    ["台積電", "tsmc", "by the Chinese name"],
    ["台积电", "tsmc", "by the name in simplified characters"],
    ["臺積電", "tsmc", "by the name with the formal character"],
    ["電", "tsmc", "by one character, not the first of its word"],
    ["tscm", "tsmc", "with two letters swapped"],
    ["ＴＳＭＣ", "tsmc", "in full-width letters"],
    ["Taiwan Semiconducter", "tsmc", "with a misspelt word"],
    ["2nm kaohsiung", "tsmc", "by a number with its unit"],
    ["nano sheet transistors", "tsmc", "with a word split in two"],
    ["volumeproduction", "tsmc", "with two words run together"],
    ["kaohs", "tsmc", "before the last word is finished"],
    ["micron subsidy", "micron", "by words of its text"],
    ["how much was micron's subsidy?", "micron", "by a question"],
    ["imcron susbidy", "micron", "with every word misspelt"],
    ["whose banks are most exposed to the us", "banks", "although most words carry nothing"],
    ["piracy wto hu jintao", "piracy", "by a name and two subjects"],
    ["胡锦涛", "piracy", "by a person's name in the other script"],
    ["open models deepseek", "models", "by words from headline and text"],
    ["AI", "models", "by an abbreviation of two letters"],
  ])("%s -> %s %s", async (query, id) => {
    expect((await found(index, query))[0]).toBe(id);
  });
});

describe("the order of results", () => {
  test.each([
    ["the headline tells more than the text", "harbour", ["title", "body"]],
    ["all words beat the same word more often", "ferry strike", ["both", "often"]],
    ["what was typed beats what resembles it", "martian", ["exact", "near"]],
  ])("%s", async (_, query, expected) => {
    const index = await indexOf(
      article("body", { title: "City plans", body: "A new harbour will be built." }),
      article("title", { title: "Harbour plans", body: "The city will build it." }),
      article("often", { title: "Ferry", body: "Ferry, ferry and ferry again." }),
      article("both", { title: "Commuters wait", body: "The ferry crews are on strike." }),
      article("near", { title: "Marian ends her tour" }),
      article("exact", { title: "Martian soil reaches the laboratory" }),
    );
    expect((await found(index, query)).slice(0, 2)).toEqual(expected);
  });

  test("the best story has adjacent words of the query adjacent", async () => {
    const publishedAt = now - 2 * 24 * 3600 * 1000;
    const apart = article("apart", {
      title: "Markets",
      publishedAt,
      body: "Semiconductor plants in Taiwan close.",
    });
    const beside = article("beside", {
      title: "Markets",
      publishedAt,
      body: "The shares of Taiwan Semiconductor rise once more.",
    });
    const index = await indexOf(...stories, apart, beside);
    for (const query of ["taiwan semiconductor", "taiwan semiconducter"]) {
      expect((await found(index, query))[0]).toBe("beside");
    }
  });

  test("of two equal matches the fresh one comes first", async () => {
    const fresh = article("fresh", { title: "Quake hits the coast", publishedAt: now });
    const stale = article("stale", {
      title: "Quake hits the coast",
      publishedAt: now - 300 * 24 * 3600 * 1000,
    });
    expect(await found(await indexOf(stale, fresh), "quake coast")).toEqual(["fresh", "stale"]);
  });

  test("sort:new sorts by time, regardless of the match", async () => {
    expect(await found(index, "us sort:new")).toEqual(["models", "banks", "piracy"]);
  });
});

describe("the query language", () => {
  test.each([
    ["source:guardian", ["models"], "a part of a source's name"],
    ['source:"taipe times" models', [], "a misspelt source"],
    ["source:ＧＵＡＲＤＩＡＮ", ["models"], "another width and case"],
    ["-source:guardian tag:chips sort:new", ["tsmc", "micron"], "a source left out, a tag asked for"],
    ["section:technology -chips sort:new", ["models"], "a word left out"],
    ['"volume production"', ["tsmc"], "a phrase"],
    ['"production volume"', [], "a phrase in another order"],
    ["「台積電」", ["tsmc"], "a Chinese phrase"],
    ['"the us is the market"', ["banks"], "a phrase of mostly small words"],
    ["title:models", ["models"], "a headline word"],
    ["title:deepseek", [], "a word that only the text has"],
    ["openai OR luxembourg sort:new", ["models", "banks"], "either of two"],
    ["since:2d", ["models", "tsmc"], "the last two days"],
    ["until:2026-01-10", ["piracy"], "up to the end of a day"],
    ["", ["models", "tsmc", "micron", "banks", "piracy"], "nothing: the newest first"],
    ["lang:zh", [], "a language that no story has"],
  ])("%s -> %j %s", async (query, expected) => {
    expect(await found(index, query)).toEqual(expected);
  });

  test("source:taipe times needs no quotes", async () => {
    expect(await found(index, "source:taipe times chips sort:new")).toEqual(["tsmc", "micron"]);
  });

  test("a filter with an unknown value is reported and otherwise ignored", async () => {
    const page = await ask(index, "source:xylophone tsmc since:someday");
    expect(idsOf(page)).toEqual(["tsmc"]);
    expect(page.report.unread).toEqual(["since:someday", "source:xylophone"]);
  });
});

describe("how the query was read", () => {
  test("a correction is reported", async () => {
    expect((await ask(index, "tscm")).report.corrections).toEqual([{ typed: "tscm", used: ["tsmc"] }]);
  });

  test("the other names of a company are reported", async () => {
    const names = ["Taiwan Semiconductor Manufacturing Co", "台積電"];
    expect((await ask(index, "tsmc")).report.aliases).toEqual([{ typed: "TSMC", names }]);
  });

  test("US the country is not the word us", async () => {
    const index = await indexOf(
      article("pronoun", { title: "She told us a story", body: "It made us laugh, all of us." }),
      article("country", { title: "Trade talks resume", body: "Officials of the US arrive on Monday." }),
    );
    expect(await found(index, "trade with the US")).toEqual(["country"]);
    expect((await found(index, "us"))[0]).toBe("country");
  });

  test.each(["volcano iceland", "😀", "whose are the most of them qqqq"])(
    "%s has no answer",
    async (query) => {
      const page = await ask(index, query);
      expect(page).toMatchObject({ hits: [], total: 0 });
    },
  );

  test("stories that share only a common word are neither results nor near", async () => {
    const common = Array.from({ length: 30 }, (_, i) => article(`c${i}`, { title: `Minister speaks ${i}` }));
    const page = await ask(
      await indexOf(...common, article("x", { title: "Volcano" })),
      "minister glacier penguin",
    );
    expect(page.total).toBe(0);
    expect(page.closest).toEqual([]);
  });
});

describe("articles are added, revised and removed", () => {
  test("a revision replaces, a removal removes", async () => {
    const index = await indexOf(...titled({ a: "Old headline", b: "Another" }));
    const revised = article("a", { title: "Corrected headline" });
    await index.apply([{ seq: 3, kind: "update", id: "a", article: revised }]);
    expect(await found(index, "corrected")).toEqual(["a"]);
    expect(await found(index, '"old headline"')).toEqual([]);
    await index.apply([{ seq: 4, kind: "remove", id: "a" }]);
    expect(await found(index, "corrected")).toEqual([]);
    expect({ size: index.size, seq: index.seq }).toEqual({ size: 1, seq: 4 });
  });

  test("aliases are removed with the articles that introduced them", async () => {
    const introducing = article("en", { body: "Lantern Harbour Works (LHWK, 燈港電機) hires." });
    const index = await indexOf(introducing, article("zh", { title: "燈港電機宣布擴廠", language: "zh-TW" }));
    expect(await found(index, "lhwk")).toContain("zh");
    expect(await found(index, "lhkw")).toContain("zh");
    await index.apply([{ seq: 9, kind: "remove", id: "en" }]);
    expect(await found(index, "lhwk")).toEqual([]);
  });

  test("pages do not change while articles arrive", async () => {
    const index = await indexOf(...titled({ a: "Rain today", b: "Rain tomorrow", c: "Rain again" }));
    const { asOf, ...first } = await ask(index, "rain", { limit: 2 });
    await index.apply(additions([article("d", { title: "Rain rain rain", addedAt: now })], 4));
    const second = await ask(index, "rain", { limit: 2, offset: 2, asOf });
    expect([...idsOf({ asOf, ...first }), ...idsOf(second)].toSorted()).toEqual(["a", "b", "c"]);
    expect(second.total).toBe(3);
  });

  test("the same articles give the same results, whatever was indexed before", async () => {
    const word = fc.constantFrom("apple", "banana", "cherry", "damson", "elder", "fig", "台積電", "大選");
    const title = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" "));
    const change = fc.record({ id: fc.constantFrom("a", "b", "c", "d", "e", "f"), title: fc.option(title) });
    const history = fc.array(change, { maxLength: isOnOpenSearch ? 12 : 60 });
    await fc.assert(
      fc.asyncProperty(history, title, async (changes, query) => {
        const live = new Map<string, string>();
        const grown = await newIndex();
        for (const [i, { id, title: text }] of changes.entries()) {
          if (text === null) live.delete(id);
          else live.set(id, text);
          const seq = i + 1;
          if (text === null) await grown.apply([{ seq, kind: "remove", id }]);
          else await grown.apply([{ seq, kind: "add", id, article: article(id, { title: text }) }]);
        }
        const fresh = await indexOf(...titled(Object.fromEntries(live)));
        const scores = async (index: FedIndex) =>
          (await ask(index, query)).hits.map(({ article: { id }, score }) => [id, score.toFixed(4)]);
        expect(await scores(grown)).toEqual(await scores(fresh));
      }),
      { numRuns: cases(60) },
    );
  });
});

test("suggestions complete names, tags and headlines", async () => {
  expect(await index.suggest("taiwan se", 5)).toContain("Taiwan Semiconductor Manufacturing Co");
  expect(await index.suggest("chip", 5)).toEqual(["chips", stories[3]?.title]);
});

test("a story from several sources is one result, which names the others", async () => {
  const index = await indexOf(
    article("one", { title: "Ferry strike", source: "The Daily" }),
    article("two", { title: "Ferry strike begins", source: "The Herald", storyId: "one" }),
    article("other", { title: "Ferry fares", source: "The Herald" }),
  );
  const { hits } = await ask(index, "ferry");
  expect(hits.map((hit) => hit.article.storyId).toSorted()).toEqual(["one", "other"]);
  const [told] = hits.filter((hit) => hit.article.storyId === "one");
  expect([told?.article.source, ...(told?.also ?? [])].toSorted()).toEqual(["The Daily", "The Herald"]);
});

test("undated articles come last by time, the latest to come in first, and are in no range of time", async () => {
  const index = await newIndex();
  const day = 86_400_000;
  await index.apply(
    additions([
      article("undated", { addedAt: now - 2 }),
      article("later", { title: "Another", addedAt: now - 1 }),
      article("old", { title: "Old", publishedAt: Date.UTC(1999, 0) }),
      article("new", { title: "New", publishedAt: now - day }),
    ]),
  );
  const ids = async (text: string, more = {}) => {
    const query = { ...parseQuery(text, { now, zone: "UTC" }), sort: "new" as const, ...more };
    return (await index.search(query, { limit: 9 })).hits.map(({ article: { id } }) => id);
  };
  expect(await ids("")).toEqual(["new", "old", "later", "undated"]);
  expect(await ids("since:today")).toEqual([]);
  expect(await ids("since:3d")).toEqual(["new"]);
  expect(await ids("until:2025")).toEqual(["old"]);
  expect(await ids("since:3d", { undatedAsAdded: true })).toEqual(["new", "later", "undated"]);
});
