import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addressOf } from "../../../src/ingest/feeds/feed-address.ts";
import { answer, type Handler, startWeb, type Web } from "../../servers/web.ts";
import { type FeedDesk, openFeedDesk } from "./feed-desk.ts";

let web: Web;
let desk: FeedDesk;

beforeEach(async () => {
  [web, desk] = await Promise.all([startWeb(), openFeedDesk()]);
});
afterEach(async () => {
  await desk.close();
  await web.close();
});

const at = (path: string): string => web.url(path, "127.0.0.1");
const item = (title: string) => `<item><title>${title}</title><guid>${title}</guid></item>`;
const rss = (...titles: string[]): string =>
  `<rss version="2.0"><channel><title>Quay</title>${titles.map(item).join("")}</channel></rss>`;
const page = (head = "") => `<html><head><title>Quay</title>${head}</head><body>Welcome</body></html>`;

describe("the feed of a page is found", () => {
  test.each<[string, string, string | Handler, string]>([
    ["announced with rel=feed", "/", page('<link rel="feed" href="/f1">'), "/f1"],
    ["announced as text/xml", "/", page('<link rel="alternate" type="text/xml" href="/f2">'), "/f2"],
    [
      "announced by the server",
      "/",
      answer(
        200,
        {
          "content-type": "text/html",
          link: '</style.css>; rel=preload, </f3>; rel="alternate"; type="application/rss+xml"',
        },
        page(),
      ),
      "/f3",
    ],
    ["where WordPress has that of a category", "/category/ferries/", page(), "/category/ferries/feed/"],
    ["where Mastodon has that of a profile", "/@quay", page(), "/@quay.rss"],
    ["the same with a slash behind it", "/@quay/", page(), "/@quay.rss"],
    ["at the top of the site", "/about", page(), "/feed.xml"],
  ])("%s", async (_, path, home, feed) => {
    web.pages.set(path, home).set(feed, rss("Ferry runs again"));
    expect((await desk.service.add(at(path))).feed.url).toBe(at(feed));
    expect(await desk.headlines()).toEqual(["Ferry runs again"]);
  });
});

