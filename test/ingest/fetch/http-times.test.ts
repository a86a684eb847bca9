import { expect, test } from "vitest";
import { freshness, retryAfter } from "../../../src/ingest/fetch/http-times.ts";

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 10, 20, 8);

test.each([
  ["120", 2 * minute],
  ["0", 0],
  ["-5", 0],
  ["Fri, 20 Nov 2026 09:00:00 GMT", hour],
  ["Fri, 20 Nov 2026 07:00:00 GMT", 0],
  ["soon", 0],
  [undefined, 0],
])("Retry-After: %s", (header, wait) => expect(retryAfter(header, now)).toBe(wait));

test.each<[string, Record<string, string>, number | undefined]>([
  ["a time", { "cache-control": "max-age=600" }, 600_000],
  ["a time among others", { "cache-control": "public, Max-Age=60, must-revalidate" }, 60_000],
  ["not to keep it", { "cache-control": "no-cache, max-age=60" }, 0],
  ["nothing of time", { "cache-control": "private" }, undefined],
  ["nothing", {}, undefined],
  ["only what is for shared caches", { "cache-control": "s-maxage=900" }, undefined],
  ["that it is old already", { "cache-control": "max-age=600", age: "200" }, 400_000],
  ["that it is stale already", { "cache-control": "max-age=600", age: "900" }, 0],
  [
    "a moment, by its own clock",
    { expires: "Fri, 20 Nov 2026 12:00:00 GMT", date: "Fri, 20 Nov 2026 11:00:00 GMT" },
    hour,
  ],
  ["a moment", { expires: "Fri, 20 Nov 2026 09:00:00 GMT" }, hour],
  ["a moment that is none", { expires: "0" }, 0],
  [
    "both: the time counts",
    { "cache-control": "max-age=60", expires: "Fri, 20 Nov 2026 09:00:00 GMT" },
    minute,
  ],
])("a server says %s", (_, headers, fresh) => expect(freshness(headers, now)).toBe(fresh));
