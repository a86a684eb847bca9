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
