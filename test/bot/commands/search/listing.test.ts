import fc from "fast-check";
import { expect, test } from "vitest";
import { formatPaging, howItWasRead, readPaging } from "../../../../src/bot/commands/search/listing.ts";
import { en } from "../../../../src/locales/en/sentences.ts";
import { labelled, openNewsroom, titlesOf, wordsOf } from "../../newsroom.ts";

test.each([
  ["tsmc page:2 asof:8123", { text: "tsmc", page: 2, asOf: 8123 }],
  ["tsmc asof:8123 page:2", { text: "tsmc", page: 2, asOf: 8123 }],
  ["page:2 tsmc", { text: "page:2 tsmc", page: 1 }],
  ["tsmc page:3 page:2", { text: "tsmc", page: 2 }],
  ["tsmc homepage:2", { text: "tsmc homepage:2", page: 1 }],
  ["tsmc page:two", { text: "tsmc page:two", page: 1 }],
  ["page:0", { text: "", page: 1 }],
])("%j", (text, read) => {
  expect(readPaging(text)).toEqual({ asOf: undefined, ...read });
});

test("what is written is read back", () => {
  const paged = fc.record({
    text: fc.string().map((text) => readPaging(text).text),
    page: fc.integer({ min: 1, max: 1_000_000 }),
    asOf: fc.option(fc.nat(), { nil: undefined }),
  });
  fc.assert(
    fc.property(paged, (wanted) => {
      expect(readPaging(formatPaging(wanted))).toEqual(wanted);
    }),
  );
});

test("where a list ends although more match, that is said, and no further page is offered", async () => {
  const newsroom = await openNewsroom();
  const { index } = newsroom.deps;
  const search = index.search.bind(index);
  index.search = async (query, options) => {
    const page = await search(query, options);
    const listed = page.listed.slice(0, 6);
    const hits = page.hits.slice(0, Math.max(0, 6 - (options.offset ?? 0)));
    return { ...page, hits, listed, ...(hits.length < options.limit && { endsAt: 6 }) };
  };
  const first = await newsroom.ask("search chips sort:new");
  const last = await newsroom.press(labelled(first, "Next"));
  expect(titlesOf(last)).toHaveLength(1);
  expect(wordsOf(last)).toContain(en.listEnds(6));
  expect(labelled(last, "Next")).toBeUndefined();
  const beyond = await newsroom.ask("search chips sort:new page:3");
  expect(titlesOf(beyond)).toEqual([]);
  expect(wordsOf(beyond)).toContain(en.listEnds(6));
  expect(wordsOf(beyond)).not.toContain("does not exist");
  await newsroom.close();
});

test("a reader is told that a part of the archive did not answer", () => {
  const report = {
    read: { groups: [], filters: [] },
    corrections: [],
    translations: [],
    aliases: [],
    unread: [],
  };
  const page = { hits: [], listed: [], total: 0, closest: [], asOf: 0, tookMs: 0 };
  const notes = (partial: { partial?: true }) =>
    howItWasRead({ text: "ferry", page: 1, cut: false }, { ...page, report: { ...report, ...partial } }, en);
  expect(notes({})).toEqual([]);
  expect(notes({ partial: true })).toEqual([en.partial]);
});
