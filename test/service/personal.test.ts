import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buttonsOf, textOf } from "../adapters/discord/harness.ts";
import { type DiscordServer, startDiscord } from "../servers/discord.ts";
import { cannotMessageUser, missingAccess, noMutualServer } from "../servers/discord-answers.ts";
import { type SlackServer, startSlack } from "../servers/slack.ts";
import { readable, buttonsOf as slackButtons } from "../servers/slack-reading.ts";
import { until } from "../until.ts";
import { type Newsroom, openNewsroom } from "./newsroom.ts";

// The whole program, with the clients of the platforms: what people follow for themselves.

const setAt = "2026-11-21T00:20:00Z";
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom(setAt);
});
afterEach(() => newsroom.end());

/** A story comes in, and whatever is due is posted. */
async function comes(title: string): Promise<void> {
  newsroom.clock.now += minuteMs;
  await newsroom.publish(title);
  for (let runs = 0; runs < 3; runs++) await newsroom.nextRuns();
}

describe("in Discord", () => {
  let discord: DiscordServer;

  beforeEach(async () => {
    discord = await startDiscord();
    discord.world.personPermissions &= ~(1n << 4n);
    await newsroom.start({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    await until(() => expect(discord.world.commands).toHaveLength(3));
  });
  afterEach(async () => {
    await newsroom.stop();
    await discord.stop();
    expect(discord.violations).toEqual([]);
  });

  const read = async () => textOf(await discord.waitForReply());
  const sent = () => discord.posted.filter(({ channel_id }) => channel_id === discord.world.directId);
  const sentTexts = () => sent().map(textOf);
  const inChannel = () =>
    discord.posted.filter(({ flags, channel_id }) => channel_id === discord.world.channelId && !(flags & 64));

  /** The member follows from the channel; the first message in their conversation and the answer are read. */
  async function follow(query = "tsmc"): Promise<void> {
    discord.command("follow", { query, for: "me" });
    const said = [await read(), await read()].join("\n");
    expect(said).toContain("Here you get what you follow for yourself");
    expect(said).toContain("in your direct messages");
  }

  test("a member follows for themselves from a channel, is sent each story once, and stops it by one button", async () => {
    await follow();
    await comes("TSMC builds in Kaohsiung");
    await until(() => expect(sentTexts().join()).toContain("TSMC builds in Kaohsiung"));
    await newsroom.nextRuns();
    const post = sent().at(-1);
    expect([sent().length, inChannel().length, post && buttonsOf(post)]).toEqual([
      2,
      0,
      expect.arrayContaining(["Stop this"]),
    ]);
    discord.command("following");
    await until(async () => expect(await read()).toContain("Nothing is followed here"));
    discord.press("Stop this");
    await until(async () => expect(await read()).toContain("Follow 1 is stopped"));
    await comes("TSMC hires");
    expect(sentTexts().join()).not.toContain("TSMC hires");
  });

  test("a digest of one's own comes by a slash command, every day at its time", async () => {
    discord.command("digest", { time: "08:30", zone: "Asia/Taipei" });
    const said = [await read(), await read()].join("\n");
    expect(said).toContain("Digest 1 is set in your direct messages");
    await comes("Ferry runs again");
    newsroom.clock.now = Date.parse("2026-11-21T00:30:01Z");
    await newsroom.nextRuns();
    await until(() => expect(sentTexts().at(-1)).toContain("Ferry runs again"));
    discord.press("Stop this");
    await until(async () => expect(await read()).toContain("Digest 1 is stopped"));
  });

  test.each([
    ["50007", cannotMessageUser],
    ["50278", noMutualServer],
    ["50001", missingAccess],
  ])("closed messages (%s) pause it; the next command says so, and how to go on", async (_, refusal) => {
    await follow();
    discord.world.closed = refusal;
    await comes("TSMC builds in Kaohsiung");
    // On a busy machine the message may be tried after these runs.
    await until(async () => {
      discord.command("sources");
      expect(await read()).toContain("Follow 1, for you alone: Newsdesk cannot write to you");
    });
    const tries = () =>
      discord.requests.filter((line) => line === `POST /channels/${discord.world.directId}/messages`).length;
    const before = tries();
    newsroom.clock.now += 3 * 60 * minuteMs;
    await newsroom.nextRuns();
    expect(tries()).toBe(before);
    discord.press("Go on");
    await until(async () => expect(await read()).toContain("I still cannot write to you"));
    discord.world.closed = undefined;
    discord.press("Try again");
    await until(async () => expect(await read()).toContain("It goes on"));
    for (let runs = 0; runs < 2; runs++) await newsroom.nextRuns();
    await until(() => expect(sentTexts().at(-1)).toContain("TSMC builds in Kaohsiung"));
    await newsroom.nextRuns();
    expect(sentTexts().filter((text) => text.includes("Kaohsiung"))).toHaveLength(1);
  });

  test("whoever has closed their messages before is told at once, and nothing is set", async () => {
    discord.world.closed = cannotMessageUser;
    discord.command("follow", { query: "tsmc", for: "me" });
    expect(await read()).toContain("I cannot write to you, so nothing was set.");
    discord.command("following", { for: "me" });
    await until(async () => expect(await read()).toContain("You follow nothing for yourself"));
  });
});

describe("in Slack", () => {
  let slack: SlackServer;
  const shown = async () => readable((await slack.waitForReply()).blocks ?? []);
  const bob = { user: "U0BOB" };
  const sent = () => slack.posted.filter(({ channel }) => channel === "D0BOB");
  const sentTexts = () => sent().map(({ blocks }) => readable(blocks ?? []));

  beforeEach(async () => {
    slack = await startSlack({ mode: "socket" });
    slack.workspace.conversations.set("U0BOB", "D0BOB");
    slack.workspace.channels.set("D0BOB", { kind: "direct", member: true });
    const { botToken, appToken, apiUrl } = slack.credentials;
    await newsroom.start({ SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl });
  });
  afterEach(async () => {
    await newsroom.stop();
    await slack.stop();
    expect([...slack.violations, ...slack.unexpected]).toEqual([]);
  });

  async function follow(): Promise<void> {
    await slack.command("follow tsmc for me", bob);
    const said = [await shown(), await shown()].join("\n");
    expect(said).toContain("Here you get what you follow for yourself");
    expect(said).toContain("in your direct messages");
  }

  test("a member follows for themselves from a channel, is sent each story once, and stops it by one button", async () => {
    await follow();
    await comes("TSMC builds in Kaohsiung");
    await until(() => expect(sentTexts().at(-1)).toContain("TSMC builds in Kaohsiung"));
    await newsroom.nextRuns();
    expect(sent()).toHaveLength(2);
    expect(slackButtons(sent().at(-1)?.blocks ?? []).map(({ label }) => label)).toContain("Stop this");
    await slack.command("following");
    await until(async () => expect(await shown()).toContain("Nothing is followed here"));
    await slack.press("Stop this", bob);
    await until(async () => expect(await shown()).toContain("Follow 1 is stopped"));
    await comes("TSMC hires");
    expect(sentTexts().join()).not.toContain("TSMC hires");
  });

  test.each(["messages_tab_disabled", "user_disabled", "cannot_dm_bot", "channel_not_found"])(
    "%s pauses it; the next command says so, and how to go on",
    async (error) => {
      await follow();
      slack.workspace.closed = error;
      await comes("TSMC builds in Kaohsiung");
      await until(async () => {
        await slack.command("sources", bob);
        expect(await shown()).toContain("Follow 1, for you alone: Newsdesk cannot write to you");
      });
      slack.workspace.closed = undefined;
      await slack.press("Go on", bob);
      await until(async () => expect(await shown()).toContain("It goes on"));
      newsroom.clock.now += dayMs / 24;
      for (let runs = 0; runs < 2; runs++) await newsroom.nextRuns();
      await until(() => expect(sentTexts().at(-1)).toContain("TSMC builds in Kaohsiung"));
    },
  );
});
