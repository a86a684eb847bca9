import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDate } from "../../../src/ingest/dates/parse-date.ts";

test.each([
  ["Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"],
  ["Thu, 01 Jan 04 19:48:21 GMT", "2004-01-01T19:48:21Z"],
  ["01 Jan 99 19:48 EST", "1999-01-02T00:48:00Z"],
  ["Mon, 26 January 2004 16:31:00 PDT", "2004-01-26T23:31:00Z"],
  ["Thu, 04 Oct 2007 23:59:45 -00:30", "2007-10-05T00:29:45Z"],
  ["2003-12-31T10:14:55.123456+08:00", "2003-12-31T02:14:55.123Z"],
  ["2003-12-31T10:14Z", "2003-12-31T10:14:00Z"],
  ["2003-12", "2003-12-01T00:00:00Z"],
  ["2003", "2003-01-01T00:00:00Z"],
  ["20031231T101455Z", "2003-12-31T10:14:55Z"],
  ["2003-335", "2003-12-01T00:00:00Z"],
  ["2004-07-08 23:56:58.0", "2004-07-08T23:56:58Z"],
  ["Sun Jan 4 16:29:06 PST 2004", "2004-01-05T00:29:06Z"],
  ["Sun Jan 04 17:32:00 2004", "2004-01-04T17:32:00Z"],
  ["2004년 05월 28일  01:31:15", "2004-05-28T01:31:15Z"],
  ["2004-05-25 오후 11:23:17", "2004-05-25T23:23:17Z"],
  ["2026年1月31日 下午8:30", "2026-01-31T20:30:00Z"],
  ["Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z"],
  ["2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z"],
  ["12 de enero de 2021", "2021-01-12T00:00:00Z"],
  ["Sat, 1 janv. 2022 10:00:00 +0100", "2022-01-01T09:00:00Z"],
  ["5/26/2004 12:00:00 AM", "2004-05-26T00:00:00Z"],
  ["26/1/2004 10:00", "2004-01-26T10:00:00Z"],
  ["Sun, 31 Dec 1999 24:00:00 GMT", "2000-01-01T00:00:00Z"],
  ["Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z"],
  ["03-12-31", "2003-12-31T00:00:00Z"],
  ["-0312", "2003-12-01T00:00:00Z"],
  ["200312", "2003-12-01T00:00:00Z"],
  ["20040126163100", "2004-01-26T16:31:00Z"],
  ["2004. 1. 26. 16:31", "2004-01-26T16:31:00Z"],
  ["Mon, 26 Jan 2004 16:31:00 AT", "2004-01-26T20:31:00Z"],
  ["26 يناير 2004", "2004-01-26T00:00:00Z"],
  ["115/07/06", "2026-07-06T00:00:00Z"],
  ["115-07-06 08:30", "2026-07-06T08:30:00Z"],
  ["令和8年7月6日", "2026-07-06T00:00:00Z"],
  ["平成元年12月31日", "1989-12-31T00:00:00Z"],
  ["週一, 06 7 月 2026 08:00:00 +0800", "2026-07-06T00:00:00Z"],
  ["星期一, 06 七月 2026 08:00:00 +0800", "2026-07-06T00:00:00Z"],
  ["7 月 6, 2026", "2026-07-06T00:00:00Z"],
  ["ngày 12 tháng 8 năm 2026", "2026-08-12T00:00:00Z"],
  ["12 Tháng 8, 2026", "2026-08-12T00:00:00Z"],
  ["6 ก.ค. 2569 08:30", "2026-07-06T08:30:00Z"],
  ["6 มี.ค. 2569", "2026-03-06T00:00:00Z"],
  ["6 ม.ค. 2569", "2026-01-06T00:00:00Z"],
  ["12 de agosto del 2026", "2026-08-12T00:00:00Z"],
  ["12 août 2026, 10 h 30", "2026-08-12T10:30:00Z"],
  ["6 jul 2026 08.30", "2026-07-06T08:30:00Z"],
  ["July 6, 2026 8:30 AM ET", "2026-07-06T12:30:00Z"],
  ["January 6, 2026 8:30 AM ET", "2026-01-06T13:30:00Z"],
  ["July 6, 2026 8:30 am pt", "2026-07-06T15:30:00Z"],
  ["2026-07-06T08:00:00\u221205:00", "2026-07-06T13:00:00Z"],
  ["1075000000", "2004-01-25T03:06:40Z"],
  ["1075000000000", "2004-01-25T03:06:40Z"],
])("%s", (written, meant) => {
  expect(parseDate(written)).toBe(Date.parse(meant));
});

