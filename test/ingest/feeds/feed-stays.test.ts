import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { errorText } from "../../../src/locales/error-text.ts";
import { answer, type Handler, startWeb, tagged, type Web } from "../../servers/web.ts";
import { until } from "../../until.ts";
import { type FeedDesk, openFeedDesk } from "./feed-desk.ts";

const minute = 60_000;
const hour = 60 * minute;
const listed = (addresses: string[]) => addresses.map((url) => ({ url }));

let web: Web;
let other: Web;
let desk: FeedDesk;

beforeEach(async () => {
  [web, other, desk] = await Promise.all([startWeb(), startWeb(), openFeedDesk()]);
});
afterEach(async () => {
  await desk.close();
  await Promise.all([web.close(), other.close()]);
});

const at = (path: string): string => web.url(path, "127.0.0.1");
const rss = (title: string, ...items: string[]): string =>
  `<rss version="2.0"><channel><title>${title}</title>${items
    .map((item) => `<item><title>${item}</title><guid>${item}</guid></item>`)
    .join("")}</channel></rss>`;
const home = `<html><head><title>Home</title>
  <link rel="alternate" type="application/rss+xml" href="/all"></head><body>Welcome</body></html>`;

/** A feed that was read once, and then answers differently. */
async function thenAnswers(page: string | Handler, path = "/feed"): Promise<void> {
  web.pages.set(path, rss("Sport", "Cup final"));
  web.pages.set("/", home).set("/all", rss("Everything", "Budget passed"));
  await desk.service.add(at(path));
  web.pages.set(path, page);
  await desk.pollNext();
}

describe("a feed that was read once stays itself", () => {
  test.each<[string, string | Handler, RegExp]>([
    ["a temporary redirect to a home page", answer(302, { location: "/" }), /is a web page, not a feed/],
    ["a permanent redirect to a home page", answer(301, { location: "/" }), /is a web page, not a feed/],
    ["a page in its place", home, /is a web page, not a feed/],
    [
      "a temporary redirect to another feed",
      answer(307, { location: "/all" }),
      /another feed \(Everything\)/,
    ],
    [
      "a permanent redirect to another feed",
      answer(308, { location: "/all" }),
      /another feed \(Everything\)/,
    ],
  ])("after %s", async (_, page, reason) => {
    await thenAnswers(page);
    for (let check = 0; check < 4; check++) await desk.pollNext();
    const feed = await desk.feedAt(at("/feed"));
    expect([feed.url, feed.title, feed.failures]).toEqual([at("/feed"), "Sport", 5]);
    expect(errorText(feed.error ?? "")).toMatch(reason);
    expect(await desk.headlines()).toEqual(["Cup final"]);
    web.pages.set("/feed", rss("Sport", "Cup final", "New coach"));
    await desk.pollNext();
    expect(await desk.headlines()).toEqual(["Cup final", "New coach"]);
    expect((await desk.feedAt(at("/feed"))).failures).toBe(0);
  });

  test.each([301, 308])("a %i moves it after three checks, one after the other", async (status) => {
    web.pages.set("/new", rss("Sport", "Cup final"));
    await thenAnswers(answer(status, { location: "/new" }));
    const where = async () => (await desk.feedAt(at("/feed"))).url;
    await desk.pollNext();
    expect(await where()).toBe(at("/feed"));
    web.pages.set("/feed", rss("Sport", "Cup final"));
    await desk.pollNext();
    web.pages.set("/feed", answer(status, { location: "/new" }));
    await desk.pollNext();
    await desk.pollNext();
    expect(await where()).toBe(at("/feed"));
    await desk.pollNext();
    expect(await where()).toBe(at("/new"));
    expect(await desk.headlines()).toEqual(["Cup final"]);
  });

  test("a server that is down while it moves neither hastens nor undoes it", async () => {
    web.pages.set("/new", rss("Sport", "Cup final"));
    await thenAnswers(answer(301, { location: "/new" }));
    await desk.pollNext();
    web.pages.set("/new", answer(500));
    await desk.pollNext();
    expect((await desk.feedAt(at("/feed"))).url).toBe(at("/feed"));
    web.pages.set("/new", rss("Sport", "Cup final"));
    await desk.pollNext();
    expect((await desk.feedAt(at("/feed"))).url).toBe(at("/new"));
  });

  test("a temporary redirect is read, and never moves it", async () => {
    web.pages.set("/new", rss("Sport", "Cup final", "New coach"));
    await thenAnswers(answer(302, { location: "/new" }));
    for (let check = 0; check < 5; check++) await desk.pollNext();
    expect((await desk.feedAt(at("/feed"))).url).toBe(at("/feed"));
    expect(await desk.headlines()).toEqual(["Cup final", "New coach"]);
  });

  test("one 410 (Gone) is a failure; three in a row, over most of a day, are the end", async () => {
    await thenAnswers(answer(410));
    const first = desk.now();
    expect(await desk.feedAt(at("/feed"))).toMatchObject({ failures: 1, goneAt: undefined });
    web.pages.set("/feed", rss("Sport", "Cup final"));
    await desk.pollNext();
    expect(await desk.feedAt(at("/feed"))).toMatchObject({ failures: 0 });
    web.pages.set("/feed", answer(410));
    for (let check = 0; check < 3; check++) await desk.pollNext();
    const { goneAt = 0 } = await desk.feedAt(at("/feed"));
    expect(goneAt - first).toBeGreaterThan(16 * hour);
  });

  test("what another page says of its age is not told to the feed", async () => {
    const modified = { "last-modified": "Fri, 20 Nov 2026 08:00:00 GMT" };
    web.pages.set("/copy", answer(200, { etag: '"copy"', ...modified }, rss("Sport", "Cup final")));
    await thenAnswers(answer(302, { location: "/copy" }));
    await desk.pollNext();
    const [toFeed, toCopy] = web.requests.slice(-2);
    expect([toFeed?.path, toFeed?.headers["if-none-match"]]).toEqual(["/feed", undefined]);
    expect([toCopy?.path, toCopy?.headers["if-none-match"]]).toEqual(["/copy", '"copy"']);
  });
});

