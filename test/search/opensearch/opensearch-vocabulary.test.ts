import { beforeAll, expect, test } from "vitest";
import { TimeSlice } from "../../../src/async/yield.ts";
import { SegmentStore } from "../../../src/search/index/segment-store.ts";
import type { Cluster } from "../../../src/search/opensearch/cluster/cluster.ts";
import { Engine } from "../../../src/search/opensearch/engine/engine.ts";
import { ToldIndex } from "../../../src/search/opensearch/told-index.ts";
import { CountCache } from "../../../src/search/opensearch/vocabulary/count-cache.ts";
import { EngineVocabulary } from "../../../src/search/opensearch/vocabulary/engine-vocabulary.ts";
import { LexiconVocabulary } from "../../../src/search/query/lexicon-vocabulary.ts";
import type { TermCounts } from "../../../src/search/query/vocabulary.ts";
import { filterTerm, termOf } from "../../../src/search/text/terms.ts";
import { describeWithOpenSearch, freshCluster } from "../../opensearch/cluster.ts";
import { desk } from "../ranking/desk.ts";
import { additions, now, stories } from "../stories.ts";

const goneArticles = 3;
/** Counts are exact up to 8, those that are gone included: of greater ones only that they are great. */
const exact = 8 - goneArticles;

describeWithOpenSearch("the words of the engine are those of the embedded index", () => {
  const articles = [...stories, ...desk.map((one) => ({ ...one, id: `desk-${one.id}` }))];
  let cluster: Cluster;
  let embedded: LexiconVocabulary;
  beforeAll(async () => {
    cluster = freshCluster();
    const index = await ToldIndex.open({ cluster, aliases: { added: [], forbidden: [] }, now: () => now });
    // What is gone counts no more, in the engine only once it merges.
    const gone = articles
      .slice(0, goneArticles)
      .map((one) => ({ ...one, id: `gone-${one.id}`, title: `${one.title} zebra` }));
    await index.apply(additions([...articles, ...gone]));
    const removals = gone.map(({ id }, i) => ({ seq: 1_000 + i, kind: "remove" as const, id }));
    await index.apply(removals);
    const store = new SegmentStore();
    await store.apply(additions(articles), new TimeSlice());
    embedded = new LexiconVocabulary(store.view);
  });

  const engine = () =>
    new EngineVocabulary({
      engine: new Engine(cluster),
      counts: new CountCache(() => 0),
      size: articles.length,
      shards: 1,
      hasHan: true,
    });

  const sorted = (some: TermCounts[]): TermCounts[] =>
    some
      .map((one) => ({ ...one, documents: Math.min(one.documents, exact + 1) }))
      .toSorted((a, b) => (a.word < b.word ? -1 : 1));

  test.each(["tscm", "Semiconducter", "susbidy", "kaohs", "exprots", "minstry", "zebr", "台積", "電"])(
    "near %s, and what begins so",
    async (typed) => {
      const word = typed.toLowerCase();
      const words = engine();
      for (const limit of [1, 2])
        expect(sorted(await words.settled(() => words.near(word, limit)))).toEqual(
          sorted(embedded.near(word, limit)),
        );
      const prefix = word.slice(0, 3);
      expect(sorted(await words.settled(() => words.completions(prefix)))).toEqual(
        sorted(embedded.completions(prefix)),
      );
      const count = await words.settled(() => words.documents(termOf(word)));
      expect(Math.min(count, exact + 1)).toBe(Math.min(embedded.documents(termOf(word)), exact + 1));
    },
  );

  test("values of filters", async () => {
    const words = engine();
    for (const field of ["source", "section", "lang", "tag"]) {
      const prefix = filterTerm(field, "");
      const values = sorted(embedded.completions(prefix));
      expect(values.length).toBeGreaterThan(0);
      expect(sorted(await words.settled(() => words.completions(prefix)))).toEqual(values);
    }
  });

  test("rare terms, by those that are there: what was removed counts no more", async () => {
    const words = engine();
    expect(await words.settled(() => words.documents("zebra"))).toBe(0);
    expect(await words.settled(() => words.completions("zebr"))).toEqual([]);
  });
});
