import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { TimeSlice } from "../../../src/async/yield.ts";
import { countOf, isInTitle } from "../../../src/search/index/segment.ts";
import { SegmentStore } from "../../../src/search/index/segment-store.ts";
import { articleDocument } from "../../../src/search/opensearch/document/article-document.ts";
import { engineWrites } from "../../../src/search/opensearch/document/engine-writes.ts";
import { introducedNames, pairOf } from "../../../src/search/opensearch/document/introduced-names.ts";
import { WrittenWords } from "../../../src/search/opensearch/document/written-words.ts";
import { indices } from "../../../src/search/opensearch/mapping/indices.ts";
import { filterSign } from "../../../src/search/text/terms.ts";
import { additions, article, stories } from "../stories.ts";

const documentOf = (one: Article) => articleDocument(one, { seq: 7, addedSeq: 3 }, new TimeSlice());

const occurrences = (terms: string): Map<string, number> =>
  new Map(
    terms.split("\n").flatMap((line) => {
      const at = line.lastIndexOf("|");
      return at < 0 ? [] : [[line.slice(0, at), Number(line.slice(at + 1))] as const];
    }),
  );

/** What the embedded index has of an article: occurrences by term, the terms of its headline, and its length. */
async function embedded(one: Article) {
  const store = new SegmentStore();
  await store.apply(additions([one]), new TimeSlice());
  const { parts, lexicon } = store.view;
  const counts = new Map<string, number>();
  const inTitle = new Set<string>();
  const [part] = parts;
  for (const term of part?.segment.columns.terms ?? []) {
    const [weight = 0] = part?.segment.postings(term).weights ?? [];
    const text = lexicon.text(term);
    if (text.charCodeAt(0) === filterSign) continue;
    counts.set(text, countOf(weight));
    if (isInTitle(weight)) inTitle.add(text);
  }
  return { counts, inTitle, length: part?.segment.columns.lengths[0] };
}

async function expectSame(one: Article): Promise<void> {
  const { document } = await documentOf(one);
  const { counts, inTitle, length } = await embedded(one);
  expect(occurrences(document.terms)).toEqual(counts);
  expect(new Set(document.title.flatMap((terms) => terms.split("\n")))).toEqual(inTitle);
  expect(document.length).toBe(length);
}

describe("a document has each term of the embedded index, as often, and is as long", () => {
  test.each(stories.map((one) => [one.id, one] as const))("%s", (_, one) => expectSame(one));

  test("numbers, compounds, characters, words in capitals", () =>
    expectSame(
      article("mixed", {
        title: "F-16V jets cost $3 billion, e-ID in the U.S.",
        body: `${"harbour ".repeat(200)}. 台積電在高雄生產2奈米晶片，成本3億元。A 10 km run; co-operate.`,
        tags: ["big data", "晶片"],
      }),
    ));

  test("whatever is written", async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, text, fc.array(text, { maxLength: 2 }), (title, body, tags) =>
        expectSame(article("any", { title, body, tags })),
      ),
      { numRuns: 100 },
    );
  });
});

test("words keep their order, with what stands in none behind a gap", async () => {
  const { document } = await documentOf(
    article("order", { title: "Twin-engine planes", body: "Wi-Fi is back. 台積電" }),
  );
  expect(document.title).toEqual(["twin\nengin\nplane", "twinengin"]);
  expect(document.text).toEqual(["wi\nfi\nis\nback\n台积\n积电", "wifi\n电"]);
});

test("filters, story, times and changes stand beside the words", async () => {
  const one = article("one", {
    ...{ title: "Ferry", source: "Taipei  Times", section: "News", tags: ["Chips"], language: "zh-TW" },
    ...{ publishedAt: undefined, addedAt: 1_700_000_000_000, storyId: "first" },
  });
  const { document } = await documentOf(one);
  const filter = (field: string, value: string) => `\u0000${field}\u0000${value}`;
  expect(document.filters).toEqual([
    ...[filter("source", "taipei times"), filter("section", "news")],
    ...[filter("lang", "zh-tw"), filter("lang", "zh"), filter("tag", "chips")],
  ]);
  expect(document).toMatchObject({ story: "first", newsTime: 1_700_000_000_000, seq: 7, addedSeq: 3 });
  expect(document.time).toBeLessThan(-8.64e15);
});

test("the names that an article introduces come back as they were, each once", async () => {
  const body = "Lantern Harbour Works (LHWK, 燈港電機) hires. Lantern Harbour Works (LHWK) grows.";
  const keys = await introducedNames(article("names", { body }), new TimeSlice());
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.map(pairOf)).toContainEqual({ long: "Lantern Harbour Works", short: "LHWK", sure: true });
});

describe("what a change writes", () => {
  const write = (words: WrittenWords, kind: "add" | "update", one: Article) =>
    engineWrites({ seq: 9, kind, id: one.id, article: one }, { addedSeq: 4, words, slice: new TimeSlice() });

  test("words that the engine has are not written again", async () => {
    const words = new WrittenWords();
    const ferry = article("ferry", { title: "Ferry strike", source: "Daily" });
    const first = await write(words, "add", ferry);
    const ids = (writes: typeof first) => writes.filter(({ index }) => index === "words").map(({ id }) => id);
    expect(ids(first)).toEqual(["ferry", "strike", "\u0000source\u0000daily", "\u0000lang\u0000en"]);
    words.written(ids(first));
    expect(
      ids(await write(words, "update", article("other", { title: "Ferry fares", source: "Daily" }))),
    ).toEqual(["fares"]);
  });

  test("an article keeps the change by which it came, and an update may take its names away", async () => {
    const writes = await write(new WrittenWords(), "update", article("plain", { title: "Rain" }));
    expect(writes.filter(({ index }) => index !== "words")).toEqual([
      {
        index: "articles",
        id: "plain",
        version: 9,
        document: expect.objectContaining({ addedSeq: 4, seq: 9 }),
      },
      { index: "names", id: "plain", version: 9 },
    ]);
  });

  test("a removal removes the article and its names", async () => {
    const options = { addedSeq: 0, words: new WrittenWords(), slice: new TimeSlice() };
    expect(await engineWrites({ seq: 12, kind: "remove", id: "gone" }, options)).toEqual([
      { index: "articles", id: "gone", version: 12 },
      { index: "names", id: "gone", version: 12 },
    ]);
  });

  test("each field is one that the index knows, since it takes no other", async () => {
    const body = "Lantern Harbour Works (LHWK, 燈港電機) hires.";
    for (const { index, document } of await write(new WrittenWords(), "add", article("all", { body }))) {
      const { mappings } = indices[index] as { mappings: { dynamic: string; properties: object } };
      expect(mappings.dynamic).toBe("strict");
      expect(Object.keys(mappings.properties)).toEqual(expect.arrayContaining(Object.keys(document ?? {})));
    }
  });

  test("a value too long for an id is written under another", async () => {
    const long = article("long", { title: "Rain", source: "s".repeat(5_000) });
    const ids = (await write(new WrittenWords(), "add", long)).map(({ id }) => id.length);
    expect(Math.max(...ids)).toBeLessThanOrEqual(128);
  });
});
