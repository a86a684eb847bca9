import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type SlackServer, startSlack } from "../servers/slack.ts";
import { buttonsOf, pingsOf, readable } from "../servers/slack-reading.ts";
import { until } from "../until.ts";
import { type Newsroom, openNewsroom } from "./newsroom.ts";
import { writeCorpus } from "./process.ts";

const tsmcStory = "TSMC starts making 2-nanometer chips in volume, on schedule";
const friday = "2026-11-20T02:00:00Z";

/** What the program's environment says of a loopback Slack. */
const environment = ({ credentials }: SlackServer) => ({
  SLACK_BOT_TOKEN: credentials.botToken,
  SLACK_APP_TOKEN: credentials.appToken,
  SLACK_SIGNING_SECRET: credentials.signingSecret,
  SLACK_API_URL: credentials.apiUrl,
  PORT: String(credentials.port),
});

describe.each(["socket", "http"] as const)("Newsdesk in Slack over %s", (mode) => {
  let newsroom: Newsroom;
  let slack: SlackServer;

  const read = async () => {
    const message = await slack.waitForReply();
    return { ...message, read: readable(message.blocks ?? []) };
  };

  beforeEach(async () => {
    newsroom = await openNewsroom(friday);
    slack = await startSlack({ mode });
  });

  afterEach(async () => {
    await newsroom.end();
    await slack.stop();
    expect([...slack.violations, ...slack.unexpected]).toEqual([]);
  });

  test.each(["tsmc", "台積電", "tscm"])("/news %s finds the story, for the asker alone", async (text) => {
    await newsroom.start(environment(slack));
    await slack.command(text);
    const answer = await read();
    expect(answer.read).toContain(tsmcStory);
    expect(answer.onlyFor).toBe("U0ANN");
    expect(buttonsOf(answer.blocks ?? []).map(({ label }) => label)).toContain("Read");
  });

  test("a mention in a thread is answered there, in public, and its button privately", async () => {
    await newsroom.start(environment(slack));
    await slack.mention("micron subsidy", { thread: "1700000000.000100" });
    const answer = await read();
    expect(answer).toMatchObject({ thread: "1700000000.000100", onlyFor: undefined });
    expect(answer.read).toContain("NT$4.7 billion");
    await slack.press("Read", { user: "U0BOB" });
    expect(await read()).toMatchObject({ onlyFor: "U0BOB" });
  });

  test("a bare mention gets help, a direct message an answer", async () => {
    await newsroom.start(environment(slack));
    await slack.mention("");
    expect((await read()).read).toContain("latest");
    await slack.direct("open models deepseek");
    expect((await read()).read).toContain("China's open AI models");
  });

  test("a delivery that Slack repeats is answered once", async () => {
    await newsroom.start(environment(slack));
    await slack.mention("tsmc");
    await read();
    await slack.redeliver();
    await slack.direct("deepseek");
    expect((await read()).read).toContain("open AI models");
    expect(slack.posted).toHaveLength(2);
  });

  test.each<[string, (slack: SlackServer) => Promise<unknown>]>([
    ["a mention", (slack) => slack.mention("tsmc")],
    ["a command", (slack) => slack.command("digest on 08:30")],
  ])("%s that Slack delivers again after a restart is answered once", async (_, say) => {
    await newsroom.start(environment(slack));
    await say(slack);
    await read();
    await newsroom.stop();
    await newsroom.start(environment(slack));
    await slack.redeliver();
    await slack.direct("deepseek");
    expect((await read()).read).toContain("open AI models");
    expect(slack.posted).toHaveLength(2);
  });

  test("Share posts the story to the channel with the name of the person who shared it", async () => {
    await newsroom.start(environment(slack));
    await slack.command("tsmc");
    await read();
    await slack.press("Read");
    await read();
    await slack.press("Share");
    const shared = await read();
    expect(shared).toMatchObject({ channel: "C0GENERAL", onlyFor: undefined });
    expect(shared.read).toContain(tsmcStory);
    expect(pingsOf(shared)).toEqual(["@U0ANN"]);
  });

  test.each([
    ["4,000 characters", "chips ".repeat(666)],
    ["emoji alone", "🍜🧋"],
    ["a mention of everybody", "@everyone <!channel> <!here>"],
    ["quotes that do not close", '"tsmc OR ( source: -'],
  ])("%s gets a polite answer that pings nobody", async (_, text) => {
    await newsroom.start(environment(slack));
    await slack.command(text);
    const answer = await read();
    expect(answer.read.length).toBeGreaterThan(10);
    expect(pingsOf(answer)).toEqual([]);
  });

  test("a headline that shouts at everybody is shown as written and pings nobody", async () => {
    const hostile = "@everyone <!channel> *bold* `code` <https://evil.example|click> wafers";
    const corpus = await writeCorpus(newsroom.dataDir, {
      "shout.md": `---\ntitle: "${hostile}"\n---\nWafers.`,
    });
    await newsroom.start({ ...environment(slack), NEWSDESK_CORPUS: corpus });
    await slack.mention("wafers");
    const answer = await read();
    expect(answer.read).toContain(hostile);
    expect(pingsOf(answer)).toEqual([]);
  });

  test("page 2 is a button, and later articles do not shift it", async () => {
    const files = Array.from({ length: 8 }, (_, n) => [
      `w${n}.md`,
      `---\ntitle: Wafer story ${n}\n---\nWafers.`,
    ]);
    const corpus = await writeCorpus(newsroom.dataDir, Object.fromEntries(files));
    await newsroom.start({ ...environment(slack), NEWSDESK_CORPUS: corpus });
    await slack.command("wafer");
    const first = (await read()).read;
    await slack.press("Next");
    await until(() => expect(readable(slack.posted.at(-1)?.blocks ?? [])).not.toBe(first));
    const second = readable(slack.posted.at(-1)?.blocks ?? []);
    const shown = [first, second].flatMap((page) => page.match(/Wafer story \d/g) ?? []);
    expect(new Set(shown).size).toBe(8);
    expect(shown).toHaveLength(8);
  });

  test("posts the day's digest at its local minute, once, across a restart", async () => {
    const environs = environment(slack);
    await newsroom.start(environs);
    await slack.command("digest on 08:30 Asia/Taipei");
    expect((await read()).read).toContain("08:30");
    await newsroom.stop();

    newsroom.clock.now = Date.parse("2026-11-21T00:29:50Z");
    await newsroom.start(environs);
    await newsroom.nextRuns();
    expect(slack.posted).toHaveLength(1);

    newsroom.clock.now = Date.parse("2026-11-21T00:30:01Z");
    const digest = await read();
    expect(digest).toMatchObject({ channel: "C0GENERAL", onlyFor: undefined });
    expect(digest.read).toContain(tsmcStory);
    newsroom.clock.now += 120_000;
    await newsroom.nextRuns();
    expect(slack.posted).toHaveLength(2);
  });
});

test("a forged signature is refused with 401 and nothing is done", async () => {
  const newsroom = await openNewsroom(friday);
  const slack = await startSlack({ mode: "http" });
  await newsroom.start(environment(slack));
  const envelope = slack.payloads.command("tsmc", { user: "U0ANN", channel: "C0GENERAL" });
  const refused = await slack.forge(envelope, { secret: "not-ours" });
  expect(refused).toMatchObject({ status: 401 });
  expect(slack.posted).toEqual([]);
  await newsroom.end();
  await slack.stop();
});
