import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import dotenv from "dotenv";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openFeedService } from "../../src/app/app.ts";
import { openData } from "../../src/app/data-folder.ts";
import { indexForQueries } from "../../src/app/feed-queries/index-for-queries.ts";
import { withVariables } from "../../src/cli/init/env-file.ts";
import { askForFeeds } from "../../src/cli/init/feeds.ts";
import { connectPlatforms } from "../../src/cli/init/platforms.ts";
import { askerAt } from "../../src/cli/init/prompts.ts";
import { readConfig } from "../../src/config.ts";
import { textOf } from "../adapters/discord/harness.ts";
import { type DiscordServer, startDiscord } from "../servers/discord.ts";
import { type SlackServer, startSlack } from "../servers/slack.ts";
import { readable } from "../servers/slack-reading.ts";
import { startWeb, type Web } from "../servers/web.ts";
import { openNewsroom } from "../service/newsroom.ts";
import { run } from "../service/process.ts";
import { until } from "../until.ts";

let folder: string;
let file: string;
let slack: SlackServer;
let discord: DiscordServer;
let web: Web;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
  file = join(folder, ".env");
  [slack, discord, web] = await Promise.all([startSlack(), startDiscord(), startWeb()]);
  web.pages.set(
    "/",
    '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>',
  );
  web.pages.set("/feed", feedOf("Harbour Times", "Ferries return to the old harbour"));
});
afterEach(async () => {
  await Promise.all([slack.stop(), discord.stop(), web.close()]);
  await rm(folder, { recursive: true, force: true });
});

function feedOf(title: string, headline: string): string {
  const date = new Date(Date.now() - 3_600_000).toUTCString();
  const text = "After ten years boats cross the bay again, the port authority said. ".repeat(12);
  return `<rss version="2.0"><channel><title>${title}</title><item><title>${headline}</title>
<link>http://news.test/${encodeURIComponent(headline)}</link><pubDate>${date}</pubDate>
<description>${text}</description></item></channel></rss>`;
}

const environment = () => ({
  NEWSDESK_DATA: join(folder, "data"),
  NEWSDESK_CORPUS: "corpus",
  SLACK_API_URL: slack.credentials.apiUrl,
  DISCORD_API_URL: discord.apiUrl,
  FETCH_ALLOW: "127.0.0.1",
});
const tokens = () => ({
  SLACK_BOT_TOKEN: slack.credentials.botToken,
  SLACK_APP_TOKEN: slack.credentials.appToken ?? "",
  DISCORD_TOKEN: discord.token,
});
const page = () => `http://127.0.0.1:${web.port}/`;
const init = (words: string[], variables: Record<string, string> = {}, input = "") =>
  run("cli", ["init", file, ...words], { ...environment(), ...variables }, input).ended;

