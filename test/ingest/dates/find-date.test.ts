import fc from "fast-check";
import { expect, test } from "vitest";
import { findDate } from "../../../src/ingest/dates/find-date.ts";

const iso = (text: string, monthFirst = false) => {
  const found = findDate(text, { monthFirst });
  return found === undefined ? undefined : new Date(found).toISOString().replace(".000Z", "Z");
};

test.each([
  ["Published: 28.01.2022, 10:20 Uhr", "2022-01-28T10:20:00Z"],
  ["January 5th, 2020 at 3:05 pm EST", "2020-01-05T20:05:00Z"],
  ["Updated Nov. 19, 2019, 12:21 a.m. GMT+8", "2019-11-18T16:21:00Z"],
  ["Sat, 31 Jan 2026 08:30:00 +0800", "2026-01-31T00:30:00Z"],
  ["2026-01-31T08:30:00+08:00", "2026-01-31T00:30:00Z"],
  ["5 de mayo de 2022", "2022-05-05T00:00:00Z"],
  ["28. März 2022", "2022-03-28T00:00:00Z"],
  ["31 janv. 2026 à 08h30", "2026-01-31T08:30:00Z"],
  ["4 мая 2022 г.", "2022-05-04T00:00:00Z"],
  ["18 NOV 2019", "2019-11-18T00:00:00Z"],
  ["〔記者林美／基隆報導〕2026年1月31日 16:05", "2026-01-31T16:05:00Z"],
  ["民國115年1月31日", "2026-01-31T00:00:00Z"],
  ["2026年1月31日16時05分", "2026-01-31T16:05:00Z"],
  ["2022/01/28 14:11", "2022-01-28T14:11:00Z"],
  ["no date here, only 12:30", undefined],
  ["May we suggest 2026?", undefined],
  ["32/13/2026", undefined],
])("%s", (text, expected) => {
  expect(iso(text)).toBe(expected);
});

test("3/4/2026 is read as in the page's country, unless only one reading is a date", () => {
  expect([iso("3/4/2026"), iso("3/4/2026", true), iso("3/14/2026"), iso("3.4.2026", true)]).toEqual([
    "2026-04-03T00:00:00Z",
    "2026-03-04T00:00:00Z",
    "2026-03-14T00:00:00Z",
    "2026-04-03T00:00:00Z",
  ]);
});

test("a date without a zone is in the given one", () => {
  const zone = "Asia/Taipei";
  expect(findDate("〔記者林美／基隆報導〕2026年1月31日 16:05", { zone })).toBe(
    Date.parse("2026-01-31T08:05Z"),
  );
  expect(findDate("On 31 January 2026", { zone })).toBe(Date.parse("2026-01-30T16:00Z"));
  expect(findDate("January 5th, 2020 at 3:05 pm EST", { zone })).toBe(Date.parse("2020-01-05T20:05Z"));
});

test("every day is found as each language writes it", () => {
  const day = fc.date({
    min: new Date("1980-01-01T00:00Z"),
    max: new Date("2080-01-01T00:00Z"),
    noInvalidDate: true,
  });
  const language = fc.constantFrom("en-US", "en-GB", "de", "fr", "es", "it", "pt", "nl", "zh-TW", "ja");
  fc.assert(
    fc.property(day, language, (date, locale) => {
      const text = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(date);
      expect(findDate(`| ${text} |`)).toBe(Math.floor(date.getTime() / 86_400_000) * 86_400_000);
    }),
  );
});

test("any text has a date or none", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const found = findDate(text);
      expect(found === undefined || Number.isFinite(found)).toBe(true);
    }),
  );
});
