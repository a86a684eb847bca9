import { expect, test } from "vitest";
import type { OverrunStage } from "../../../src/article/quarantine.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import { article } from "../stories.ts";

const now = Date.UTC(2026, 10, 29);
const hostile = "Acme Widget Co (AWC) ".repeat(5_000);

function createQuarantine() {
  const put = new Map<string, OverrunStage>();
  return {
    put,
    add: async (ids: string[], stage: OverrunStage) => {
      for (const id of ids) put.set(id, stage);
    },
    among: async (ids: string[]) => new Set(ids.filter((id) => put.has(id))),
  };
}

const added = (...articles: ReturnType<typeof article>[]) =>
  articles.map((one, i) => ({ seq: i + 1, kind: "add" as const, id: one.id, article: one }));

test("an article with too many names is found, and none are learnt from it", async () => {
  const quarantine = createQuarantine();
  const index = new FuzzyIndex({ now: () => now, quarantine });
  const good = article("b", { body: "Quanta Computer Inc (廣達) said on Monday." });
  await index.apply(added(article("a", { body: hostile }), good));
  expect([...quarantine.put]).toEqual([["a", "names"]]);
  const { total } = await index.search(parseQuery("awc", { now, zone: "UTC" }), { limit: 5 });
  expect(total).toBe(1);
  const learnt = [...index.aliases.groups()].flatMap(({ names }) => names);
  expect(learnt.toSorted()).toEqual(["Quanta Computer Inc", "廣達"].toSorted());
});

test("no names are looked for in an article that is in quarantine", async () => {
  const quarantine = createQuarantine();
  await quarantine.add(["b"], "reading");
  const index = new FuzzyIndex({ now: () => now, quarantine });
  await index.apply(added(article("b", { body: "Quanta Computer Inc (廣達) said on Monday." })));
  expect([...index.aliases.groups()]).toEqual([]);
});
