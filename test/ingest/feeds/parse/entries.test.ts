import { describe, expect, test } from "vitest";
import { readFeed } from "../../../../src/ingest/feeds/parse/read-feed.ts";

const draftsIn = (text: string) =>
  readFeed(text, { folder: "news.example", url: "https://news.example/feed" }).drafts;

const rss = (channel: string, ...items: string[]): string =>
  `<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Quay</title>${channel}${items
    .map((item, index) => `<item><title>Ferry ${index}</title>${item}</item>`)
    .join("")}</channel></rss>`;

const dated = (...dates: string[]): string[] => dates.map((date) => `<pubDate>${date}</pubDate>`);

describe("3/4/2026 is the day that the feed means", () => {
  const april = "2026-04-03";
  const march = "2026-03-04";
  test.each([
    ["of a French feed", rss("<language>fr-FR</language>", ...dated("03/04/2026 08:30")), april],
    ["of a British feed", rss("<language>en-gb</language>", ...dated("03/04/2026")), april],
    ["of an American feed", rss("<language>en-us</language>", ...dated("03/04/2026 08:30")), march],
    ["of a feed that says nothing", rss("", ...dated("03/04/2026 08:30")), march],
    ["beside a day over 12", rss("", ...dated("03/04/2026", "31/03/2026")), april],
    ["beside a month over 12", rss("<language>de</language>", ...dated("03/04/2026", "02/27/2026")), march],
  ])("%s", (_, feed, day) => {
    expect(new Date(draftsIn(feed)[0]?.publishedAt ?? 0).toISOString().slice(0, 10)).toBe(day);
  });
});

test.each([
  "-62135596800",
  "Mon, 01 Jan 0001 00:00:00 GMT",
  "-62135596800000",
  "Wed, 30 Nov -0001 00:00:00 +0000",
])("%s is no date", (date) => expect(draftsIn(rss("", ...dated(date)))[0]?.publishedAt).toBeUndefined());

describe("the author of an entry", () => {
  const atom = (entry: string): string => `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Quay</title>
    <author><name>Lin Mei</name></author><entry><title>Ferry</title><id>1</id>${entry}</entry></feed>`;
  test.each([
    ["is the one that an Atom feed names for all", atom(""), "Lin Mei"],
    ["is its own before that", atom("<author><name>Ana Bo</name></author>"), "Ana Bo"],
    [
      "is that of the feed it was taken from",
      atom("<source><title>The Other</title><author><name>Ana Bo</name></author></source>"),
      "Ana Bo",
    ],
    [
      "is the one that a JSON Feed names for all",
      '{"version":"https://jsonfeed.org/version/1","author":{"name":"Lin Mei"},"items":[{"id":"1","title":"Ferry"}]}',
      "Lin Mei",
    ],
    ["is a name without By", rss("", "<dc:creator>By Ana Bo</dc:creator>"), "Ana Bo"],
    [
      "is several beside their addresses",
      rss("", "<author>ana@q.example, bo@q.example (Ana, Bo)</author>"),
      "Ana, Bo",
    ],
    ["is nobody if Blogger knows none", rss("", "<author>noreply@blogger.com (Unknown)</author>"), undefined],
    ["is no address", rss("", "<dc:creator>https://q.example/u/ana</dc:creator>"), undefined],
  ])("%s", (_, feed, author) => expect(draftsIn(feed)[0]?.byline).toBe(author));
});

test("the days that a feed skips may be short forms", () => {
  const feed = rss("<skipDays><day>Saturday</day><day>sun</day></skipDays>");
  const { rhythm } = readFeed(feed, { folder: "news.example" }).feed;
  expect(rhythm.skipDays).toEqual([6, 7]);
});

test("a picture that is loaded by its width is the widest of its forms", () => {
  const image = `<img src="data:image/gif;base64,R0" srcset="https://q.example/400.jpg 400w, https://q.example/1200.jpg 1200w">`;
  const feed = rss("", `<description><![CDATA[${image}A ferry.]]></description>`);
  expect(draftsIn(feed)[0]?.image).toEqual({ url: "https://q.example/1200.jpg" });
});