test("by flags it connects, adds feeds and sets a digest; then /news is answered and the digest posted from them", async () => {
  await writeFile(file, "# mine\nCONTACT=desk@example.com\nSLACK_BOT_TOKEN=\n", { mode: 0o644 });
  const words = ["--zone", "taipei", "--operator", "U0ANN", "--feed", page(), "--digest", "#general"];
  const { status, out, err } = await init([...words, "--at", "08:30"], tokens());
  expect({ status, err }).toEqual({ status: 0, err: "" });
  expect(out).toContain("signed in to Newsroom");
  expect(out).toContain("Harbour Times: 1 article");
  expect(out).toContain("A digest of the news is posted in #general: 08:30 Asia/Taipei daily");
  expect(out).toMatch(/Then type \/news latest in #general/);
  const text = await readFile(file, "utf8");
  expect(text.split("\n")[0]).toBe("# mine");
  expect(dotenv.parse(text)).toEqual({
    ...{ CONTACT: "desk@example.com", TIME_ZONE: "Asia/Taipei", OPERATORS: "slack:U0ANN" },
    ...tokens(),
  });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect([...slack.posted, ...discord.violations]).toEqual([]);
  expect(slack.calls.map(({ method }) => method)).toContain("users.conversations");

  const newsroom = await openNewsroom(new Date().toISOString());
  await newsroom.start({ ...environment(), ...dotenv.parse(text) });
  await slack.command("ferries");
  expect(readable((await slack.waitForReply()).blocks ?? [])).toContain("Ferries return to the old harbour");
  discord.mention("tsmc");
  expect(textOf(await discord.waitForReply())).not.toContain("2-nanometer");
  const digests = () => slack.posted.filter(({ channel, onlyFor }) => channel === "C0GENERAL" && !onlyFor);
  newsroom.clock.now = nextAt("08:30", "Asia/Taipei");
  await newsroom.nextRuns();
  await until(() => expect(digests()).toHaveLength(1));
  expect(readable(digests()[0]?.blocks ?? [])).toContain("Ferries return to the old harbour");
  await newsroom.end();
  expect([...slack.violations, ...slack.unexpected, ...discord.violations]).toEqual([]);
});

/** A second after the next such time, in ms. */
function nextAt(time: string, zone: string): number {
  const now = Temporal.Now.zonedDateTimeISO(zone);
  const today = now.withPlainTime(time).add({ seconds: 1 });
  return (Temporal.ZonedDateTime.compare(today, now) > 0 ? today : today.add({ days: 1 })).epochMilliseconds;
}

test("feeds are taken from an OPML list, and one that fails does not keep the others out", async () => {
  web.pages.set("/other", feedOf("Valley Post", "A bridge opens in the valley"));
  const opml = join(folder, "mine.opml");
  const outline = (path: string) => `<outline type="rss" text="The ${path} one" xmlUrl="${page()}${path}"/>`;
  await writeFile(opml, `<opml version="2.0"><body>${outline("other")}${outline("gone")}</body></opml>`);
  const { status, out, err } = await init(["--opml", opml, "--feed", page(), "--feed", `${page()}nothing`]);
  expect(status).toBe(1);
  expect(out).toContain("Harbour Times: 1 article");
  expect(out).toContain("The other one: 1 article");
  expect(err).toContain("/nothing");
  expect(out).toMatch(/The gone one .*404.*tried again/);
  const list = await run("cli", ["feeds", "list", "--json"], environment()).ended;
  expect(JSON.parse(list.out)).toHaveLength(3);
});

test("a pack is named by its subject, and one that does not exist is told with those that do", async () => {
  const { status, err } = await init(["--pack", "sports"]);
  expect(status).toBe(1);
  expect(err).toContain('There is no pack "sports": business, science, taiwan, technology, world.');
});

describe("secrets", () => {
  test("a token comes from a file or from standard input, and one on the command line is warned of", async () => {
    const { botToken, appToken = "" } = slack.credentials;
    await writeFile(join(folder, "app"), `${appToken}\n`);
    const words = ["--slack-bot-token-file", "-", "--slack-app-token-file", join(folder, "app")];
    const { status, err, out } = await init(words, {}, `${botToken}\n`);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(dotenv.parse(await readFile(file))).toMatchObject({
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
    });
    expect(out).not.toContain(botToken);
    const shown = await init(["--discord-token", discord.token]);
    expect(shown.status).toBe(0);
    expect(shown.err).toMatch(/--discord-token shows the secret.*--discord-token-file/);
  });

  test("over HTTP a signing secret is taken, and the app token that would be preferred is emptied", async () => {
    await writeFile(file, `SLACK_APP_TOKEN=${slack.credentials.appToken}\n`);
    const signing = "0123456789abcdef0123456789abcdef";
    const { botToken: SLACK_BOT_TOKEN } = slack.credentials;
    const { status } = await init(["--slack", "http"], { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET: signing });
    expect(status).toBe(0);
    expect(dotenv.parse(await readFile(file))).toEqual({
      ...{ SLACK_APP_TOKEN: "", SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET: signing },
    });
  });

  test("one of the wrong kind is named, and nothing is written", async () => {
    const { status, err } = await init([], { SLACK_BOT_TOKEN: "xapp-1-A1-2-abc" });
    expect(status).toBe(1);
    expect(err).toMatch(/SLACK_BOT_TOKEN: is a Slack app-level token; .*xoxb-.*\nNothing is written\.\n$/);
    await expect(stat(file)).rejects.toThrow("ENOENT");
  });

  test("what the platform refuses is told in its words", async () => {
    const { status, err } = await init([], { SLACK_BOT_TOKEN: "xoxb-mistyped" });
    expect(status).toBe(1);
    expect(err).toContain("Slack refuses SLACK_BOT_TOKEN");
  });
});

describe("at a terminal", () => {
  test("a secret is hidden while it is typed, one of the wrong kind is told, and asked for again", async () => {
    const typist = createTypist();
    const setup = { asker: askerAt(typist), known: environment(), given: {}, answers: {}, refused: [] };
    const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app } = tokens();
    const connected = connectPlatforms(setup, undefined);
    await typist.answers("Slack bot token", `${app}\r`);
    await typist.answers("is a Slack app-level token", `${"\b".repeat(app.length)}${bot}\r`);
    await typist.answers("How is Slack to reach", "\r");
    await typist.answers("Slack app token", `${app}\r`);
    await typist.answers("Discord bot token", "\r");
    await connected;
    expect(setup).toMatchObject({ answers: { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app }, refused: [] });
    expect(typist.shown()).not.toMatch(/xoxb-loopback|xapp-loopback/);
    expect(typist.shown()).toContain("*".repeat(bot.length));
  });

  test("packs and addresses are chosen until that is all", async () => {
    const typist = createTypist();
    const config = readConfig(environment());
    const storage = await openData(config);
    const index = indexForQueries(config, storage, Date.now);
    const service = openFeedService(config, storage, Date.now, { index });
    const asked = askForFeeds(askerAt(typist), service);
    await typist.answers("Where does your news come from?", "\u001b[B\r");
    await typist.answers("Address", `${page()}\r`);
    await typist.answers("More feeds?", "\u001b[A\r");
    expect((await asked).added.join()).toContain("Harbour Times: 1 article");
    await service.stop();
    await storage.close();
  });
});

