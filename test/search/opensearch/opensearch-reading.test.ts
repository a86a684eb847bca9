import { expect, test } from "vitest";
import { z } from "zod";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import type { Cluster } from "../../../src/search/opensearch/cluster/cluster.ts";
import { readName, storedName, writeName } from "../../../src/search/opensearch/cluster/index-names.ts";
import { indices } from "../../../src/search/opensearch/mapping/indices.ts";
import { OpenSearchIndex } from "../../../src/search/opensearch/opensearch-index.ts";
import { freshnessFunctions } from "../../../src/search/opensearch/request/freshness-functions.ts";
import { ToldIndex } from "../../../src/search/opensearch/told-index.ts";
import { EngineWriter } from "../../../src/search/opensearch/writing/engine-writer.ts";
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

/** Indices of which that of articles has two shards, and the only node may have no more than one. */
async function createHalf(cluster: Cluster): Promise<void> {
  for (const kind of ["articles", "names", "words"] as const) {
    const { settings, mappings } = indices[kind];
    const shards = kind === "articles" ? 2 : 1;
    const limits = { number_of_replicas: 0, "routing.allocation.total_shards_per_node": 1 };
    const index = { number_of_shards: shards, ...limits, refresh_interval: "1s" };
    const body = {
      ...{ settings: { ...settings, index }, mappings },
      aliases: { [writeName(cluster, kind, 1)]: {}, [readName(cluster, kind)]: {} },
    };
    const path = `/${storedName(cluster, kind, 1)}`;
    await cluster.work({ method: "PUT", path, query: { wait_for_active_shards: 0 }, body }, z.unknown());
  }
}

const shardsAnswer = z.object({ shards: z.array(z.array(z.object({ shard: z.number() }))) });

async function shardOf(cluster: Cluster, id: string): Promise<number | undefined> {
  const path = `/${readName(cluster, "articles")}/_search_shards`;
  const { shards } = await cluster.work({ method: "GET", path, query: { routing: id } }, shardsAnswer);
  return shards[0]?.[0]?.shard;
}

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
    const page = (index: SearchIndex, more: object) =>
      index.search(parseQuery("harbour", { now, zone: "UTC" }), { limit: 1, ...more });
    expect((await page(told, {})).total).toBe((await page(embedded, {})).total);
    // The engine gives no more than ten thousand at once.
    expect((await page(told, { offset: 20_000 })).hits).toEqual([]);
    expect((await page(told, { offset: 399 })).hits).toHaveLength(1);
  });

  test("a list that is longer than can be read ends, and says where", async () => {
    const many = Array.from({ length: 3_300 }, (_, i) => article(`a${i}`, { title: `Harbour report ${i}` }));
    const told = await ToldIndex.open({ cluster: freshCluster(), aliases: rules, now: () => now });
    await told.apply(additions(many));
    const page = async (offset: number) => {
      const query = parseQuery("harbour sort:new", { now, zone: "UTC" });
      const { hits, endsAt, total } = await told.search(query, { limit: 5, offset });
      return { hits: hits.length, endsAt, total };
    };
    expect(await page(0)).toMatchObject({ hits: 5, endsAt: undefined });
    const { endsAt = 0, ...beyond } = await page(3_250);
    expect(beyond.hits).toBe(0);
    expect(endsAt).toBeGreaterThanOrEqual(3_000);
    expect(beyond.total).toBeGreaterThan(endsAt);
    expect(await page(endsAt - 2)).toMatchObject({ hits: 2, endsAt });
  });

  test("where a part of the archive is away, the rest is found, and that is said", async () => {
    const cluster = freshCluster();
    await createHalf(cluster);
    const ids = Array.from({ length: 12 }, (_, i) => `a${i}`);
    const shards = await Promise.all(ids.map((id) => shardOf(cluster, id)));
    const there = ids.filter((_, i) => shards[i] === 0).map((id) => article(id, { title: `Ferry ${id}` }));
    const writer = new EngineWriter(cluster, 1);
    await writer.write(await writer.prepare(additions(there)));
    const get = async (some: string[]) => there.filter(({ id }) => some.includes(id));
    const index = new OpenSearchIndex({ cluster, aliases: rules, now: () => now, articles: { get } });
    const page = () => index.search(parseQuery("ferry", { now, zone: "UTC" }), { limit: 30 });
    await until(async () => expect((await page()).hits).toHaveLength(there.length));
    expect((await page()).report.partial).toBe(true);
  });

  test("one character is found in more pairs than a search can name", async () => {
    const others = Array.from({ length: 700 }, (_, i) => String.fromCodePoint(0x5000 + i));
    const told = await ToldIndex.open({ cluster: freshCluster(), aliases: rules, now: () => now });
    const all = others.map((one, i) => article(`a${i}`, { title: `${i}: 雨${one}`, language: "zh-TW" }));
    await told.apply(additions(all));
    const { total, hits } = await told.search(parseQuery("雨", { now, zone: "UTC" }), { limit: 700 });
    expect({ total, shown: hits.length }).toEqual({ total: 700, shown: 700 });
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
      const path = `/${readName(cluster, "articles")}/_search`;
      const scored = z.object({ hits: z.object({ max_score: z.number() }) });
      const { hits } = await cluster.work({ method: "POST", path, body: { query } }, scored);
      const expected = freshnessAt(now - days * day, now);
      expect(Math.abs(hits.max_score / expected - 1)).toBeLessThan(0.02);
    },
  );
});
