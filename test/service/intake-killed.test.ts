import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type SlackServer, startSlack } from "../servers/slack.ts";
import { startWeb, type Web } from "../servers/web.ts";
import { until } from "../until.ts";
import { run, writeCorpus } from "./process.ts";

const total = 2_000;
/** What the program promises to whoever stops it. */
const maxStopMs = 5_000;

let folder: string;
let web: Web;
let slack: SlackServer;
let running: ReturnType<typeof run>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
  [web, slack] = await Promise.all([startWeb(), startSlack()]);
  web.pages.set("/feed", largeFeed());
});
afterEach(async () => {
  running.child.kill("SIGKILL");
  await running.ended;
  await Promise.all([slack.stop(), web.close()]);
  await rm(folder, { recursive: true, force: true });
});

/** Some 5 MB, each entry with words of its own. */
function largeFeed(): string {
  const item = (n: number) =>
    `<item><title>Report ${n} of the harbour</title><guid>${n}</guid><description>${`The harbour office counted ${n * 7} ships and ${n} storms. `.repeat(40)}</description></item>`;
  const items = Array.from({ length: total }, (_, n) => item(n + 1));
  return `<rss version="2.0"><channel><title>Quay</title>${items.join("")}</channel></rss>`;
}

async function start(): Promise<void> {
  const { botToken, appToken = "", apiUrl } = slack.credentials;
  running = run("main", [], {
    ...{ NEWSDESK_DATA: join(folder, "data"), NEWSDESK_CORPUS: await writeCorpus(folder, {}), PORT: "0" },
    ...{ SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl },
    ...{ FEEDS: web.url("/feed", "127.0.0.1"), FETCH_ALLOW: "127.0.0.1" },
  });
}

/** Asks the database of the program, which may run. */
function ask<Row>(sql: string): Row {
  const database = new DatabaseSync(join(folder, "data", "newsdesk.sqlite"), { readOnly: true });
  try {
    return database.prepare(sql).get() as Row;
  } finally {
    database.close();
  }
}

function stored(): number {
  try {
    return ask<{ n: number }>("select count(*) as n from articles").n;
  } catch {
    // It is not there yet.
    return 0;
  }
}

/** Of each article all is there, or nothing. */
function expectWhole(): void {
  const halves = ask<{ n: number }>(`select count(*) as n from articles where body is null and summary is null
    or id not in (select article_id from article_keys) or id not in (select article_id from changes where kind = 'add')`);
  const strays = ask<{ n: number }>(
    "select count(*) as n from article_keys where article_id not in (select id from articles)",
  );
  const twice = ask<{ n: number }>("select count(*) - count(distinct title) as n from articles");
  const sound = ask<{ integrity_check: string }>("pragma integrity_check").integrity_check;
  expect([halves.n, strays.n, twice.n, sound]).toEqual([0, 0, 0, "ok"]);
}

/** Ends the program while it stores the feed, once it has stored more than before. */
async function killAfter(before: number, signal: "SIGTERM" | "SIGKILL") {
  await until(() => expect(stored()).toBeGreaterThan(before));
  running.child.kill(signal);
  const late = new Promise<"late">((resolve) => setTimeout(resolve, maxStopMs, "late").unref());
  const ended = await Promise.race([running.ended, late]);
  const there = stored();
  expect(there).toBeLessThan(total);
  expectWhole();
  return { ended, there };
}

test("stopped or killed while it takes in a large feed, the program ends at once, and the next start goes on", async () => {
  await start();
  const first = await killAfter(0, "SIGTERM");
  expect(first.ended).toMatchObject({ status: 0 });
  await start();
  const second = await killAfter(first.there, "SIGKILL");
  expect(second.ended).not.toBe("late");
  await start();
  await until(() => expect(stored()).toBe(total));
  expectWhole();
  running.child.kill("SIGTERM");
  expect((await running.ended).status).toBe(0);
  expectWhole();
}, 120_000);

test("stopped while it reads a large feed, it ends at once, and nothing of it is there", async () => {
  await start();
  await until(() => expect(web.requests.map(({ path }) => path)).toContain("/feed"));
  running.child.kill("SIGTERM");
  const late = new Promise<"late">((resolve) => setTimeout(resolve, maxStopMs, "late").unref());
  expect(await Promise.race([running.ended, late])).toMatchObject({ status: 0 });
  expectWhole();
});
