import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { textOf } from "../adapters/discord/harness.ts";
import { type DiscordServer, startDiscord } from "../servers/discord.ts";
import { cannotMessageUser } from "../servers/discord-answers.ts";
import { type SlackServer, startSlack } from "../servers/slack.ts";
import { readable } from "../servers/slack-reading.ts";
import { until } from "../until.ts";
import { type Newsroom, openNewsroom } from "./newsroom.ts";

// The whole program, with the clients of the platforms: what people see of a digest that cannot arrive.

const dayMs = 86_400_000;
/** Shortly before 08:30 in Taipei. */
const setAt = "2026-11-21T00:20:00Z";
const slot = Date.parse("2026-11-21T00:30:01Z");

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom(setAt);
});
afterEach(() => newsroom.end());

describe("in Discord", () => {
  let discord: DiscordServer;
  let thread: string;

  /** Clients show a mention of the thread by its name. */
  const read = async () => textOf(await discord.waitForReply()).replaceAll(`#${thread}`, "#晨報");
  const posts = () =>
    discord.posted.filter((message) => message.channel_id === thread && !(message.flags & 64));
  const toldDirectly = () => discord.posted.filter(({ channel_id }) => channel_id === discord.world.directId);
  const at = async (moment: number) => {
    newsroom.clock.now = moment;
    await newsroom.nextRuns();
  };
  const command = (path: string, options = {}) => discord.command(path, options, thread, "zh-TW");

  beforeEach(async () => {
    discord = await startDiscord();
    thread = discord.world.addPlace("thread", { name: "晨報" });
    await newsroom.start({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
    await until(() => expect(discord.world.commands).toHaveLength(3));
    command("newsdesk digest on", { time: "08:30", zone: "Asia/Taipei" });
    expect(await read()).toContain("08:30");
  });
  afterEach(async () => {
    await newsroom.stop();
    await discord.stop();
    expect(discord.violations).toEqual([]);
  });

  const lock = (locked: boolean) => {
    Object.assign(discord.world.places.get(thread) ?? {}, { locked });
    discord.gateway.dispatch("THREAD_UPDATE", discord.world.channelOf(thread));
  };

  test("a thread that is locked pauses it, tells its creator once in their language, and status says so", async () => {
    lock(true);
    await at(slot);
    const told = await read();
    expect(told).toContain("摘要 1（#晨報）：討論串已鎖定。請管理員解除鎖定");
    expect(told).toContain("一分鐘內會自動繼續發布");
    expect(told).not.toMatch(/\d{15}/);
    command("newsdesk digest status");
    expect(await read()).toContain("已暫停：討論串已鎖定");
    await at(slot + dayMs);
    expect([toldDirectly().length, posts().length]).toEqual([1, 0]);
    // What the message promised comes true.
    lock(false);
    await at(slot + 2 * dayMs);
    await until(() => expect(posts()).toHaveLength(1));
    command("newsdesk digest status");
    await until(async () => expect(await read()).not.toContain("已暫停"));
  });

  test("so does a number that nobody has seen, which is named", async () => {
    const body = { code: 987_654, message: "A rule of next year" };
    discord.failNext(new RegExp(`^POST /channels/${thread}/messages$`), { status: 400, body });
    await at(slot);
    expect(await read()).toContain("Discord 拒絕了，理由是：987654 A rule of next year");
  });

  test("who takes no direct messages is told with their next command", async () => {
    lock(true);
    discord.failNext(new RegExp(`^POST /channels/${discord.world.directId}/messages$`), cannotMessageUser);
    await at(slot);
    await until(() =>
      expect(discord.requests.join()).toContain(`/channels/${discord.world.directId}/messages`),
    );
    discord.command("newsdesk digest status", {}, thread);
    const status = await read();
    expect(status).toContain("whoever set it could not be told");
    expect(status).toContain("Digest 1 in #晨報: The thread is locked.");
    discord.command("sources");
    expect(await read()).not.toContain("locked");
  });

  test("a server that removed the bot gets nothing, nobody is written to, and what was set is there again", async () => {
    discord.removeBot();
    // Events arrive in order, so the removal has arrived before this is answered.
    discord.direct("sources");
    await read();
    const before = discord.requests.length;
    await at(slot);
    await at(slot + 10 * 60_000);
    expect(discord.requests.slice(before)).toEqual([]);
    discord.world.removed = false;
    discord.gateway.dispatch("GUILD_CREATE", discord.world.guild());
    discord.direct("sources");
    await read();
    await at(slot + 30 * 60_000);
    await until(() => expect(posts()).toHaveLength(1));
    expect(toldDirectly().map(textOf).join()).not.toContain("could not post");
  });

  test("a removal that nobody was told of is noticed at the post, and no one is written to", async () => {
    discord.world.removed = true;
    await at(slot);
    await until(() => expect(discord.requests.at(-1)).toBe(`GET /guilds/${discord.world.guildId}`));
    await at(slot + 16 * 60_000);
    expect(discord.requests.at(-1)).toBe(`GET /guilds/${discord.world.guildId}`);
    expect([posts(), toldDirectly()]).toEqual([[], []]);
  });
});

describe("in Slack", () => {
  let slack: SlackServer;
  const read = async () => readable((await slack.waitForReply()).blocks ?? []);

  beforeEach(async () => {
    slack = await startSlack({ mode: "socket" });
    const { botToken, appToken, signingSecret, apiUrl } = slack.credentials;
    await newsroom.start({
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: apiUrl,
    });
    await slack.command("digest on 08:30 Asia/Taipei");
    expect(await read()).toContain("is set");
  });
  afterEach(async () => {
    await newsroom.stop();
    await slack.stop();
    expect([...slack.violations, ...slack.unexpected]).toEqual([]);
  });

  test.each<[string, string]>([
    ["is_archived", "Digest 1 in #general: The channel is archived. Unarchive it"],
    ["not_in_channel", "Digest 1 in #general: Newsdesk is not in the channel. Type /invite @Newsdesk there."],
    ["restricted_action_read_only_channel", "Ask an admin to let it"],
    ["posting_to_channel_denied", "Ask an admin to let it"],
    ["a_name_of_next_year", "Slack refused it and gave this reason: a_name_of_next_year."],
  ])("%s pauses it and is told directly, with the channel's name", async (error, line) => {
    slack.fail("chat.postMessage", { error });
    newsroom.clock.now = slot;
    await newsroom.nextRuns();
    const told = await slack.waitForReply();
    expect(told.channel).toBe("D0ANN");
    expect(readable(told.blocks ?? [])).toContain(line);
    expect(readable(told.blocks ?? [])).not.toContain("C0GENERAL");
    await slack.command("digest status");
    expect(await read()).toContain("paused: ");
  });
});
