import fc from "fast-check";
import { expect, test } from "vitest";
import { formatPaging, howItWasRead, readPaging } from "../../../../src/bot/commands/search/listing.ts";
import { en } from "../../../../src/locales/en/sentences.ts";

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
