import { describe, expect, test } from "vitest";
import { readFeed } from "../../src/ingest/feeds/parse/read-feed.ts";
import { extractPage } from "../../src/ingest/page/extract.ts";

const sentence = "The ferry to the islands runs again twice a day after the storm, the harbour office said.";
const at = "https://paper.example";

describe("the picture of a feed's entry", () => {
  const imageOf = (item: string) =>
    readFeed(
      `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
      <channel><title>Paper</title><link>${at}/</link><item><title>Ferry</title><link>${at}/1</link>${item}</item></channel></rss>`,
      { folder: "x" },
    ).drafts[0]?.image;
  const body = (html: string) => `<content:encoded><![CDATA[<p>${sentence}</p>${html}]]></content:encoded>`;

  test.each([
    [
      "the largest of several sizes, with its words",
      `<media:content url="/140.jpg" width="140" height="84"/>
       <media:content url="/700.jpg" width="700" height="420"><media:description>The ferry at dusk</media:description></media:content>`,
      { url: `${at}/700.jpg`, alt: "The ferry at dusk", width: 700, height: 420 },
    ],
    [
      "a thumbnail, if there is nothing else",
      '<media:thumbnail url="/t.jpg" width="240" height="135"/>',
      { url: `${at}/t.jpg`, width: 240, height: 135 },
    ],
    [
      "the picture of the text before a thumbnail that is small",
      `<media:thumbnail url="/t.jpg" width="120" height="80"/>${body('<img src="/large.jpg" alt="The ferry">')}`,
      { url: `${at}/large.jpg`, alt: "The ferry" },
    ],
    ["an enclosure", '<enclosure url="/e.jpg" type="image/jpeg" length="1"/>', { url: `${at}/e.jpg` }],
    [
      "the first of the text that is no pixel, icon or emoji",
      body(
        `<img src="${at}/p.gif" width="1" height="1"><img class="wp-smiley" src="/smile.png">
         <img src="/logo.png"><img src="data:image/gif;base64,R0" data-src="/late.jpg" alt="Later" width="800">`,
      ),
      { url: `${at}/late.jpg`, alt: "Later", width: 800 },
    ],
    ["none of a podcast's sound", '<enclosure url="/e.mp3" type="audio/mpeg" length="1"/>', undefined],
    ["none where there is only a pixel", body(`<img src="${at}/p.gif" width="1" height="1">`), undefined],
  ])("is %s", (_, item, expected) => expect(imageOf(item)).toEqual(expected));
});

describe("the picture of a page", () => {
  const imageOf = (head: string, more = "") =>
    extractPage(
      `<html lang="en"><head><title>Ferry runs again</title>${head}</head><body><article><h1>Ferry runs again</h1>
      <p>${sentence}</p><p>${sentence} Again.</p>${more}</article></body></html>`,
      { url: `${at}/1` },
    ).image;
  const og = (name: string, content: string) => `<meta property="og:image${name}" content="${content}">`;
  const jsonLd = (image: unknown) =>
    `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: "Ferry", image })}</script>`;

  test.each<[string, string, object | undefined]>([
    [
      "OpenGraph's, with its words and size",
      og("", "/f.jpg") + og(":width", "1200") + og(":height", "630") + og(":alt", "The ferry at dusk"),
      { url: `${at}/f.jpg`, alt: "The ferry at dusk", width: 1_200, height: 630 },
    ],
    [
      "the larger of two, each with its own size",
      og("", "/s.jpg") + og(":width", "300") + og("", "/l.jpg") + og(":width", "1200"),
      { url: `${at}/l.jpg`, width: 1_200 },
    ],
    [
      "JSON-LD's object",
      jsonLd({
        "@type": "ImageObject",
        contentUrl: "/j.jpg",
        caption: "The ferry",
        width: 1200,
        height: "800px",
      }),
      { url: `${at}/j.jpg`, alt: "The ferry", width: 1_200, height: 800 },
    ],
    ["JSON-LD's list", jsonLd(["/j.jpg", "/k.jpg"]), { url: `${at}/j.jpg` }],
    [
      "not the site's logo, which OpenGraph shows instead of one",
      og("", "/static/logo.png") + jsonLd([{ url: "/j.jpg", width: { value: 900 } }]),
      { url: `${at}/j.jpg`, width: 900 },
    ],
    ["none if there is only a logo", og("", "/static/logo-512x512.png"), undefined],
    ["none from a script", og("", "javascript:alert(1)"), undefined],
    ["without a password", og("", "https://me:secret@paper.example/f.jpg"), { url: `${at}/f.jpg` }],
  ])("is %s", (_, head, expected) => expect(imageOf(head)).toEqual(expected));

  test("is the first large one of the article, where the page declares none", () => {
    const figure = '<figure><img src="/fig.jpg" alt="The ferry"><figcaption>At dusk</figcaption></figure>';
    expect(imageOf("", `<img src="/face.jpg" width="48" height="48">${figure}`)).toEqual({
      url: `${at}/fig.jpg`,
      alt: "The ferry",
    });
    expect(imageOf("", '<img src="/anything.jpg">')).toBeUndefined();
  });

  test("with a thousand of them costs no time and tells no more than one", () => {
    const many = Array.from({ length: 20_000 }, (_, n) => og("", `/logo-${n % 10}.png`)).join("");
    expect(imageOf(many)).toBeUndefined();
  });
});
