import { expect, test } from "vitest";
import { FetchError } from "../../../src/ingest/fetch/fetch-error.ts";
import { createHostPace } from "../../../src/ingest/fetch/host-pace.ts";
import { createRobots } from "../../../src/ingest/fetch/robots.ts";

const day = 86_400_000;

/** A site with this robots.txt, which counts the requests for it. */
function site(answer: () => { status: number; text?: string }) {
  const asked: string[] = [];
  let now = day;
  const get = async (url: string) => {
    asked.push(url);
    const { status, text = "" } = answer();
    return { status, headers: {}, url, bytes: Buffer.from(text) };
  };
  const pace = createHostPace(() => now);
  const robots = createRobots({ get }, pace, () => now);
  return { asked, pace, robots, pass: (ms: number) => (now += ms), may: robots.mayFetch };
}

const page = "https://gazette.example/news/1.html";

test.each([
  ["no rule for it", "User-agent: other\nDisallow: /", true],
  ["everybody is kept out", "User-agent: *\nDisallow: /news", false],
  ["another part is closed", "User-agent: *\nDisallow: /private", true],
  ["Newsdesk is named", "User-agent: *\nDisallow:\n\nUser-agent: Newsdesk\nDisallow: /", false],
  ["Newsdesk alone is let in", "User-agent: *\nDisallow: /\n\nUser-agent: newsdesk\nAllow: /news/", true],
  ["a pattern", "User-agent: *\nDisallow: /*.html$", false],
  ["the more exact rule wins", "User-agent: *\nDisallow: /news\nAllow: /news/1", true],
  ["a mark before the text", "\ufeffUser-agent: *\nDisallow: /news", false],
  ["no rules but a page", "<html>not found</html>", true],
])("robots.txt: %s", async (_, text, expected) => {
  expect(await site(() => ({ status: 200, text })).may(page)).toBe(expected);
});

test.each([
  [404, true],
  [403, true],
  [500, false],
  [503, false],
  [429, false],
])("a robots.txt answered with %i means %s", async (status, expected) => {
  expect(await site(() => ({ status })).may(page)).toBe(expected);
});

test("a site that cannot be reached is not fetched from", async () => {
  const get = async () => {
    throw new FetchError("answer_timeout");
  };
  const robots = createRobots(
    { get },
    createHostPace(() => 0),
    () => 0,
  );
  expect(await robots.mayFetch(page)).toBe(false);
});

test("robots.txt is fetched once a day per origin, and sooner after a failure", async () => {
  let status = 503;
  const { asked, pass, may } = site(() => ({ status }));
  expect(await may(page)).toBe(false);
  status = 404;
  expect(await may(page)).toBe(false);
  pass(600_001);
  expect(await may(page)).toBe(true);
  await may("https://gazette.example/other?x=1");
  pass(day);
  await may(page);
  expect(asked).toEqual(Array(2).fill("https://gazette.example/robots.txt"));
  pass(1);
  await may(page);
  await may("http://gazette.example:8080/x");
  expect(asked.slice(2)).toEqual([
    "https://gazette.example/robots.txt",
    "http://gazette.example:8080/robots.txt",
  ]);
});

test("text that is not an address may not be fetched", async () => {
  expect(await site(() => ({ status: 404 })).may("nonsense")).toBe(false);
});

test("a Crawl-delay is learned once a host is asked more than once, and holds for all of it", async () => {
  const { asked, pace, robots } = site(() => ({ status: 200, text: "User-agent: *\nCrawl-delay: 20" }));
  await robots.learnPace(page);
  expect(asked).toEqual([]);
  await pace.turn("gazette.example", async () => {});
  await robots.learnPace(page);
  expect(asked).toHaveLength(1);
  expect(pace.freeAt("gazette.example")).toBe(day + 20_000);
});
