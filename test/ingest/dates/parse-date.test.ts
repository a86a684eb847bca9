import { expect, test } from "vitest";
import { parseDate } from "../../../src/ingest/dates/parse-date.ts";

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
