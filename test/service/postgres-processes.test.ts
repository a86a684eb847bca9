import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type App, openApp } from "../../src/app/app.ts";
import { type BackgroundJobs, startBackgroundJobs } from "../../src/app/background-jobs.ts";
import { platformAdapters } from "../../src/app/platforms.ts";
import { startPlatforms } from "../../src/app/startup/start-platforms.ts";
import { asMessage } from "../../src/chat/answer.ts";
import { commandMessage } from "../../src/cli/ask/at-the-shell.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { catchUp } from "../../src/search/catch-up.ts";
import type { FuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { openPostgres } from "../../src/storage/postgres/open-postgres.ts";
import { draft } from "../contract/drafts.ts";
import { describeWithPostgres, freshDatabase } from "../postgres/database.ts";
import { type SlackServer, startSlack } from "../servers/slack.ts";
import { readable } from "../servers/slack-reading.ts";
import { startWeb, type Web } from "../servers/web.ts";
import { until } from "../until.ts";
import { quickPauseMs, watchJobRuns } from "./job-runs.ts";
import { writeCorpus } from "./process.ts";

// Each waits for several things in turn, and one indexes ten thousand articles.
vi.setConfig({ testTimeout: 90_000 });
const channel = { platform: "slack", tenant: "T0NEWS", channel: "C0GENERAL" };

const feed = (...titles: string[]) =>
  `<rss version="2.0"><channel><title>Harbour</title>${titles
    .map((title) => `<item><guid>${title}</guid><title>${title}</title></item>`)
    .join("")}</channel></rss>`;

describeWithPostgres("two processes on one PostgreSQL", () => {
  let slack: SlackServer;
  let web: Web;
  let folder: string;
  let database: string;
  const running: { app: App; jobs: BackgroundJobs }[] = [];

  const configOf = (name: string): Config =>
    readConfig({
      NEWSDESK_DATA: join(folder, name),
      NEWSDESK_CORPUS: join(folder, "no corpus"),
      TIME_ZONE: "UTC",
      DATABASE_URL: database,
      FETCH_ALLOW: "127.0.0.1",
      SLACK_BOT_TOKEN: slack.credentials.botToken,
      SLACK_APP_TOKEN: slack.credentials.appToken,
      SLACK_API_URL: slack.credentials.apiUrl,
    });
  const start = async (name: string) => {
    const log = pino({ level: "silent" });
    const app = await openApp(configOf(name), Date.now);
    const nextRuns = watchJobRuns(app);
    const adapters = await platformAdapters(configOf(name), app.storage, Date.now, log);
    await startPlatforms(adapters, app.answer);
    const jobs = startBackgroundJobs(app, adapters, Date.now, log, quickPauseMs);
    running.push({ app, jobs });
    return { app, jobs, nextRuns };
  };
  const ask = async ({ app }: { app: App }, text: string) =>
    JSON.stringify(asMessage(await app.answer(commandMessage(text))));
  const posts = () => slack.posted.map(({ blocks }) => readable(blocks ?? []));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
    [slack, web] = [await startSlack({ mode: "socket" }), await startWeb()];
    channel.tenant = slack.workspace.team;
    database = await freshDatabase();
  });
  afterEach(async () => {
    for (const { jobs } of running.splice(0)) await jobs.stop();
    await Promise.all([slack.stop(), web.close()]);
    await rm(folder, { recursive: true });
    expect(slack.violations).toEqual([]);
  });

  test("an article that one process adds is found by the other, also by one already running", async () => {
    const [one, other] = await Promise.all([start("one"), start("other")]);
    await one.app.storage.articles.add([draft("Aluminium smelter reopens")], Date.now());
    await until(async () => expect(await ask(other, "aluminium")).toContain("smelter"));
    await until(async () => expect(await ask(one, "aluminium")).toContain("smelter"));
  });

  test("a feed is polled by one process and its story posted once; the other takes over when the first is gone", async () => {
    const [one, other] = await Promise.all([start("one"), start("other")]);
    const order = { channel, locale: "en", createdBy: { ...channel, user: "U0ANN" }, zone: "UTC" };
    await one.app.storage.follows.add({ ...order, query: "aluminium", createdAt: Date.now() - 1_000 });
    web.pages.set("/feed", feed("Aluminium smelter reopens"));
    const address = `http://127.0.0.1:${web.port}/feed`;
    await other.app.feedService.note([{ url: address }]);
    await until(() => expect(posts()).toHaveLength(1));
    await Promise.all([one.nextRuns(2), other.nextRuns(2)]);
    expect(posts()).toHaveLength(1);
    expect(web.requests.filter(({ path }) => path === "/feed")).toHaveLength(1);

    running.splice(0, 1);
    await one.jobs.stop();
    web.pages.set("/feed", feed("Aluminium smelter reopens", "Aluminium price doubles"));
    await other.app.feedService.check(address);
    await until(() => expect(posts().join()).toContain("price doubles"));
    expect(posts()).toHaveLength(2);
  });

  test("ten due digests are posted once each, by either process", async () => {
    const { subscriptions, close } = await openPostgres(database);
    const now = Date.now();
    const minute = new Date(now - 60_000).toISOString().slice(11, 16);
    const common = { locale: "en", createdAt: now - 3_600_000, coveredUntil: now - 3_600_000 };
    const schedule = { times: [minute], zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7] as (1 | 2)[] };
    const createdBy = { ...channel, user: "U0ANN" };
    for (let n = 0; n < 10; n++) {
      await subscriptions.add({ ...common, channel, schedule, createdBy, about: `topic${n}` });
    }
    await close();
    const [one] = await Promise.all([start("one"), start("other")]);
    await until(async () => expect((await sent(one.app)).sent).toBe(10));
    expect((await sent(one.app)).posted).toBe(10);
  });

  test("a new process starts with the shared index instead of indexing every article", async () => {
    const one = await openApp(configOf("one"), Date.now);
    const wordsOf = (n: number) =>
      Array.from({ length: 6 }, (_, i) => (n * 31 + i * 7_919).toString(36)).join(" ");
    const many = Array.from({ length: 10_050 }, (_, n) => draft(wordsOf(n)));
    await one.storage.articles.add(many, Date.now());
    await catchUp(one.embedded as FuzzyIndex, one.storage.articles);
    await one.saveIndex();
    await one.storage.close();
    const other = await openApp(configOf("other"), Date.now);
    expect(other.index.size).toBe(many.length);
    expect(other.embedded?.unsaved).toBe(0);
    await other.storage.close();
  });

  test("a folder of the same name on another machine removes nothing; a machine's own folder removes what is gone from it", async () => {
    const corpus = join(folder, "corpus");
    const read = async (name: string) => {
      const app = await openApp({ ...configOf(name), corpusDir: corpus }, Date.now);
      const kept = await app.primary.articles.between(0, Date.now() + 1);
      await app.storage.close();
      return kept.map(({ title }) => title).toSorted();
    };
    const file = (name: string) => ({ [`${name}.md`]: `# ${name} opens again\n\nIt was shut.` });
    await writeCorpus(folder, { ...file("Harbour"), ...file("Smelter") });
    expect(await read("one")).toEqual(["Harbour opens again", "Smelter opens again"]);

    await rename(corpus, join(folder, "the first machine's"));
    await writeCorpus(folder, file("Ferry"));
    expect(await read("other")).toEqual(["Ferry opens again", "Harbour opens again", "Smelter opens again"]);

    await rm(corpus, { recursive: true });
    await rename(join(folder, "the first machine's"), corpus);
    await rm(join(corpus, "Smelter.md"));
    expect(await read("one")).toEqual(["Ferry opens again", "Harbour opens again"]);
  });

  const sent = async ({ storage }: App) => ({
    sent: await storage.ledger.count("sent"),
    posted: slack.posted.length,
  });
});
