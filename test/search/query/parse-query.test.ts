import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import type { Clause, Query } from "../../../src/search/query/query.ts";

/** A Thursday; in Taipei it is eight in the evening. */
const at = { now: Date.UTC(2026, 0, 15, 12), zone: "Asia/Taipei" };
const taipei = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);

const parse = (text: string): Query => parseQuery(text, at);
const word = (text: string, field?: "title"): Clause => ({ text, phrase: false, ...(field && { field }) });
const phrase = (text: string, field?: "title"): Clause => ({ text, phrase: true, ...(field && { field }) });
const filter = (field: "source" | "section" | "tag" | "lang", value: string, negated = false) => ({
  field,
  value,
  negated,
});

describe("a query is read as it was meant", () => {
  test.each<[string, Partial<Query>]>([
    ["chips taiwan", { groups: [[word("chips")], [word("taiwan")]] }],
    ['"volume production" chips', { groups: [[phrase("volume production")], [word("chips")]] }],
    ["“volume production”", { groups: [[phrase("volume production")]] }],
    ["「台積電」 晶片", { groups: [[phrase("台積電")], [word("晶片")]] }],
    ["『台積電』 ＂晶片＂", { groups: [[phrase("台積電")], [phrase("晶片")]] }],
    ['""export control""', { groups: [[{ ...phrase("export control"), exact: true }]] }],
    ['="export control"', { groups: [[{ ...phrase("export control"), exact: true }]] }],
    ["title:=chip a=b", { groups: [[{ ...phrase("chip", "title"), exact: true }], [word("a=b")]] }],
    ["renault NOT musk", { groups: [[word("renault")]], excluded: [word("musk")] }],
    ["NOT musk and NOT", { groups: [[word("NOT")], [word("musk")], [word("and")], [word("NOT")]] }],
    ['"never closed', { groups: [[phrase("never closed")]] }],
    [
      'nvidia -"open models" −apple',
      { groups: [[word("nvidia")]], excluded: [phrase("open models"), word("apple")] },
    ],
    ["2-nanometer", { groups: [[word("2-nanometer")]] }],
    ["ai OR 人工智慧 OR ml", { groups: [[word("ai"), word("人工智慧"), word("ml")]] }],
    ["cats or dogs", { groups: [[word("cats")], [word("or")], [word("dogs")]] }],
    ["OR cats OR -dogs OR", { groups: [[word("cats")]], excluded: [word("dogs")] }],
    [
      "title:models 標題：“two words”",
      { groups: [[word("models", "title")], [phrase("two words", "title")]] },
    ],
    [
      'source:guardian -source:"taipei times"',
      {
        filters: [filter("source", "guardian"), filter("source", "taipei times", true)],
      },
    ],
    [
      "來源:中央社 版面:財經 标签:晶片",
      {
        filters: [filter("source", "中央社"), filter("section", "財經"), filter("tag", "晶片")],
      },
    ],
    ["lang:zh-TW SORT:New", { filters: [filter("lang", "zh-TW")], sort: "new" }],
    ["re:invent http://example.com", { groups: [[word("re:invent")], [word("http://example.com")]] }],
    ['a - " " -', { groups: [[word("a")]] }],
  ])("%s", (text, expected) => {
    expect(parse(text)).toMatchObject({
      groups: [],
      excluded: [],
      filters: [],
      sort: "best",
      unread: [],
      ...expected,
    });
  });

  test("quotes and dashes of a long pasted text are prose, but not if it has OR", () => {
    const pasted = `${"many words ".repeat(8)}"as they say" - and -so on`;
    const plain = `${"many words ".repeat(8)}as they say and so on`.split(" ").map((text) => [word(text)]);
    expect(parse(pasted)).toMatchObject({ groups: plain, excluded: [], unread: [] });
    const typed = `${"many words ".repeat(8)}OR "as they say" -so`;
    expect(parse(typed)).toMatchObject({ excluded: [word("so")] });
    expect(parse(typed).groups.at(-1)).toEqual([word("words"), phrase("as they say")]);
  });

  test("a filter that cannot be read is reported as typed", () => {
    const typed = ["since:soonish", "sort:random", "lang:12", "source:", "-since:3d", 'until:"next moon"'];
    expect(parse(`${typed.join(" ")} chips`)).toMatchObject({ unread: typed, groups: [[word("chips")]] });
  });
});