test.each([
  "",
  "115.7.6",
  "192/168/1",
  "yesterday",
  "Wed, 31 Feb 2010",
  "0000-00-00",
  "2026-13-01",
  "Mon",
  "12:30",
  "99/99/9999",
])("%j is not a date", (written) => expect(parseDate(written)).toBeUndefined());

const day = Date.UTC(2026, 0, 31);
const moment = Date.UTC(2026, 0, 31, 0, 30);

test.each([
  ["2026-01-31", day],
  ["2026-01", Date.UTC(2026, 0, 1)],
  ["2026/1/31", day],
  ["2026年1月31日", day],
  ["January 31, 2026", day],
  ["Jan. 31st 2026", day],
  ["31 January 2026", day],
  ["Sat, Jan 31, 2026", day],
  ["2026-01-31T08:30:00+08:00", moment],
  ["2026-01-31T08:30+0800", moment],
  ["2026-01-31 00:30", moment],
  ["2026-01-31T00:30:00.000Z", moment],
  ["Sat, 31 Jan 2026 08:30:00 +0800", moment],
  ["2026-13-31", undefined],
  ["soon", undefined],
  ["May 5", undefined],
  ["Boeing 737", undefined],
  ["In January 31, 2026 was a Saturday", undefined],
  ["", undefined],
])("%j", (text, time) => expect(parseDate(text)).toBe(time));

test.each([
  ["Asia/Taipei", "2026年1月31日 14:05", "2026-01-31T06:05:00Z"],
  ["Asia/Taipei", "2026-01-31", "2026-01-30T16:00:00Z"],
  ["Asia/Taipei", "2026-01-31 00:30", "2026-01-30T16:30:00Z"],
  ["Asia/Taipei", "2026-01", "2025-12-31T16:00:00Z"],
  ["America/New_York", "31 January 2026", "2026-01-31T05:00:00Z"],
  ["America/New_York", "31 July 2026, 8:00 pm", "2026-08-01T00:00:00Z"],
  ["America/New_York", "March 8, 2026, 2:30 am", "2026-03-08T07:30:00Z"],
  ["America/New_York", "Sat, 31 Jan 2026 08:00:00 CET", "2026-01-31T07:00:00Z"],
  ["America/New_York", "2026-01-31T08:00Z", "2026-01-31T08:00:00Z"],
  ["America/New_York", "2026-01-31T08:00 GMT", "2026-01-31T08:00:00Z"],
  ["America/New_York", "2026-01-31Z", "2026-01-31T00:00:00Z"],
  ["America/New_York", "1769819400", "2026-01-31T00:30:00Z"],
])("in %s %s is %s", (zone, written, meant) => {
  expect(parseDate(written, { zone })).toBe(Date.parse(meant));
});

test("machine-written dates are read back to the second", () => {
  const moment = fc.date({ min: new Date("1971-01-01"), max: new Date("2069-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(moment, (date) => {
      const second = Math.floor(date.getTime() / 1000) * 1000;
      expect(parseDate(date.toISOString())).toBe(date.getTime());
      expect(parseDate(date.toUTCString())).toBe(second);
    }),
  );
});

test("any text gives a safe integer or no date", () => {
  const odd = fc
    .array(fc.constantFrom("1", "31", "2026", "Jan", ":", "-", "/", " ", "T", "+08", "PM", "年", "月"))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), odd), (text) => {
      const time = parseDate(text);
      expect(time === undefined || Number.isSafeInteger(time)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