/** Somebody at a terminal who answers what they are asked. */
function createTypist() {
  // Like a terminal, it stays open when a question is over.
  const output = Object.assign(new PassThrough(), { end: () => output });
  const input = new PassThrough();
  let [all, seen] = ["", 0];
  output.on("data", (data) => (all += data));
  return {
    input,
    output,
    shown: () => all,
    /** Types once the question is there. */
    async answers(question: string, typed: string) {
      await until(() => expect(all.slice(seen)).toContain(question));
      seen = all.length;
      input.write(typed);
    },
  };
}

test.each([
  [["--zone", "Taipie"], 1, "did you mean Asia/Taipei?"],
  [["--operator", "ann"], 1, "write U012ABCDEF (Slack)"],
  [["--slack", "carrier-pigeon"], 2, "--slack takes socket or http"],
  [["--opml", "/nowhere.opml"], 1, "/nowhere.opml: it does not exist"],
  [["--slack-bot-token-file", "/nowhere"], 1, "/nowhere: it does not exist"],
])("init %j is refused", async (words, status, line) => {
  const ended = await init(words);
  expect(ended.err).toContain(line);
  expect(ended.status).toBe(status);
});

test("without any flag or terminal nothing is written, and it says how to go on", async () => {
  const { status, out } = await init([]);
  expect(status).toBe(0);
  expect(out).toContain("No token is set, so it answers in the terminal.");
  await expect(stat(file)).rejects.toThrow("ENOENT");
});

test("variables written to .env are read back the same, and other lines stay", () => {
  const secret = fc
    .string({ unit: "grapheme-ascii", minLength: 1 })
    .filter((text) => !/['\\]/.test(text) && text.trim() === text);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("A_TOKEN", "B_TOKEN", "C_TOKEN"), secret), (variables) => {
      const before = "# a comment\nA_TOKEN=old\nOTHER='kept # as it is'";
      const after = dotenv.parse(withVariables(before, variables));
      expect(after).toEqual({ A_TOKEN: "old", OTHER: "kept # as it is", ...variables });
    }),
  );
});
