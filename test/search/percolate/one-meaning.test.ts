import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { compileQuery, matches, readArticle } from "../../../src/search/percolate/percolator.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import type { SearchIndex } from "../../../src/search/search-index.ts";
import { isOnOpenSearch, newIndex } from "../new-index.ts";
import { additions, article, now } from "../stories.ts";

// Searches and follows read a query alike: a follow matches what a search without guesses finds.

const clock = { now, zone: "UTC" };
const aliases = {
  added: [
    ["TSMC", "台積電", "Taiwan Semiconductor Manufacturing Co"],
    ["World Health Organization", "WHO"],
    ["Hon Hai Precision", "鴻海精密"],
  ],
  forbidden: [],
};

async function indexOf(...articles: Article[]): Promise<SearchIndex> {
  const index = await newIndex({ aliases });
  await index.apply(additions(articles));
  return index;
}

const follows = async (text: string, one: Article, index: SearchIndex): Promise<boolean> =>
  matches(await compileQuery(parseQuery(text, clock), index), readArticle(one));

async function finds(text: string, index: SearchIndex): Promise<string[]> {
  const { hits } = await index.search(parseQuery(text, clock), { limit: 99, guess: false });
  return hits.map((hit) => hit.article.id);
}

// English of both cases, Chinese of both kinds, names, units: enough to meet by chance, no more.
const words = [
  ...["chips", "chip", "ferry", "alert", "baker", "prize", "Taiwan", "semiconductor", "manufacturing"],
  ...["it", "IT", "who", "WHO", "us", "US", "the", "THE", "of", "U.S.", "AI", "TSMC", "tsmc's", "co-op"],
  ...[
    "F-16",
    "F16",
    "F-16V",
    "O'Brien",
    "obrien",
    "brien",
    "e-ID",
    "eid",
    "start",
    "up",
    "startup",
    "start-up",
  ],
  ...[
    "47億元",
    "4.7",
    "billion",
    "NT$4,700",
    "million",
    "4.7bn",
    "240,000",
    "24萬",
    "240k",
    "3%",
    "percent",
    "三成",
  ],
  ...["colour", "color", "tyre", "tires", "km", "500", "兩公里"],
  ...["World", "Health", "Organization", "Hon", "Hai", "2nm", "2", "nanometers", "1,000", "AT&T", "the who"],
  ...[
    "台積電",
    "台积电",
    "臺積電",
    "晶片",
    "芯片",
    "積電",
    "高雄",
    "雄",
    "電",
    "的",
    "鴻海",
    "鴻海精密",
    "2奈米",
    "AI伺服器",
  ],
  // Everyday words that mean the same.
  ...["typhoon", "颱風", "exchange rate", "匯率", "exports", "出口"],
];
const word = fc.constantFrom(...words);
const some = (most: number) => fc.array(word, { minLength: 1, maxLength: most });
const text = fc
  .tuple(some(6), fc.constantFrom(" ", " ", " ", "", ". ", "，"))
  .map(([list, joint]) => list.join(joint));
const loud = fc
  .tuple(text, fc.integer({ min: 0, max: 4 }))
  .map(([one, n]) => (n === 0 ? one.toUpperCase() : one));

const anyArticle = fc
  .record({
    title: loud,
    body: fc.option(loud, { nil: undefined }),
    summary: fc.option(text, { nil: undefined }),
    source: fc.constantFrom("Island Daily", "Lake Wire", "Taipei Times"),
    section: fc.option(fc.constantFrom("Business", "IT"), { nil: undefined }),
    tags: fc.array(fc.constantFrom("chips", "WHO", "晶片", "heavy industry"), { maxLength: 2 }),
    language: fc.constantFrom("en", "zh-TW"),
    publishedAt: fc.integer({ min: now - 5 * 86_400_000, max: now }),
  })
  .map((fields) => article("a", fields));

const phrase = fc
  .tuple(some(3), fc.constantFrom("", "", "="))
  .map(([list, equals]) => `${equals}"${list.join(" ")}"`);
const clause = fc.oneof(
  word,
  phrase,
  word.map((one) => `title:${one}`),
  phrase.map((one) => `title:${one}`),
);
const filter = fc.constantFrom(
  ...["source:island", "source:taipei times", "source:nobody", "section:business", "section:IT"],
  ...["tag:chips", "tag:晶片", "tag:heavy industry", "lang:en", "lang:zh", "lang:zh-TW"],
);
const condition = fc.oneof(
  clause.map((one) => `-${one}`),
  filter,
  filter.map((one) => `-${one}`),
  fc.constantFrom("since:3d", "until:2026-01-13", "since:yesterday", "sort:new", "since:never"),
);
const part = fc.oneof(
  { weight: 3, arbitrary: clause },
  { weight: 1, arbitrary: fc.tuple(clause, clause).map(([a, b]) => `${a} OR ${b}`) },
  { weight: 1, arbitrary: condition },
);
const query = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(" "));

/** Queries that are rarely generated. */
const rare: [Article, string][] = [
  [article("a", { title: "Chips for a ferry", body: "Ferry chips" }), 'title:"ferry chips"'],
  [article("a", { title: "高雄", body: "廠房" }), '"雄 房"'],
  [article("a", { title: "台積電 機" }), '"電 機"'],
  [article("a", { title: "高雄" }), "title:雄"],
];

/** Of thousands of archives, each with an article: on OpenSearch they would take an hour. */
const testInMemory = test.skipIf(isOnOpenSearch);

