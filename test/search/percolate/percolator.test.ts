import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { compileQuery, matches, readArticle } from "../../../src/search/percolate/percolator.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import type { SearchIndex } from "../../../src/search/search-index.ts";
import { cases, newIndex } from "../new-index.ts";

const now = Date.UTC(2026, 5, 1);
const clock = { now, zone: "UTC" };

const article = (id: string, more: Partial<Article>): Article => ({
  id,
  title: "",
  source: "Island Daily",
  tags: [],
  language: "en",
  publishedAt: now,
  addedAt: now,
  storyId: id,
  ...more,
});

const indexOf = async (articles: Article[]): Promise<SearchIndex> => {
  const index = await newIndex({ now, aliases: { added: [["TSMC", "台積電"]], forbidden: [] } });
  await index.apply(articles.map((one, at) => ({ seq: at + 1, kind: "add", id: one.id, article: one })));
  return index;
};

describe("an article matches a query", () => {
  const story = article("a", {
    title: "TSMC raises its forecast for 2-nanometer chips",
    body: "The US subsidy was discussed in Washington. 高雄廠量產。",
    section: "Business",
    tags: ["semiconductors"],
  });
  let index: SearchIndex;
  beforeAll(async () => {
    index = await indexOf([story]);
  });

  test.each([
    ["tsmc", true],
    ["tsmc forecasts", true],
    ["tsmc samsung", false],
    ["samsung OR tsmc", true],
    ["台積電", true],
    ["高雄", true],
    ["雄", true],
    ["台北", false],
    ['"raises its forecast"', true],
    ['"forecast raises"', false],
    ["title:chips", true],
    ["title:subsidy", false],
    ["tsmc -washington", false],
    ["tsmc -tokyo", true],
    ["source:island", true],
    ["source:lake", false],
    ["tag:semiconductors section:business", true],
    ["-section:business", false],
    ["lang:en", true],
    ["lang:zh", false],
    ["tsmc since:2026-05-31", true],
    ["tsmc until:2026-05-01", false],
    ["the tsmc", true],
    ["us subsidy", true],
    ["😀", false],
  ])("%s: %s", async (text, expected) => {
    expect(matches(await compileQuery(parseQuery(text, clock), index), readArticle(story))).toBe(expected);
  });
});

describe("an article that a search finds matches a follow of the same query", () => {
  const known = [
    article("k", {
      body: "Micron Technology Inc (美光) and Hon Hai Precision Industry Co (鴻海精密) spoke.",
    }),
    // A short name is believed where few articles have the word.
    ...Array.from({ length: 60 }, (_, i) => article(`f${i}`, { body: "The island has a ferry." })),
  ];
  test.each([
    ["美光", "Micron hires in Taichung"],
    ["micron technology", "美光在台中徵才"],
    ["鴻海精密", "鴻海 builds servers"],
    ["鴻海", "Hon Hai builds servers"],
    ["2nm", "A 2-nanometer line opens"],
    ["2 奈米", "The 2nm line opens"],
  ])("%s: %s", async (text, title) => {
    const index = await indexOf([
      ...known,
      article("a", { title }),
      article("b", { title: "Ferries sail late" }),
    ]);
    const query = parseQuery(text, clock);
    const { hits } = await index.search(query, { limit: 9 });
    expect(hits.map((hit) => hit.article.id)).toContain("a");
    const compiled = await compileQuery(query, index);
    expect(matches(compiled, readArticle(article("a", { title })))).toBe(true);
    expect(matches(compiled, readArticle(article("b", { title: "Ferries sail late" })))).toBe(false);
  });
});

test("agrees with the index on each group of a query, and requires them all", async () => {
  // Far enough apart that none is a misspelling of another.
  const vocabulary = ["tsmc", "台積電", "晶片", "chips", "subsidy", "washington", "高雄", "ferry", "typhoon"];
  const words = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 5 });
  const anyArticle = fc.record({
    title: words.map((some) => some.join(" ")),
    body: fc.option(
      words.map((some) => some.join(" ")),
      { nil: undefined },
    ),
    source: fc.constantFrom("Island Daily", "Lake Wire"),
    publishedAt: fc.integer({ min: now - 10, max: now }),
  });
  const word = fc.constantFrom(...vocabulary);
  const group = fc.oneof(
    word,
    fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`),
    fc.tuple(word, word).map(([a, b]) => `${a} OR ${b}`),
    word.map((one) => `title:${one}`),
  );
  const rest = fc.constantFrom("", "-ferry", '-"chips subsidy"', "source:lake", "-source:island");
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyArticle, { minLength: 1, maxLength: 6 }),
      fc.array(group, { minLength: 1, maxLength: 3 }),
      rest,
      async (fields, groups, conditions) => {
        // Each word is in two articles more, so that the index need not guess what it could mean.
        const known = ["x", "y"].map((id) =>
          article(id, {
            title: `${vocabulary.join(" . ")} ${id}${id}`,
            source: id === "x" ? "Island Daily" : "Lake Wire",
          }),
        );
        // Two with the same words would be one result.
        const own = fields.map((some, at) => ({ ...some, title: `${some.title} number${at}` }));
        const articles = [...known, ...own.map((some, at) => article(`a${at}`, some))];
        const index = await indexOf(articles);
        let expected = new Set(articles.map(({ id }) => id));
        for (const one of groups) {
          const page = await index.search(parseQuery(`${one} ${conditions}`, clock), { limit: 99 });
          expected = expected.intersection(new Set(page.hits.map((hit) => hit.article.id)));
        }
        const query = await compileQuery(parseQuery(`${groups.join(" ")} ${conditions}`, clock), index);
        const found = articles.filter((one) => matches(query, readArticle(one))).map(({ id }) => id);
        expect(found.toSorted()).toEqual([...expected].toSorted());
      },
    ),
    { numRuns: cases(60) },
  );
});