describe("what a feed and its server asked for holds after a 304 too", () => {
  const nextIn = async () => (await desk.feedAt(at("/feed"))).nextCheck - desk.now();
  const ttl = rss("Sport", "Cup final").replace("<title>", "<ttl>600</ttl><title>");
  /** The first and the second answer's headers. */
  const serve = (body: string, first: Record<string, string>, second: Record<string, string>) =>
    web.pages.set("/feed", (request, response) => {
      if (request.headers["if-none-match"]) response.writeHead(304, second).end();
      else response.writeHead(200, { etag: '"1"', ...first }).end(body);
    });

  test.each<[string, string, Record<string, string>, Record<string, string>, number]>([
    ["ttl", ttl, {}, {}, 10 * hour],
    ["Cache-Control", rss("Sport"), { "cache-control": "max-age=7200" }, {}, 2 * hour],
    ["Cache-Control with Age", rss("Sport"), { "cache-control": "max-age=7200", age: "3600" }, {}, hour],
    [
      "Cache-Control of the 304",
      rss("Sport"),
      { "cache-control": "max-age=7200" },
      { "cache-control": "max-age=18000", age: "3600" },
      4 * hour,
    ],
    [
      "Expires",
      rss("Sport"),
      { date: "Fri, 20 Nov 2026 08:00:00 GMT", expires: "Fri, 20 Nov 2026 13:00:00 GMT" },
      {},
      5 * hour,
    ],
  ])("%s", async (_, body, first, second, wait) => {
    serve(body, first, second);
    await desk.service.add(at("/feed"));
    for (let check = 0; check < 3; check++) {
      await desk.pollNext();
      expect(await nextIn()).toBeGreaterThanOrEqual(wait);
      expect(await nextIn()).toBeLessThan(wait + hour);
    }
  });

  test("hours that it skips", async () => {
    const hours = Array.from({ length: 16 }, (_, index) => `<hour>${index + 8}</hour>`).join("");
    serve(rss("Sport").replace("<title>", `<skipHours>${hours}</skipHours><title>`), {}, {});
    await desk.service.add(at("/feed"));
    for (let check = 0; check < 3; check++) {
      await desk.pollNext();
      desk.pass(Date.UTC(2026, 10, 22 + check, 10) - desk.now());
      await desk.poll();
      expect(new Date((await desk.feedAt(at("/feed"))).nextCheck).getUTCHours()).toBe(0);
    }
  });

  test("a new ETag that a 304 brings is taken", async () => {
    serve(rss("Sport"), {}, { etag: '"2"' });
    await desk.service.add(at("/feed"));
    await desk.pollNext();
    await desk.pollNext();
    expect(web.requests.map(({ headers }) => headers["if-none-match"]).slice(-2)).toEqual(['"1"', '"2"']);
  });
});

