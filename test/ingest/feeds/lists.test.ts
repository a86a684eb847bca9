import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UnreadableError } from "../../../src/ingest/draft.ts";
import { addressOf } from "../../../src/ingest/feeds/feed-address.ts";
import { FeedError } from "../../../src/ingest/feeds/feed-error.ts";
import { feedsOf } from "../../../src/ingest/feeds/parse/discover-feeds.ts";
import { readOpml, writeOpml } from "../../../src/ingest/feeds/parse/opml.ts";

describe("a list of feeds (OPML)", () => {
  const read = (text: string) => readOpml(Buffer.from(text));

  test("feeds in folders are found, with titles and other spellings, each once", () => {
    const list = `<?xml version="1.0"?><opml version="1.1"><body><outline text="">
      <outline type="rss" text="Island &amp; Sea" xmlUrl="https://a.example/feed"/>
      <outline title="Lake" text="x" XMLURL="https://b.example/feed?a=1&b=2">
        <outline text="inner" xmlUrl="https://c.example/"/></outline></outline>
      <outline text="again" xmlUrl="https://a.example/feed"/><outline text="no feed"/>`;
    expect(read(list)).toEqual([
      { url: "https://a.example/feed", title: "again" },
      { url: "https://b.example/feed?a=1&b=2", title: "Lake" },
      { url: "https://c.example/", title: "inner" },
    ]);
  });

  test("the innermost folder of a feed, else its category, is its section", () => {
    const rss = (text: string, more = "") =>
      `<outline type="rss" text="${text}" xmlUrl="https://${text}.example/" ${more}/>`;
    const list = `<opml><body>${rss("a")}<outline text="Asia"><outline title="Taiwan &amp; Sea">${rss("b")}</outline>
      ${rss("c", 'category="/x"')}<outline text="Page" type="link" url="https://p.example/"/></outline>${rss("d", 'category="/Tech/Chips,/World"')}`;
    expect(read(list).map(({ title, section }) => [title, section])).toEqual([
      ["a", undefined],
      ["b", "Taiwan & Sea"],
      ["c", "Asia"],
      ["d", "Chips"],
    ]);
  });

  test.each([
    ["an open quote", '<outline type="rss" text="bad xmlUrl="https://bad.example/"/>'],
    ["a quote that is never closed", '<outline type="rss" text="bad" xmlUrl="https://bad.example/'],
    ["an address that is never closed", '<outline type="rss" text="bad" xmlUrl="https://bad.example/f>'],
    ["no end", '<outline type="rss" text="bad" xmlUrl="https://bad.example/"'],
    ["no tag that closes it", '<outline type="rss" text="bad" xmlUrl="https://bad.example/">'],
    ["a folder too many that is closed", "</outline></outline>"],
    ["bare signs", '<outline type="rss" text="A & B <x>" xmlUrl="https://bad.example/?a=1&b=2"/>'],
    ["control characters", '<outline type="rss" text="\u0000\u0001" xmlUrl="\u0002"/>'],
    ["a link", '<outline type="link" text="bad" url="https://bad.example/"/>'],
    ["nothing in it", "<outline/>"],
  ])("a line with %s loses at most itself", (_, line) => {
    const good = (name: string) => `<outline type="rss" text="${name}" xmlUrl="https://${name}.example/"/>\n`;
    const list = `<opml><body>\n${good("a")}${line}\n${good("b")}${good("c")}</body></opml>`;
    const others = read(list).filter(({ url }) => !url.includes("bad") && url !== "\u0002");
    expect(others.map(({ url, section }) => [url, section])).toEqual(
      ["a", "b", "c"].map((name) => [`https://${name}.example/`, undefined]),
    );
  });

  test("a value without its second quote is read up to the end of its tag, and an empty title is none", () => {
    const list = '<opml><body><outline text="Sea" title="" xmlUrl="https://a.example/f></body></opml>';
    expect(read(list)).toEqual([{ url: "https://a.example/f", title: "Sea" }]);
  });

  test("a list that was written is read back, whatever its titles and sections", async () => {
    const line = fc.string({ minLength: 1 }).map((text) => `T ${text.replace(/\s+/g, " ").trim()}`.trim());
    const listed = fc.record({
      url: fc.webUrl({ withQueryParameters: true }),
      title: line,
      section: fc.option(line, { nil: undefined }),
    });
    const inFolders = (feeds: { section?: string }[]) =>
      [...Map.groupBy(feeds, ({ section }) => section)]
        .toSorted(([one], [other]) => Number(one !== undefined) - Number(other !== undefined))
        .flatMap(([, own]) => own);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(listed, { selector: ({ url }) => url }), async (feeds) => {
        expect(read(await writeOpml(feeds))).toEqual(inFolders(feeds));
      }),
    );
  });

  test("a document that is not a list is refused", () => {
    expect(() => read("<rss/>")).toThrow(UnreadableError);
    expect(() => read("")).toThrow(UnreadableError);
  });
});

describe("the feeds that a page links to", () => {
  const page = "https://news.example/today/";
  const usual = ["https://news.example/today/feed/"].concat(
    ["/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml"].map(
      (path) => `https://news.example${path}`,
    ),
  );
  test.each<[string, string[]]>([
    ['<link rel="alternate" type="application/rss+xml" href="/feed">', ["https://news.example/feed"]],
    ["<LINK REL='Alternate' TYPE='application/atom+xml' HREF='a.xml'>", ["https://news.example/today/a.xml"]],
    ["<link rel=alternate type=application/feed+json href=//f.example/j>", ["https://f.example/j"]],
    [
      '<base href="https://cdn.example/x/"><link rel="alternate" type="application/rss+xml" href="f">',
      ["https://cdn.example/x/f"],
    ],
    ['<link rel="stylesheet" type="text/css" href="/feed">', usual],
    ['<link rel="alternate" hreflang="de" href="/de">', usual],
    ['<a href="/rss.xml">RSS</a><a href="/about">', ["https://news.example/rss.xml"]],
    [
      '<link rel="alternate" type="application/rss+xml" href="/comments/feed"><link rel="alternate" type="application/rss+xml" href="/feed">',
      ["https://news.example/feed", "https://news.example/comments/feed"],
    ],
    ['<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">', usual],
    ['<link rel="alternate" type="application/rss+xml" href="">', usual],
  ])("%s", (html, feeds) => expect(feedsOf(html, page)).toEqual(feeds));
});

describe("an address as people write it", () => {
  test.each([
    ["https://a.example/feed#top", "https://a.example/feed"],
    ["a.example", "https://a.example/"],
    [" a.example/feed ", "https://a.example/feed"],
    ["feed:https://a.example/feed", "https://a.example/feed"],
    ["feed://a.example/feed", "https://a.example/feed"],
    ["http://localhost:8080/f", "http://localhost:8080/f"],
    ["localhost:8080/f", "https://localhost:8080/f"],
  ])("%s", (text, address) => expect(addressOf(text)).toBe(address));
  test.each(["", "news", "ftp://a.example/", "javascript:alert(1)", "two words"])(
    "%j is not an address",
    (text) => {
      expect(() => addressOf(text)).toThrow(FeedError);
    },
  );
});
