import { expect, test } from "vitest";
import { UnreadableError } from "../../../src/ingest/draft.ts";
import { readFeed } from "../../../src/ingest/feeds/parse/read-feed.ts";
import { readHtml } from "../../../src/ingest/formats/html.ts";
import { readJsonLines } from "../../../src/ingest/formats/json.ts";
import { readMarkdown } from "../../../src/ingest/formats/markdown.ts";

/** The moment that each way in reads from a date. */
const waysIn: Record<string, (date: string) => number | undefined> = {
  "a feed": (date) =>
    readFeed(`<rss><item><title>T</title><pubDate>${date}</pubDate></item></rss>`, { folder: "F" }).drafts[0]
      ?.publishedAt,
  "JSON Lines": (date) =>
    readJsonLines([JSON.stringify({ title: "T", published: date })], 1, { folder: "F" }).drafts[0]
      ?.publishedAt,
  "front matter": (date) => {
    try {
      return readMarkdown(
        `---
title: T
published: "${date}"
---
Text.`,
        { folder: "F" },
      ).drafts[0]?.publishedAt;
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableError);
      return undefined;
    }
  },
  "a page": (date) =>
    readHtml(
      `<html lang="en"><head><meta property="article:published_time" content="${date}"></head><body><h1>T</h1><p>Text.</p>`,
      { folder: "F" },
    ).drafts[0]?.publishedAt,
};

test.each([
  ["2026-01-31", "2026-01-31T00:00:00Z"],
  ["20260131", "2026-01-31T00:00:00Z"],
  ["2026/1/31", "2026-01-31T00:00:00Z"],
  ["2026. 1. 31. 16:31", "2026-01-31T16:31:00Z"],
  ["31.1.2026", "2026-01-31T00:00:00Z"],
  ["31-1-2026", "2026-01-31T00:00:00Z"],
  ["1/31/2026", "2026-01-31T00:00:00Z"],
  ["31/1/2026 10:00", "2026-01-31T10:00:00Z"],
  ["3/4/2026", "2026-03-04T00:00:00Z"],
  ["3.4.2026", "2026-04-03T00:00:00Z"],
  ["2026-01", "2026-01-01T00:00:00Z"],
  ["2026", "2026-01-01T00:00:00Z"],
  ["2026-031", "2026-01-31T00:00:00Z"],
  ["01 Jan 99 19:48 EST", "1999-01-02T00:48:00Z"],
  ["Sat, 31 Jan 2026 08:00:00 CET", "2026-01-31T07:00:00Z"],
  ["Sat, 31 Jan 2026 08:30:00 +0800", "2026-01-31T00:30:00Z"],
  ["Sat Jan 31 08:00:00 +0000 2026", "2026-01-31T08:00:00Z"],
  ["Sun Jan 4 16:29:06 PST 2004", "2004-01-05T00:29:06Z"],
  ["2026-01-31T08:30:15.250+08:00", "2026-01-31T00:30:15.250Z"],
  ["20260131T083015Z", "2026-01-31T08:30:15Z"],
  ["January 31st, 2026 at 3:05 pm EST", "2026-01-31T20:05:00Z"],
  ["Nov. 19, 2019, 12:21 a.m. GMT+8", "2019-11-18T16:21:00Z"],
  ["31 enero 2026", "2026-01-31T00:00:00Z"],
  ["12 de enero de 2021", "2021-01-12T00:00:00Z"],
  ["31 janv. 2026 à 08h30", "2026-01-31T08:30:00Z"],
  ["28. März 2022, 10:20 Uhr (GMT+1)", "2022-03-28T09:20:00Z"],
  ["4 мая 2022 г.", "2022-05-04T00:00:00Z"],
  ["2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z"],
  ["26 يناير 2004", "2004-01-26T00:00:00Z"],
  ["2026年1月31日 14:05", "2026-01-31T14:05:00Z"],
  ["2026年1月31日 下午8:30", "2026-01-31T20:30:00Z"],
  ["2026年1月31日16時05分", "2026-01-31T16:05:00Z"],
  ["2026/01/31（六）14:05", "2026-01-31T14:05:00Z"],
  ["２０２６年１月３１日", "2026-01-31T00:00:00Z"],
  ["民國115年1月31日", "2026-01-31T00:00:00Z"],
  ["115年1月31日", "2026-01-31T00:00:00Z"],
  ["2004년 05월 28일 오후 01:31:15", "2004-05-28T13:31:15Z"],
  ["1769819400", "2026-01-31T00:30:00Z"],
  ["1769819400000", "2026-01-31T00:30:00Z"],
  ["30 June 2026", "2026-06-30T00:00:00Z"],
  ["31 June 2026", undefined],
  ["2026-13-01", undefined],
  ["32/13/2026", undefined],
  ["yesterday", undefined],
])("%s is the same moment in a feed, a file and a page", (date, meant) => {
  const expected = meant && Date.parse(meant);
  for (const [name, read] of Object.entries(waysIn)) expect([name, read(date)]).toEqual([name, expected]);
});

test("a number is a date if its digits are", () => {
  const moment = (published: number) =>
    readJsonLines([JSON.stringify({ title: "T", published })], 1, { folder: "F" }).drafts[0]?.publishedAt;
  expect([moment(20260131), moment(1769819400), moment(1769819400.5)]).toEqual([
    Date.UTC(2026, 0, 31),
    1769819400000,
    1769819400500,
  ]);
});