describe("no host starves another", () => {
  test("twelve addresses of a host that never answers hold up nobody", async () => {
    let open = 0;
    let most = 0;
    for (let n = 0; n < 12; n++)
      web.pages.set(`/silent/${n}`, (_, response) => {
        most = Math.max(most, ++open);
        response.on("close", () => open--);
      });
    other.pages.set("/feed", rss("Good", "Budget passed"));
    const silent = Array.from({ length: 12 }, (_, n) => at(`/silent/${n}`));
    await desk.service.note(listed([...silent, other.url("/feed", "127.0.0.1")]));
    await desk.begin();
    await until(async () => expect([await desk.headlines(), most]).toEqual([["Budget passed"], 1]));
    await desk.begin();
    expect(most).toBe(1);
  });

  test("a host that asks for a pause gets it for all its feeds, and none of them counts as failing", async () => {
    const paths = Array.from({ length: 10 }, (_, n) => `/feed/${n}`);
    for (const path of paths) web.pages.set(path, rss(path, `Story of ${path}`));
    web.pages.set("/feed/2", answer(429, { "retry-after": "7200" }));
    const begun = desk.now();
    await desk.service.note(listed(paths.map(at)));
    await desk.poll();
    const asked = web.requests.filter(({ path }) => path.startsWith("/feed"));
    expect(asked.at(-1)?.path).toBe("/feed/2");
    const feeds = await desk.service.list();
    expect(feeds.filter(({ failures }) => failures > 0).map(({ addedAs }) => addedAs)).toEqual([
      at("/feed/2"),
    ]);
    for (const feed of feeds) expect(feed.nextCheck).toBeGreaterThanOrEqual(begun + 2 * hour);
    web.pages.set("/feed/2", rss("/feed/2", "Story of /feed/2"));
    desk.pass(3 * hour);
    await desk.poll();
    expect(await desk.headlines()).toHaveLength(10);
  });

  test("requests to a host are a second apart, or as far as its robots.txt asks; new feeds are all read within a minute", async () => {
    const times = new Map<Web, number[]>([
      [web, []],
      [other, []],
    ]);
    for (const [server, at] of times)
      for (let n = 0; n < 10; n++)
        server.pages.set(`/${n}`, (_, response) => {
          at.push(desk.now());
          response.end(rss(`Feed ${n}`, `Story ${n}`));
        });
    other.pages.set("/robots.txt", "User-agent: *\nCrawl-delay: 5");
    const begun = desk.now();
    const addresses = [web, other].flatMap((server) =>
      Array.from({ length: 10 }, (_, n) => server.url(`/${n}`, "127.0.0.1")),
    );
    await desk.service.note(listed(addresses));
    while ((await desk.service.list()).some(({ lastSuccess }) => lastSuccess === undefined)) {
      await desk.poll();
      desk.pass(1_000);
    }
    const gaps = (server: Web) =>
      (times.get(server) ?? []).map((time, n, all) => time - (all[n - 1] ?? 0)).slice(1);
    expect(Math.min(...gaps(web))).toBeGreaterThanOrEqual(1_000);
    expect(Math.min(...gaps(other))).toBeGreaterThanOrEqual(5_000);
    expect(Math.max(...(times.get(web) ?? [])) - begun).toBeLessThan(60_000);
  });
});

test("a stop ends what waits for a server, at once, and no feed counts as failing", async () => {
  for (const server of [web, other]) server.pages.set("/silent", () => {});
  await desk.service.note(listed([at("/silent"), other.url("/silent", "127.0.0.1")]));
  await desk.begin();
  await until(() => expect([web.requests.length, other.requests.length]).toEqual([1, 1]));
  await desk.service.stop();
  expect((await desk.service.list()).map(({ failures }) => failures)).toEqual([0, 0]);
});

test("an ETag is asked for again", async () => {
  web.pages.set("/feed", tagged('"1"', rss("Sport", "Cup final")));
  await desk.service.add(at("/feed"));
  await desk.pollNext();
  expect((await desk.feedAt(at("/feed"))).lastSuccess).toBe(desk.now());
  expect(web.requests.at(-1)?.headers["if-none-match"]).toBe('"1"');
});
