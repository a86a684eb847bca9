import { expect, test } from "vitest";
import { parseDocument } from "../../../../src/ingest/parse/parse-document.ts";

test("of a feed with more entries than are used the newest are read, and the number of the others is told", () => {
  // The oldest come first, as in an archive.
  const items = Array.from({ length: 12_000 }, (_, at) => {
    const time = new Date(Date.UTC(2026, 0, 1) + at * 60_000).toUTCString();
    return `<item><title>Entry ${at}</title><guid>${at}</guid><pubDate>${time}</pubDate></item>`;
  });
  const text = `<rss><channel><title>Archive</title>${items.join("")}</channel></rss>`;
  const { drafts, skipped } = parseDocument({ kind: "feed", bytes: Buffer.from(text), folder: "f" });
  expect(drafts).toHaveLength(10_000);
  expect([drafts[0]?.title, drafts.at(-1)?.title]).toEqual(["Entry 2000", "Entry 11999"]);
  expect(skipped).toEqual([{ where: "the oldest 2000", reason: 'too_many_entries: {"entries":10000}' }]);
});

test("the newest are found at the end of a feed of any length, and what was left out is counted to the last", () => {
  const items = Array.from({ length: 120_000 }, (_, at) => {
    const time = new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString();
    return `<entry><title>Entry ${at}</title><id>${at}</id><published>${time}</published></entry>`;
  });
  const text = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Archive</title>${items.join("")}</feed>`;
  const { drafts, skipped } = parseDocument({ kind: "feed", bytes: Buffer.from(text), folder: "f" });
  expect([drafts.length, drafts[0]?.title, drafts.at(-1)?.title]).toEqual([
    10_000,
    "Entry 110000",
    "Entry 119999",
  ]);
  expect(skipped).toEqual([{ where: "the oldest 110000", reason: 'too_many_entries: {"entries":10000}' }]);
});