describe("the news of sitemaps", () => {
  const news = (...titles: string[]): string =>
    `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">`.concat(
      ...titles.map(
        (title) =>
          `<url><loc>${at(`/${title}`)}</loc><news:news><news:publication><news:name>Quay</news:name></news:publication><news:publication_date>2026-11-19</news:publication_date><news:title>${title}</news:title></news:news></url>`,
      ),
      "</urlset>",
    );
  const plain = () =>
    `<urlset><url><loc>${at("/about")}</loc></url><url><loc>${at("/")}</loc></url></urlset>`;
  const index = (...listed: [path: string, changed?: string][]): string =>
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`.concat(
      ...listed.map(
        ([path, changed]) =>
          `<sitemap><loc>${at(path)}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ""}</sitemap>`,
      ),
      "</sitemapindex>",
    );

  test("are read through their index, without the sitemaps of other pages, and anew each time", async () => {
    web.pages.set(
      "/news.xml",
      answer(200, { etag: '"1"' }, index(["/1.xml"], ["/pages.xml"], ["/gone.xml"])),
    );
    web.pages.set("/1.xml", news("Fog", "Ferry")).set("/pages.xml", plain());
    const { feed, skipped } = await desk.service.add(at("/news.xml"), { fullText: false });
    expect(await desk.headlines()).toEqual(["Ferry", "Fog"]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      "sitemap_without_news",
      'http_status: {"status":404,"phrase":"Not Found"}',
    ]);
    expect(feed.etag).toBeUndefined();
    web.pages.set("/1.xml", news("Snow", "Fog", "Ferry"));
    await desk.pollNext();
    expect(await desk.headlines()).toEqual(["Ferry", "Fog", "Snow"]);
  });

  test("are those with news in their name, then the newest, at most eight, and no index leads round in circles", async () => {
    const old = Array.from({ length: 20 }, (_, n): [string, string] => [`/old-${n}.xml`, "2020-01-01"]);
    web.pages.set("/all.xml", index(...old, ["/new.xml", "2026-11-19"], ["/news/today.xml"], ["/all.xml"]));
    for (const [path] of [...old, ["/new.xml"]] as [string][]) web.pages.set(path, news(path.slice(1, -4)));
    web.pages.set("/news/today.xml", index(["/all.xml"], ["/fog.xml"])).set("/fog.xml", news("Fog"));
    await desk.service.add(at("/all.xml"), { fullText: false });
    const asked = web.requests.map(({ path }) => path).filter((path) => path !== "/robots.txt");
    expect(asked.slice(0, 2)).toEqual(["/all.xml", "/news/today.xml"]);
    expect(asked.length).toBeLessThanOrEqual(9);
    expect(await desk.headlines()).toEqual(expect.arrayContaining(["Fog", "new"]));
  });

  test("are found by the robots.txt of a site without a feed", async () => {
    web.pages
      .set("/", page())
      .set("/robots.txt", `Sitemap: ${at("/pages.xml")}\nSitemap: ${at("/news-1.xml")}`);
    web.pages.set("/pages.xml", plain()).set("/news-1.xml", news("Fog"));
    expect((await desk.service.add(at("/"), { fullText: false })).feed.url).toBe(at("/news-1.xml"));
    expect(await desk.headlines()).toEqual(["Fog"]);
  });

  test.each([
    ["a sitemap of other pages", "/pages.xml", "sitemap_without_news"],
    ["an index of nothing", "/none.xml", "sitemap_without_news"],
    ["an index of what is not there", "/broken.xml", "http_status"],
  ])("are not in %s", async (_, path, reason) => {
    web.pages
      .set("/pages.xml", plain())
      .set("/none.xml", index())
      .set("/broken.xml", index(["/gone.xml"]));
    await expect(desk.service.add(at(path))).rejects.toThrow(reason);
  });
});

describe("the page of a known site has the address of its feed", () => {
  test.each([
    [
      "youtube.com/channel/UCabcdefghijklmnopqrstuv/videos",
      "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv",
    ],
    ["https://www.reddit.com/r/taiwan/", "https://www.reddit.com/r/taiwan/.rss"],
    ["https://bsky.app/profile/quay.example", "https://bsky.app/profile/quay.example/rss"],
    ["https://github.com/nodejs/node/releases", "https://github.com/nodejs/node/releases.atom"],
    ["quay.substack.com", "https://quay.substack.com/feed"],
    ["https://medium.com/@quay", "https://medium.com/feed/@quay"],
    ["https://github.com/nodejs/node/releases.atom", "https://github.com/nodejs/node/releases.atom"],
    ["https://github.com/nodejs/node", "https://github.com/nodejs/node/releases.atom"],
    ["https://github.com/nodejs/node/releases/tag/v1", "https://github.com/nodejs/node/releases.atom"],
    ["https://github.com/nodejs/node/commits/main", "https://github.com/nodejs/node/commits/main.atom"],
    ["https://github.com/topics/rss", "https://github.com/topics/rss"],
    ["https://www.reddit.com/r/taiwan+japan/new/", "https://www.reddit.com/r/taiwan+japan/new/.rss"],
    ["reddit.com/r/boats/top/?t=week", "https://www.reddit.com/r/boats/top/.rss?t=week"],
    ["youtube.com/user/quay", "https://www.youtube.com/feeds/videos.xml?user=quay"],
    ["https://open.substack.com/pub/quay", "https://quay.substack.com/feed"],
    ["https://quay.medium.com", "https://quay.medium.com/feed"],
    ["https://medium.com/tag/ferries", "https://medium.com/feed/tag/ferries"],
    ["https://medium.com/@quay/ferry-stops-1a2b", "https://medium.com/feed/@quay"],
    ["<https://quay.example/f>", "https://quay.example/f"],
    ["feeds://quay.example/f", "https://quay.example/f"],
    ["itpc://quay.example/f", "https://quay.example/f"],
    ["pcast:https://quay.example/f", "https://quay.example/f"],
    ["feed:http://quay.example/f", "http://quay.example/f"],
  ])("%s", (written, feed) => expect(addressOf(written)).toBe(feed));
});

describe("an answer that is not as it should be", () => {
  /** Promises more than it sends. */
  const cut =
    (text: string): Handler =>
    (_, response) => {
      response.writeHead(200, { "content-length": String(text.length + 500), etag: '"1"' });
      response.write(text, () => response.destroy());
    };

  test("gives the whole entries that came before the connection ended, and the rest the next time", async () => {
    web.pages.set("/feed", cut(`${rss("One", "Two").replace("</channel></rss>", "")}<item><title>Thr`));
    const { skipped } = await desk.service.add(at("/feed"));
    expect(skipped).toEqual([{ where: "the rest", reason: "cut_off" }]);
    expect(await desk.headlines()).toEqual(["One", "Two"]);
    web.pages.set("/feed", rss("One", "Two", "Three"));
    await desk.pollNext();
    expect(web.requests.at(-1)?.headers["if-none-match"]).toBeUndefined();
    expect(await desk.headlines()).toEqual(["One", "Three", "Two"]);
  });

  test.each<[string, Handler]>([
    ["with the status of a changing proxy", answer(203, {}, rss("One"))],
    ["that is plain and said to be compressed", answer(200, { "content-encoding": "br" }, rss("One"))],
    ["whose encoding of content is one of letters", answer(200, { "content-encoding": "utf-8" }, rss("One"))],
  ])("%s is read", async (_, handler) => {
    web.pages.set("/feed", handler);
    await desk.service.add(at("/feed"));
    expect(await desk.headlines()).toEqual(["One"]);
  });
});
