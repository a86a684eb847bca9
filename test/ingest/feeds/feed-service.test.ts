import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type App, openApp } from "../../../src/app/app.ts";
import { type BackgroundJobs, startBackgroundJobs } from "../../../src/app/background-jobs.ts";
import { asMessage } from "../../../src/chat/answer.ts";
import { readConfig } from "../../../src/config.ts";
import { describeChecked, describeFeeds } from "../../../src/ingest/feeds/describe-feeds.ts";
import type { Feed } from "../../../src/ingest/feeds/feed.ts";
import { errorText } from "../../../src/locales/error-text.ts";
import { version } from "../../../src/version.ts";
import { message, titlesOf, wordsOf } from "../../bot/newsroom.ts";
import { answer, endless, startWeb, tagged, type Web } from "../../servers/web.ts";
import { quickPauseMs } from "../../service/job-runs.ts";

const hour = 3_600_000;
let folder: string;
let web: Web;

/** A server that the operator did not allow. */
let inside: Web;
let clock: number;
let app: App;
let jobs: BackgroundJobs | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-feeds-"));
  [web, inside] = await Promise.all([startWeb(), startWeb()]);
  clock = Date.UTC(2026, 10, 20, 8);
});
afterEach(async () => {
  await jobs?.stop();
  jobs = undefined;
  await Promise.all([web.close(), inside.close()]);
  await rm(folder, { recursive: true });
});

const at = (path: string): string => web.url(path, "127.0.0.1");

async function start(...paths: string[]): Promise<void> {
  const config = readConfig({
    NEWSDESK_DATA: join(folder, "data"),
    NEWSDESK_CORPUS: join(folder, "none"),
    FEEDS: paths.map(at).join(" "),
    FETCH_ALLOW: `127.0.0.1:${web.port}`,
    CONTACT: "editor@island.example",
    OPERATORS: "test:u1",
  });
  const now = () => clock;
  app = await openApp(config, now, { wait: async () => {} });
  jobs = startBackgroundJobs(app, [], now, pino({ level: "silent" }), quickPauseMs);
}

const feed = (...titles: string[]): string =>
  `<rss version="2.0"><channel><title>Island Daily</title>${titles
    .map((title) => `<item><title>${title}</title><link>/${encodeURIComponent(title)}</link></item>`)
    .join("")}</channel></rss>`;

let said = 0;

/** Each question comes from another reader, because of the rate limit; the operator is "u1". */
async function ask(text: string) {
  const id = `feeds-${said++}`;
  const user = { platform: "test", tenant: "t1", user: text.startsWith("feeds") ? "u1" : id };
  const reply = asMessage(await app.answer(message(text, { id, user })));
  if (!reply) throw new Error(`no reply to ${text}`);
  return reply;
}

/** Polls due feeds meanwhile, more often than the background jobs. */
async function until(what: () => Promise<boolean>): Promise<void> {
  const due = async () => {
    await app.feedService.tick(pino({ level: "silent" }));
    return what();
  };
  await vi.waitUntil(due, { timeout: 50_000, interval: 20 });
}

const known = (title: string) => until(async () => titlesOf(await ask(`search "${title}"`)).includes(title));
const health = async (path: string): Promise<Feed | undefined> =>
  (await app.feedService.list()).find(({ addedAs }) => addedAs === at(path));
const checked = (path: string) => until(async () => (await health(path))?.failures === 1);

test("a new entry can be searched for within one poll, and what is unchanged is not sent again", async () => {
  web.pages.set("/feed", tagged('"1"', feed("Ferry runs again")));
  await start("/feed");
  await known("Ferry runs again");
  clock += hour;
  await until(async () => web.requests.filter(({ path }) => path === "/feed").length === 2);
  expect(web.requests.findLast(({ path }) => path === "/feed")?.headers["if-none-match"]).toBe('"1"');
  web.pages.set("/feed", tagged('"2"', feed("Port reopens", "Ferry runs again")));
  clock += hour;
  await known("Port reopens");
  expect(web.requests[0]?.headers["user-agent"]).toBe(
    `Newsdesk/${version} (news bot; editor@island.example)`,
  );
  expect(await app.storage.articles.count()).toBe(2);
});

