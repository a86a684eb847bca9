import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type App, openApp } from "../../src/app/app.ts";
import { type BackgroundJobs, startBackgroundJobs } from "../../src/app/background-jobs.ts";
import { startPlatforms } from "../../src/app/startup/start-platforms.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import { asMessage } from "../../src/chat/answer.ts";
import { readConfig } from "../../src/config.ts";
import { message, titlesOf } from "../bot/newsroom.ts";
import { answer, stalled, startWeb, type Web } from "../servers/web.ts";
import { quickPauseMs } from "./job-runs.ts";

const hour = 3_600_000;
let folder: string;
let corpus: string;
let web: Web;
let slow: Web;
let clock: number;

/** The clock can be put forward, and runs. */
const now = () => clock + Math.trunc(performance.now());
let app: App;
let jobs: BackgroundJobs | undefined;

/** What was posted, as text, with the channel it was posted to. */
let posted: { channel: string; said: string }[];
let logged: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-flow-"));
  corpus = join(folder, "corpus");
  await mkdir(corpus);
  [web, slow] = await Promise.all([startWeb(), startWeb()]);
  clock = Date.UTC(2026, 10, 20, 8);
  posted = [];
  logged = "";
});
afterEach(async () => {
  await jobs?.stop();
  jobs = undefined;
  await Promise.all([web.close(), slow.close()]);
  await rm(folder, { recursive: true });
});

/** A platform that keeps what is posted to it. */
const platform: Adapter = {
  name: "test",
  start: async () => {},
  stop: async () => {},
  async send(channel, reply) {
    posted.push({ channel: channel.channel, said: JSON.stringify(reply) });
    return { channel, message: `m${posted.length}` };
  },
  findDelivery: async () => ({ state: "absent" }),
  edit: async () => {},
  sendDirectMessage: async ({ user, ...tenant }) => ({
    channel: { ...tenant, channel: user },
    message: "m1",
  }),
  checkPost: async () => {},
  channelName: async () => undefined,
  connections: () => [],
};

async function start(...feeds: string[]): Promise<void> {
  await jobs?.stop();
  const config = readConfig({
    NEWSDESK_DATA: join(folder, "data"),
    NEWSDESK_CORPUS: corpus,
    FEEDS: feeds.join(" "),
    FETCH_ALLOW: "127.0.0.1",
    OPERATOR_CHANNEL: "test:t1/watchers",
  });
  app = await openApp(config, now);
  const write = (line: string) => {
    logged += line;
  };
  await startPlatforms([platform], app.answer);
  jobs = startBackgroundJobs(app, [platform], now, pino({ level: "warn" }, { write }), quickPauseMs);
}

const feed = (...titles: string[]): string =>
  `<rss version="2.0"><channel><title>Island Daily</title>${titles
    .map((title) => `<item><title>${title}</title><link>/${encodeURIComponent(title)}</link></item>`)
    .join("")}</channel></rss>`;

let said = 0;
async function ask(text: string) {
  const id = `flow-${said++}`;
  const asked = message(text, { id, user: { platform: "test", tenant: "t1", user: id } });
  const reply = asMessage(await app.answer(asked));
  if (!reply) throw new Error(`no reply to ${text}`);
  return reply;
}

const until = (what: () => boolean | Promise<boolean>) =>
  vi.waitUntil(what, { timeout: 50_000, interval: 20 });

const finds = async (title: string) => titlesOf(await ask(`search "${title}"`)).includes(title);
const found = (title: string) => until(() => finds(title));

describe("feeds", () => {
  test("a new entry alerts its followers within one poll, even while another server never ends its response", async () => {
    slow.pages.set("/feed", stalled);
    web.pages.set("/feed", feed("Port reopens"));
    await start(slow.url("/feed", "127.0.0.1"), web.url("/feed", "127.0.0.1"));
    await found("Port reopens");
    await ask("follow ferry");
    web.pages.set("/feed", feed("Ferry runs again", "Port reopens"));
    clock += hour;
    await until(() => posted.length > 0);
    expect(posted).toHaveLength(1);
    expect(posted[0]?.said).toContain("Ferry runs again");
    expect(web.requests.filter(({ path }) => path === "/feed")).toHaveLength(2);
    expect(slow.requests).toHaveLength(1);
  });

  test("the operators get one report of a feed that fails for a day, and one of its recovery", async () => {
    const address = web.url("/feed", "127.0.0.1");
    const health = async () => (await app.feedService.list())[0];
    web.pages.set("/feed", answer(500));
    await start(address);
    await until(async () => (await health())?.failures === 1);
    clock += 25 * hour;
    await start(address);
    await until(() => posted.length > 0);
    await start(address);
    web.pages.set("/feed", feed("Ferry runs again"));
    clock += 25 * hour;
    await found("Ferry runs again");
    await start(address);
    await until(() => posted.length > 1);
    await start(address);
    expect(posted.map(({ channel }) => channel)).toEqual(["watchers", "watchers"]);
    expect(posted[0]?.said).toContain("answers 500 (Internal Server Error)");
    expect(posted[1]?.said).toContain("Island Daily can be read again");
  });
});

describe("the articles folder", () => {
  const article = (title: string) => `---\ntitle: ${title}\n---\n\nThe harbour office said so on Friday.\n`;

  test("an added file is found, a removed one is gone, an emptied folder is reported", async () => {
    await writeFile(join(corpus, "port.md"), article("Port reopens"));
    await start();
    expect(await finds("Port reopens")).toBe(true);
    await writeFile(join(corpus, "ferry.md"), article("Ferry runs again"));
    await found("Ferry runs again");
    await rm(join(corpus, "port.md"));
    await until(async () => !(await finds("Port reopens")));
    await rm(join(corpus, "ferry.md"));
    await until(() => logged.includes("is empty or missing"));
    expect(await finds("Ferry runs again")).toBe(true);
  });
});
