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

test("names are highlighted as a whole: Taiwan alone is not a company that is called so", async () => {
  const index = new FuzzyIndex({ now: () => now });
  const named = "Taiwan Semiconductor Manufacturing Co (TSMC, 台積電)";
  const texts = [
    `${named} sails the Taiwan Strait.`,
    `${named} and its manufacturing of 力積電 chips.`,
    "TSMC lays cables in the Taiwan Strait.",
  ];
  await index.apply(additions(texts.map((body, at) => article(`t${at}`, { title: `Ferry ${at}`, body }))));
  const marked = async (text: string) => {
    const { hits } = await index.search(parseQuery(text, { now, zone: "UTC" }), { limit: 5 });
    const passages = hits.map(({ passage }) => passage);
    return new Set(passages.flatMap((one) => one.marks.map(([start, end]) => one.text.slice(start, end))));
  };
  expect(await marked("tsmc")).toEqual(new Set(["TSMC", "Taiwan Semiconductor Manufacturing", "台積電"]));
  expect(await marked("台積電")).toEqual(new Set(["TSMC", "Taiwan Semiconductor Manufacturing", "台積電"]));
  expect(await marked("taiwan")).toContain("Taiwan");
});
