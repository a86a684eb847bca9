import { expect, test } from "vitest";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import { additions, article, now } from "../stories.ts";

const many = Array.from({ length: 30 }, (_, i) =>
  article(`ship${i}`, { title: `Ship ${i} sails`, body: `The ship numbered ${i} left the harbour.` }),
);

test("headline and passage of a hit are computed on first access, and only once", async () => {
  const read = new Set<string>();
  const watched = many.map((one) => ({
    ...one,
    get summary() {
      read.add(one.id);
      return undefined;
    },
  }));
  const index = new FuzzyIndex({ now: () => now });
  await index.apply(additions(watched));
  read.clear();
  const { hits } = await index.search(parseQuery("ship harbour", { now, zone: "UTC" }), { limit: 30 });
  expect(hits).toHaveLength(30);
  expect(read.size).toBe(0);
  const [first] = hits;
  expect(first?.passage.text).toContain("left the harbour");
  expect(first?.passage).toBe(first?.passage);
  expect([...read]).toEqual([first?.article.id]);
});

test("a long text is marked by the search, with pauses, and the passage is from its beginning", async () => {
  const index = new FuzzyIndex({ now: () => now });
  const lines = "a\n".repeat(100_000);
  await index.apply(additions([article("long", { title: "Harbour", body: `The ship left.\n${lines}ship` })]));
  const { hits } = await index.search(parseQuery("ship", { now, zone: "UTC" }), { limit: 5 });
  expect(hits[0]?.passage.text).toContain("The ship left.");
});
