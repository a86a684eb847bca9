import { afterEach, beforeEach, expect, test } from "vitest";
import { buttonsOf, textOf } from "../adapters/discord/harness.ts";
import { startDiscord } from "../servers/discord.ts";
import { permission } from "../servers/discord-world.ts";
import { startSlack } from "../servers/slack.ts";
import { readable, buttonsOf as slackButtonsOf } from "../servers/slack-reading.ts";
import { until } from "../until.ts";
import { type Newsroom, openNewsroom } from "./newsroom.ts";

// The whole program, with the clients of the platforms: whoever set a digest that may not have been posted is
// told, and presses the buttons in that message.

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Shortly before 08:30 in Taipei. */
const setAt = "2026-11-21T00:20:00Z";
const slot = Date.parse("2026-11-21T00:30:01Z");

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom(setAt);
});
afterEach(() => newsroom.end());

const at = async (moment: number) => {
  newsroom.clock.now = moment;
  await newsroom.nextRuns();
};
const buttons = ["Post it now", "It is there"];

test("in Slack it is posted when they press Post it now, and settled when they press It is there", async () => {
  const slack = await startSlack({ mode: "socket" });
  slack.workspace.scopes.delete("channels:history");
  const { botToken, appToken, apiUrl } = slack.credentials;
  await newsroom.start({ SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl });
  const read = async () => readable((await slack.waitForReply()).blocks ?? []);
  const digests = () => slack.posted.filter(({ channel, onlyFor }) => channel === "C0GENERAL" && !onlyFor);
  const toldDirectly = () => slack.posted.filter(({ channel }) => channel === "D0ANN");
  /** The response to the post is lost, and Slack's history cannot be read. */
  const comesIntoDoubt = async (due: number) => {
    slack.fail("chat.postMessage", "cut");
    const { length } = toldDirectly();
    for (let minutes = 0; toldDirectly().length === length && minutes < 20; minutes++)
      await at(due + minutes * minuteMs);
    const told = await slack.waitForReply();
    expect(told.channel).toBe("D0ANN");
    expect(JSON.stringify(told.blocks)).toContain("C0GENERAL");
    expect(slackButtonsOf(told.blocks ?? []).map(({ label }) => label)).toEqual(buttons);
  };
  await slack.command("digest on 08:30 Asia/Taipei");
  await read();
  await comesIntoDoubt(slot);
  expect(digests()).toEqual([]);
  await slack.press("Post it now");
  expect(await read()).toContain("post");
  await at(newsroom.clock.now + minuteMs);
  await until(() => expect(digests()).toHaveLength(1));
  await slack.waitForReply();
  await comesIntoDoubt(slot + dayMs);
  await slack.press("It is there");
  await read();
  await slack.press("Post it now");
  expect(await read()).toContain("settled");
  await at(newsroom.clock.now + 10 * minuteMs);
  expect(digests()).toHaveLength(1);
  await newsroom.stop();
  await slack.stop();
  expect([...slack.violations, ...slack.unexpected]).toEqual([]);
});

test("in Discord it is posted when they press Post it now, and settled when they press It is there", async () => {
  const discord = await startDiscord();
  await newsroom.start({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
  await until(() => expect(discord.world.commands).toHaveLength(3));
  discord.command("newsdesk digest on", { time: "08:30", zone: "Asia/Taipei" });
  await discord.waitForReply();
  discord.deny("bot", permission.readHistory);
  const inChannel = new RegExp(`^POST /channels/${discord.world.channelId}/messages$`);
  const digests = () =>
    discord.posted.filter(({ channel_id, flags }) => channel_id === discord.world.channelId && !(flags & 64));
  const toldDirectly = () => discord.posted.filter(({ channel_id }) => channel_id === discord.world.directId);
  /** No request gets through until its nonce counts no more. */
  const comesIntoDoubt = async (due: number) => {
    discord.failNext(inChannel, "cut", { times: 99 });
    const { length } = toldDirectly();
    for (let minutes = 0; toldDirectly().length === length && minutes < 40; minutes++)
      await at(due + minutes * minuteMs);
    discord.recover();
    const told = await discord.waitForReply();
    expect(told.channel_id).toBe(discord.world.directId);
    expect(buttonsOf(told)).toEqual(buttons);
  };
  await comesIntoDoubt(slot);
  expect(digests()).toEqual([]);
  discord.press("Post it now");
  await discord.waitForReply();
  for (let minutes = 0; digests().length === 0 && minutes < 20; minutes++)
    await at(newsroom.clock.now + minuteMs);
  await until(() => expect(digests()).toHaveLength(1));
  await discord.waitForReply();
  await comesIntoDoubt(slot + dayMs);
  discord.press("It is there");
  await discord.waitForReply();
  discord.press("Post it now");
  expect(textOf(await discord.waitForReply())).toContain("settled");
  await at(newsroom.clock.now + 10 * minuteMs);
  expect(digests()).toHaveLength(1);
  await newsroom.stop();
  await discord.stop();
  expect(discord.violations).toEqual([]);
});