test("a feed that makes entries up is held back, once in the log, in the list and in the check, and read on a day later", async () => {
  const titles = Array.from({ length: 3_200 }, (_, at) => `Made up ${at}`);
  web.pages.set("/feed", tagged('"1"', feed(...titles)));
  await start();
  await app.feedService.add(at("/feed"));
  expect(await app.storage.articles.count()).toBe(3_000);
  const [checkedAgain] = await app.feedService.check();
  const told = "200 entries wait, since it has brought the 3000 it may in a day";
  expect(describeChecked(checkedAgain ? [checkedAgain] : [], String)).toContain(told);
  expect(describeFeeds(await app.feedService.list(), clock, String)).toContain(told);
  expect(wordsOf(await ask("feeds"))).toContain(told);
  clock += 25 * hour;
  await app.feedService.check();
  expect(await app.storage.articles.count()).toBe(3_200);
  // It was fetched whole: what was held back had not changed.
  expect(web.requests.findLast(({ path }) => path === "/feed")?.headers["if-none-match"]).toBeUndefined();
});

test("hostile feeds are refused, each with its reason, and everything else keeps working", async () => {
  const hostile: [string, Parameters<typeof web.pages.set>[1], RegExp][] = [
    [
      "/address",
      answer(302, { location: `http://127.0.0.1:${inside.port}/` }),
      /leads to 127\.0\.0\.1 on a private/,
    ],
    [
      "/name",
      answer(301, { location: `http://localhost:${inside.port}/` }),
      /leads to localhost on a private/,
    ],
    ["/metadata", answer(302, { location: "http://169.254.169.254/latest" }), /leads to 169\.254\.169\.254/],
    ["/endless", endless, /is larger than 30 MB/],
    [
      "/bomb",
      answer(200, { "content-encoding": "gzip" }, gzipSync(Buffer.alloc(40_000_000))),
      /decompresses to more than/,
    ],
    ["/page", "<html><body>No feed here</body></html>", /is a web page, not a feed/],
    ["/missing", answer(404), /answers 404 \(Not Found\)/],
    ["/circle", answer(302, { location: "/circle" }), /redirects more than 10 times/],
  ];
  for (const [path, page] of hostile) web.pages.set(path, page);
  web.pages.set("/good", feed("Ferry runs again"));
  await start(...hostile.map(([path]) => path), "/good");
  await known("Ferry runs again");
  for (const [path, , reason] of hostile) {
    await checked(path);
    expect(errorText((await health(path))?.error ?? "")).toMatch(reason);
  }
  expect(inside.requests).toEqual([]);
});

test("a feed in an old encoding, and the text behind its teasers", async () => {
  const body = "台積電二奈米晶片已在高雄量產，公司表示明年訂單將持續增加，新廠也會如期完工。".repeat(12);
  // 台灣 in Big5.
  const title = Buffer.from("a578c657", "hex");
  web.pages.set(
    "/feed",
    answer(
      200,
      { "content-type": "application/rss+xml; charset=big5" },
      Buffer.concat([
        Buffer.from("<rss><channel><item><title>"),
        title,
        Buffer.from("</title><link>/story</link></item></channel></rss>"),
      ]),
    ),
  );
  web.pages.set(
    "/story",
    `<html><body><article><h1>台灣</h1><p>${body}</p><p>${body}</p></article></body></html>`,
  );
  await start("/feed");
  await known("台灣");
  const isWhole = async () =>
    (await app.storage.articles.changes(0, 100)).some(
      (change) => change.kind !== "remove" && change.article.body?.includes("二奈米晶片"),
    );
  await until(isWhole);
  await until(async () => titlesOf(await ask("二奈米晶片")).includes("台灣"));
  const before = await app.storage.articles.changes(0, 100);
  clock += hour;
  await until(async () => web.requests.filter(({ path }) => path === "/feed").length === 2);
  await until(async () => (await health("/feed"))?.lastSuccess === clock);
  // The teaser, read again, does not take the text away.
  expect(await app.storage.articles.changes(0, 100)).toHaveLength(before.length);
});