testInMemory(
  "a search without guesses finds an article exactly if a follow of that query matches it",
  async () => {
    const seen = { found: 0, not: 0 };
    await fc.assert(
      fc.asyncProperty(anyArticle, query, async (one, typed) => {
        const index = await indexOf(one);
        const isFound = (await finds(typed, index)).length > 0;
        seen[isFound ? "found" : "not"]++;
        expect(await follows(typed, one, index)).toBe(isFound);
      }),
      { numRuns: 2_500, examples: rare },
    );
    // If nearly all results are the same, little is tested.
    expect(Math.min(seen.found, seen.not)).toBeGreaterThan(200);
  },
);

testInMemory("a follow set before an article arrives matches it", async () => {
  const empty = await indexOf();
  // A source is known by part of its name, and a company by a short one, only once there are articles.
  const learnt = /source:|heavy|Hon|鴻海/;
  await fc.assert(
    fc.asyncProperty(
      anyArticle,
      query.filter((typed) => !learnt.test(typed)),
      async (one, typed) => {
        expect(await follows(typed, one, empty)).toBe(await follows(typed, one, await indexOf(one)));
      },
    ),
    { numRuns: 500 },
  );
});

describe("a function word in capitals is a name", () => {
  const titled = (id: string, title: string, body: string) => article(id, { title, body });
  const told = "It was told by people who were there, and it is so. One of us may do what they can.";
  const news = [
    titled("who", "WHO ends alert over lake fever", "The WHO said that its alert is over."),
    titled("it", "IT teams grow at ferry lines", "Ferry lines hire for their IT teams, a survey says."),
    titled("us", "Tariffs fall", "The US lowers its tariffs on tea."),
    titled("one", "Shipper buys tankers", "The Japanese line ONE buys two tankers."),
    titled("can", "Cup of nations begins", "The CAN is played in eight towns."),
    titled("baker", "Baker who won a prize", told),
    // Other words: the same ones would make both one story.
    titled(
      "nurse",
      "Nurse who crossed a lake",
      "Everybody at the harbour knew that it was she who did so, and one of us saw all that they can.",
    ),
  ];
  let index: SearchIndex;
  beforeAll(async () => {
    index = await indexOf(...news);
  });

  test.each([
    ["WHO", ["who"]],
    ['"WHO"', ["who"]],
    ["“WHO”", ["who"]],
    ['"WHO ends"', ["who"]],
    ["title:WHO", ["who"]],
    ["who alert", ["who"]],
    ["WHO fever", ["who"]],
    ["WHO lake -baker", ["who"]],
    ["IT", ["it"]],
    ['"IT teams"', ["it"]],
    ["IT OR WHO", ["it", "who"]],
    ["ferry -IT", []],
    ["lake -WHO", ["nurse"]],
    ["US", ["us"]],
    ["the us", ["baker", "nurse", "us"]],
    ["ONE", ["one"]],
    ["CAN", ["can"]],
    ['"who crossed"', ["nurse"]],
    ['"WHO crossed"', []],
  ])("%s -> %j, to a search and to a follow alike", async (typed, expected) => {
    expect((await finds(typed, index)).toSorted()).toEqual(expected);
    const followed = await Promise.all(news.map((one) => follows(typed, one, index)));
    const ids = news.filter((_, i) => followed[i]).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(expected);
  });

  test.each(["WHO", '"WHO"', "IT", "US"])(
    "a search for %s finds nothing else, guessing or not",
    async (typed) => {
      const { hits } = await index.search(parseQuery(typed, clock), { limit: 99 });
      expect(hits.map((hit) => hit.article.id)).toEqual([typed.replaceAll('"', "").toLowerCase()]);
    },
  );

  test("in a query that is all in capitals, function words are not names", async () => {
    expect(await finds("NURSE CROSSED IT AND THE LAKE", index)).toEqual(["nurse"]);
  });
});

describe("a stored query requires each of its terms, in any variant", () => {
  test.each([
    ["two names of one thing are one condition", "tsmc 台積電", "TSMC hires", true],
    [
      "of a name in several words each must be there",
      "taiwan semiconductor manufacturing",
      "Taiwan hires",
      false,
    ],
    ["another name stands for all of them", "taiwan semiconductor manufacturing", "台積電徵才", true],
    ["characters that no article has yet must all be there", "自動車", "自動化", false],
    ["characters that no article has yet may come", "自動車", "自動車展", true],
    ["a character of many pairs", "雄", "高雄港", true],
    ["a character at the end of a headline", "title:雄", "高雄", true],
    ["a Chinese function word asks for nothing", "台積電的", "台積電徵才", true],
    ["nothing is corrected", "tscm", "TSMC hires", false],
  ])("%s: %s, %s", async (_, typed, title, expected) => {
    const one = article("a", { title });
    expect(await follows(typed, one, await indexOf())).toBe(expected);
    expect(await finds(typed, await indexOf(one))).toEqual(expected ? ["a"] : []);
  });

  test("a filter with an unknown value applies as typed", async () => {
    const index = await indexOf(article("a", { title: "Chips", source: "Island Daily" }));
    const { unread } = await index.plan(parseQuery("chips source:xylophone", clock), { guess: true });
    expect(unread).toEqual(["source:xylophone"]);
    const query = "chips source:Xylophone";
    expect(await follows(query, article("b", { title: "Chips", source: "xylophone" }), index)).toBe(true);
    expect(await finds(query, index)).toEqual([]);
  });
});
