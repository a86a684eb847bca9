import { expect, test } from "vitest";
import { z } from "zod";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import { OpenSearchIndex } from "../../../src/search/opensearch/opensearch-index.ts";
import { freshnessFunctions } from "../../../src/search/opensearch/request/freshness-functions.ts";
import { ToldIndex } from "../../../src/search/opensearch/told-index.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import { freshnessAt } from "../../../src/search/retrieve/freshness.ts";
import type { SearchIndex } from "../../../src/search/search-index.ts";
import { describeWithOpenSearch, freshCluster } from "../../opensearch/cluster.ts";
import { until } from "../../until.ts";
import { additions, article, now } from "../stories.ts";

const rules = { added: [], forbidden: [] };
const day = 86_400_000;

const idsFor = async (index: SearchIndex, text: string, limit = 10): Promise<string[]> => {
  const { hits } = await index.search(parseQuery(text, { now, zone: "UTC" }), { limit });
  return hits.map((hit) => hit.article.id);
};

describeWithOpenSearch("an archive on OpenSearch", () => {
  test("what one process writes another finds, with the names that it introduces", async () => {
    const cluster = freshCluster();
    const writer = await ToldIndex.open({ cluster, aliases: rules, now: () => now });
    const introducing = article("en", { body: "Lantern Harbour Works (LHWK, 燈港電機) hires." });
    const zh = article("zh", { title: "燈港電機宣布擴廠", language: "zh-TW" });
    const get = async (ids: string[]) => [introducing, zh].filter(({ id }) => ids.includes(id));
    const reader = new OpenSearchIndex({ cluster, aliases: rules, now: () => now, articles: { get } });
    expect(await idsFor(reader, "lhwk")).toEqual([]);
    await writer.apply(additions([introducing, zh]));
    await until(async () => expect(await idsFor(reader, "lhwk")).toContain("zh"));
    expect(await idsFor(reader, "lhkw")).toContain("zh");
    expect(reader.size).toBe(2);
  });

  test("of hundreds of stories that have all that was asked the newest come first, as in the embedded index", async () => {
    const many = Array.from({ length: 400 }, (_, i) =>
      article(`a${i}`, {
        title: `Harbour report ${i} ${"harbour ".repeat(i % 7)}`,
        body: `Ship ${i * 31} called at quay ${i * 17}.`,
        publishedAt: now - ((i * 37) % 400) * day,
      }),
    );
    const told = await ToldIndex.open({ cluster: freshCluster(), aliases: rules, now: () => now });
    const embedded = new FuzzyIndex({ aliases: rules, now: () => now });
    for (const index of [told, embedded]) await index.apply(additions(many));
    for (const text of ["harbour", "harbour report", "harbour quay", "report sort:new", "harbour since:90d"])
      expect(await idsFor(told, text, 20), text).toEqual(await idsFor(embedded, text, 20));
    const total = async (index: SearchIndex) =>
      (await index.search(parseQuery("harbour", { now, zone: "UTC" }), { limit: 1 })).total;
    expect(await total(told)).toBe(await total(embedded));
  });

  test.each([0, 1, 10, 100, 1_000, 10_000, 18_000])(
    "the engine takes an article of %i days for as fresh as we do",
    async (days) => {
      const cluster = freshCluster();
      const index = await ToldIndex.open({ cluster, aliases: rules, now: () => now });
      await index.apply(additions([article("one", { publishedAt: now - days * day })]));
      const query = {
        function_score: {
          query: { match_all: {} },
          functions: freshnessFunctions(now),
          ...{ score_mode: "sum", boost_mode: "replace" },
        },
      };
      const path = `/${cluster.settings.prefix}-articles/_search`;
      const scored = z.object({ hits: z.object({ max_score: z.number() }) });
      const { hits } = await cluster.work({ method: "POST", path, body: { query } }, scored);
      const expected = freshnessAt(now - days * day, now);
      expect(Math.abs(hits.max_score / expected - 1)).toBeLessThan(0.02);
    },
  );
});