test("a page that robots.txt disallows is not fetched; its teaser stays", async () => {
  web.pages.set("/robots.txt", "User-agent: newsdesk\nDisallow: /Ferry");
  web.pages.set("/feed", feed("Ferry runs again", "Port reopens"));
  await start("/feed");
  await known("Port reopens");
  await until(async () => web.requests.some(({ path }) => path.startsWith("/Port")));
  expect(web.requests.map(({ path }) => path).filter((path) => path.startsWith("/Ferry"))).toEqual([]);
  await known("Ferry runs again");
});

test("operators add, list, check and remove feeds in chat; nobody else may", async () => {
  web.pages.set("/", '<link rel="alternate" type="application/rss+xml" href="/feed">');
  web.pages.set("/feed", feed("Ferry runs again"));
  await start();
  expect(wordsOf(await ask(`feeds add ${at("/")}`))).toBe("\nIsland Daily is added with 1 article.");
  await known("Ferry runs again");
  expect(wordsOf(await ask("feeds"))).toContain(`1. Island Daily: ${at("/feed")}: last read`);
  expect(wordsOf(await ask(`feeds add ${at("/feed")}`))).toContain(
    "Island Daily is among the feeds already.",
  );
  expect(wordsOf(await ask("feeds check 1"))).toContain("Island Daily: 1 article, 0 new, 0 changed");
  expect(wordsOf(await ask(`feeds add ${at("/nothing")}`))).toContain("answers 404 (Not Found)");
  const removed = await ask("feeds remove 1");
  expect(wordsOf(removed)).toContain("Island Daily is removed; its articles stay.");
  expect(await app.feedService.list()).toEqual([]);
  await ask(removed.actions[0]?.command ?? "");
  expect(await app.feedService.list()).toHaveLength(1);
  const stranger = { platform: "test", tenant: "t1", user: "u2" };
  const refused = asMessage(await app.answer(message("feeds remove 1", { id: "stranger", user: stranger })));
  expect(refused && wordsOf(refused)).toContain("Only the operators");
  expect(await app.feedService.list()).toHaveLength(1);
});

test("a feed that FEEDS no longer names is no longer polled; one added in chat stays", async () => {
  web.pages.set("/a", feed("A story")).set("/b", feed("B story"));
  await start("/a");
  await app.feedService.add(at("/b"));
  await jobs?.stop();
  await start();
  expect((await app.feedService.list()).map(({ url }) => url)).toEqual([at("/b")]);
});

test("a feed that is gone stays so, though FEEDS still names it", async () => {
  web.pages.set("/gone", answer(410));
  await start("/gone");
  for (const checks of [1, 2]) {
    await until(async () => (await health("/gone"))?.failures === checks);
    clock += 20 * hour;
  }
  await until(async () => (await health("/gone"))?.goneAt === clock);
  await jobs?.stop();
  clock += hour;
  await start("/gone");
  expect((await health("/gone"))?.goneAt).toBe(clock - hour);
});

test("many feeds can be checked at once", async () => {
  await start();
  for (let number = 0; number < 20; number++) web.pages.set(`/${number}`, feed(`Story ${number}`));
  await app.feedService.note(Array.from({ length: 20 }, (_, number) => ({ url: at(`/${number}`) })));
  const checked = await app.feedService.check();
  expect(checked.map(({ feed: { addedAs }, outcome }) => [addedAs, outcome])).toEqual(
    (await app.feedService.list()).map(({ addedAs }) => [addedAs, "read"]),
  );
  expect(web.mostAtOnce()).toBe(1);
});