describe("a date is read as people mean it, in their time zone", () => {
  test.each([
    ["2026-01-02", taipei("2026-01-02"), taipei("2026-01-03")],
    ["2026-01", taipei("2026-01-01"), taipei("2026-02-01")],
    ["2025", taipei("2025-01-01"), taipei("2026-01-01")],
    ["today", taipei("2026-01-15"), taipei("2026-01-16")],
    ["yesterday", taipei("2026-01-14"), taipei("2026-01-15")],
    ["昨天", taipei("2026-01-14"), taipei("2026-01-15")],
    ["friday", taipei("2026-01-09"), taipei("2026-01-10")],
    ["Thursday", taipei("2026-01-08"), taipei("2026-01-09")],
    ['"last week"', taipei("2026-01-05"), taipei("2026-01-12")],
    ["last month", taipei("2025-12-01"), taipei("2026-01-01")],
    ["6h", at.now - 6 * 3_600_000, at.now - 6 * 3_600_000],
    ["3d", at.now - 3 * 86_400_000, at.now - 3 * 86_400_000],
    ["2w", at.now - 14 * 86_400_000, at.now - 14 * 86_400_000],
  ])("%s", (text, from, to) => {
    expect(parse(`since:${text}`)).toMatchObject({ since: from, groups: [], unread: [] });
    expect(parse(`until:${text}`)).toMatchObject({ until: to, groups: [], unread: [] });
  });

  test("a day has 23 or 25 hours when the clocks change", () => {
    const query = parseQuery("since:2026-03-29 until:2026-03-29", { now: at.now, zone: "Europe/Berlin" });
    expect(((query.until ?? 0) - (query.since ?? 0)) / 3_600_000).toBe(23);
  });

  test.each(["2026-02-30", "2026-13", "2026-00-01", "99999d1"])("%s is not a date", (text) => {
    expect(parse(`since:${text}`).unread).toEqual([`since:${text}`]);
  });
});

test("a formatted query reads the same again", () => {
  const piece = fc.constantFrom(
    ...[
      '"',
      "-",
      "OR",
      "=",
      "title:",
      "source:",
      "tag:",
      "since:",
      "until:",
      "sort:new",
      "lang:zh",
      "last week",
      "3d",
    ],
    ...["2026-01", "「", "」", "：", "－", " ", " ", "tsmc", "台積電", "a:b"],
  );
  const text = fc.oneof(
    fc.array(piece).map((pieces) => pieces.join("")),
    fc.array(piece, { minLength: 20, maxLength: 60 }).map((pieces) => pieces.join(" ")),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const { text: _, ...once } = parse(typed);
      const { text: __, ...again } = parse(formatQuery(parse(typed)));
      expect(again).toEqual(once);
    }),
    { numRuns: 1000 },
  );
});

/** The query in its own language. */
function formatQuery({ groups, excluded, filters, since, until, sort, unread }: Query): string {
  return [
    ...groups.map((group) => group.map(formatClause).join(" OR ")),
    ...excluded.map((clause) => `-${formatClause(clause)}`),
    ...filters.map(({ field, value, negated }) => `${negated ? "-" : ""}${field}:${quoteIfNeeded(value)}`),
    ...(since === undefined ? [] : [`since:${new Date(since).toISOString()}`]),
    ...(until === undefined ? [] : [`until:${new Date(until).toISOString()}`]),
    ...(sort === "best" ? [] : [`sort:${sort}`]),
    ...unread,
  ].join(" ");
}

const formatClause = ({ text, phrase, exact, field }: Clause): string =>
  `${field ? `${field}:` : ""}${exact ? "=" : ""}${phrase ? `"${text}"` : text}`;

const quoteIfNeeded = (value: string): string => (/\s/.test(value) ? `"${value}"` : value);
