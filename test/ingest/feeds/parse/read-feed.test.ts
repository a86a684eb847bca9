import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ParsedDocument, UnreadableError } from "../../../../src/ingest/draft.ts";
import { type FeedReading, readFeed } from "../../../../src/ingest/feeds/parse/read-feed.ts";
import { parseDocument } from "../../../../src/ingest/parse/parse-document.ts";

const origin = { kind: "feed", url: "https://news.example/feed", folder: "news.example" } as const;
const readText = (text: string): FeedReading => readFeed(text, origin);

/** The feed, or why it cannot be read; only an UnreadableError may be thrown. */
function attempt(bytes: Uint8Array): ParsedDocument | "unreadable" {
  try {
    return parseDocument({ ...origin, bytes });
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableError);
    return "unreadable";
  }
}

const parts = fc.constantFrom(
  "<rss>",
  "<channel>",
  "<item>",
  "</item>",
  "<title>",
  "</title>",
  "<link>",
  "<feed xmlns='http://www.w3.org/2005/Atom'>",
  "<entry>",
  "</entry>",
  "<![CDATA[",
  "]]>",
  "<!--",
  "-->",
  "&lt;b&gt;",
  "&",
  "<",
  ">",
  '"',
  "<a b='",
  "<?xml version='1.0' encoding='big5'?>",
  "\u0000",
  "台灣",
  "<pubDate>2026</pubDate>",
  "xmlns:x='y'",
  '{"items":[',
  "<x:y/>",
);
const soup = fc.array(fc.oneof(parts, fc.string({ unit: "binary", maxLength: 10 })), { maxLength: 60 });

describe("any bytes", () => {
  test("are a feed whose articles have headlines, or are refused as no feed", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      soup.map((pieces) => Buffer.from(pieces.join(""))),
      soup.map((pieces) => Buffer.from(`<rss><channel>${pieces.join("")}`)),
    );
    fc.assert(
      fc.property(bytes, (given) => {
        const reading = attempt(given);
        if (reading === "unreadable") return;
        for (const { title, url, part } of reading.drafts) {
          expect(title.trim()).not.toBe("");
          expect(part).toBeTruthy();
          if (url) expect(url).toMatch(/^https?:/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test.each<[string, string]>([
    ["elements in elements", "<a>".repeat(1_000_000)],
    ["entries in entries", `<rss>${"<item>".repeat(1_000_000)}`],
    ["escaped HTML in itself", `<rss><item><title>x</title><description>${"&lt;div&gt;".repeat(500_000)}`],
    ["attributes without end", `<rss ${"a='1' ".repeat(300_000)}`],
    [
      "namespaces without end",
      `<rss ${Array.from({ length: 20_000 }, (_, i) => `xmlns:n${i}='u'`).join(" ")}>${"<item>".repeat(200)}`,
    ],
    ["open angles", "<".repeat(5_000_000)],
    ["ampersands", `<rss><item><title>${"&".repeat(3_000_000)}`],
    ["comments that never end", `<rss>${"<!--".repeat(1_000_000)}`],
    ["closing tags alone", "</item>".repeat(1_000_000)],
    ["a date without end", `<rss><item><title>x</title><pubDate>${"1 ".repeat(1_000_000)}</pubDate>`],
    ["white space", `<rss><item><title>${" \n".repeat(2_000_000)}x`],
    ["a person without end", `<rss><item><title>x</title><author>${"a@b".repeat(300_000)}</author>`],
  ])("%s: neither hangs nor takes memory without bound", (_, text) => {
    const start = process.cpuUsage();
    attempt(Buffer.from(text));
    const { user, system } = process.cpuUsage(start);
    // A hang guard: each takes well under a second.
    expect((user + system) / 1e6).toBeLessThan(20);
  });
});

describe("an entry is one entry", () => {
  const title = fc.stringMatching(/^[A-Z][a-z]{3,10} [a-z]{3,10}$/);
  const entries = fc.uniqueArray(title, { minLength: 1, maxLength: 8 });
  const write = (titles: string[]): string =>
    `<rss version="2.0"><channel><title>News</title>${titles
      .map((each, index) => `<item><title>${each}</title><link>https://news.example/${index}</link></item>`)
      .join("")}</channel></rss>`;

  test("a feed that is cut off anywhere loses no complete entry", () => {
    fc.assert(
      fc.property(entries, fc.double({ min: 0, max: 1, noNaN: true }), (titles, share) => {
        const text = write(titles);
        const cut = text.slice(0, Math.floor(text.length * share));
        const whole = titles.filter((each) => cut.includes(`<title>${each}</title>`));
        const reading = attempt(Buffer.from(cut));
        const found = reading === "unreadable" ? [] : reading.drafts.map((draft) => draft.title);
        expect(found.slice(0, whole.length)).toEqual(whole);
      }),
    );
  });

  test("leaving out closing tags of entries loses none", () => {
    fc.assert(
      fc.property(entries, (titles) => {
        const reading = readText(write(titles).replaceAll("</item>", ""));
        expect(reading.drafts.map((draft) => draft.title)).toEqual(titles);
      }),
    );
  });
});

describe("the error for a document that is not a feed names what it is", () => {
  test.each([
    ["<!doctype html><html><body><p>Hello</p>", "page_not_feed"],
    ["<html><head><title>x</title></head></html>", "page_not_feed"],
    ['<opml version="2.0"><body/></opml>', "list_not_feed"],
    ["Hello", "not_a_feed"],
    ['{"title":"x"}', "not_a_feed"],
    ["", "empty"],
    [" \n", "empty"],
  ] as const)("%j %s", (text, reason) => {
    expect(() => parseDocument({ ...origin, bytes: Buffer.from(text) })).toThrow(new UnreadableError(reason));
  });
});
