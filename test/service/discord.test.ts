import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";
import { buttonsOf, textOf } from "../adapters/discord/harness.ts";
import { type DiscordServer, startDiscord } from "../servers/discord.ts";
import { until } from "../until.ts";
import { type Newsroom, openNewsroom } from "./newsroom.ts";

const tsmcStory = "TSMC starts making 2-nanometer chips in volume, on schedule";

describe("Newsdesk in Discord", () => {
  let newsroom: Newsroom;
  let discord: DiscordServer;

  const environment = () => ({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
  const read = async () => textOf(await discord.waitForReply());

  beforeEach(async () => {
    newsroom = await openNewsroom("2026-11-20T02:00:00Z");
    discord = await startDiscord();
  });

  afterEach(async () => {
    await newsroom.end();
    await discord.stop();
    expect(discord.violations).toEqual([]);
  });

  test.each(["tsmc", "台积电", "Taiwan Semiconducter"])("a mention with %s finds the story", async (text) => {
    await newsroom.start(environment());
    discord.mention(text);
    expect(await read()).toContain(tsmcStory);
  });

  test("a reply to the bot and a direct message are answered", async () => {
    await newsroom.start(environment());
    discord.mention("tsmc");
    const answer = await discord.waitForReply();
    discord.replyTo(answer, "piracy wto hu jintao");
    expect(await read()).toContain("WTO case against China");
    discord.direct("whose banks are most exposed to the us");
    expect(await read()).toContain("top debtor to Taiwan's banks");
  });

  test("the slash command is registered and answers, and its button opens the story", async () => {
    await newsroom.start(environment());
    await until(() => expect(discord.world.commands).toHaveLength(3));
    discord.command("search", { query: "micron subsidy" });
    const answer = await discord.waitForReply();
    expect(textOf(answer)).toContain("NT$4.7 billion");
    expect(buttonsOf(answer)).toContain("Read");
    discord.press("Read");
    expect(await read()).toContain("NT$11.75 billion");
  });

  test("completes a query, and finds news related to a message", async () => {
    await newsroom.start(environment());
    await until(() => expect(discord.world.commands).toHaveLength(3));
    const offered = async (option: string, text: string) => {
      const before = discord.world.offers.length;
      discord.type("search", option, text, option === "query" ? {} : { query: "tsmc" });
      await until(() => expect(discord.world.offers).toHaveLength(before + 1));
      return (discord.world.offers.at(-1) ?? []).map(({ value }) => value);
    };
    expect((await offered("query", "taiwan semi")).join()).toMatch(/taiwan semiconductor/i);
    expect(await offered("source", "tai")).toContain("Taipei Times");
    expect((await offered("section", "")).length).toBeGreaterThan(0);
    discord.say("The new 2-nanometer plant of TSMC is running");
    const said = discord.world.messages.at(-1);
    if (said) discord.menu("Find related news", said);
    expect(await read()).toContain(tsmcStory);
  });

  test("a digest set in a form for another channel is posted there, and Undo removes it", async () => {
    await newsroom.start(environment());
    await until(() => expect(discord.world.commands).toHaveLength(3));
    discord.command("newsdesk settings", { form: "digest on" });
    await until(() => expect(discord.world.modals).toHaveLength(1));
    discord.submit({ channel: [discord.world.otherChannelId], times: ["7:15"] });
    expect(await read()).toContain("07:15");
    discord.command("newsdesk digest status");
    expect(await read()).not.toContain("07:15");
    discord.press("Undo");
    expect(await read()).toMatch(/stopped/);
  });

  test("a digest is changed in a form that opens filled in, and the confirmation names the change", async () => {
    await newsroom.start(environment());
    await until(() => expect(discord.world.commands).toHaveLength(3));
    discord.command("newsdesk digest on", { time: "08:30", about: "chips" });
    expect(await read()).toMatch(/would have matched \d+ stor/);
    discord.press("Edit");
    await until(() => expect(discord.world.modals).toHaveLength(1));
    discord.submit({ times: ["09:45"] });
    expect(await read()).toContain("09:45");
    discord.command("newsdesk digest status");
    expect(await read()).toMatch(/09:45.*chips/s);
  });

  test("answers in the reader's language, else in the channel's, and forgets it on request", async () => {
    await newsroom.start(environment());
    await until(() => expect(discord.world.commands).toHaveLength(3));
    discord.command("newsdesk settings", { form: "settings channel" });
    await until(() => expect(discord.world.modals).toHaveLength(1));
    discord.submit({ language: ["zh-TW"] });
    await read();
    discord.mention("sources");
    expect(await read()).toMatch(/來源/);
    discord.command("settings", { language: "en" });
    expect(await read()).toContain("English");
    discord.mention("sources");
    expect(await read()).toContain("Sources");
    discord.direct("sources");
    expect(await read()).toContain("Sources");
    discord.command("settings");
    await read();
    discord.press("Change mine");
    await until(() => expect(discord.world.modals).toHaveLength(2));
    discord.direct("settings language zh");
    expect(await read()).toContain("已儲存");
    discord.command("forget-me");
    await read();
    discord.direct("sources");
    expect(await read()).toContain("Sources");
  });

  test("a mistake in a form is explained, and the server's data is deleted at once on request", async () => {
    await newsroom.start(environment());
    await until(() => expect(discord.world.commands).toHaveLength(3));
    discord.command("newsdesk settings", { form: "digest on" });
    await until(() => expect(discord.world.modals).toHaveLength(1));
    discord.submit({ zone: ["Atlantis"] });
    expect(await read()).toMatch(/zone/i);
    discord.command("newsdesk digest on", { time: "08:30" });
    expect(await read()).toContain("08:30");
    discord.command("newsdesk forget");
    await read();
    discord.press("Delete everything");
    await read();
    discord.command("newsdesk digest status");
    expect(await read()).toContain("No digest is set here");
  });

  test("deletes the data of a server 30 days after it removed the bot, and not before", async () => {
    const day = 86_400_000;
    const kept = async () => {
      await newsroom.stop();
      const storage = await openStorage(join(newsroom.dataDir, "newsdesk.sqlite"));
      const digests = await storage.subscriptions.all();
      await storage.close();
      return digests.length;
    };
    await newsroom.start(environment());
    await until(() => expect(discord.world.commands).toHaveLength(3));
    discord.command("newsdesk digest on", { time: "08:30" });
    await read();
    discord.world.channelGone = true;
    discord.removeBot();
    // Events arrive in order, so the removal has arrived before this is answered.
    discord.direct("sources");
    await read();
    expect(await kept()).toBe(1);
    for (const [days, digests] of [
      [29, 1],
      [2, 0],
    ] as const) {
      newsroom.clock.now += days * day;
      await newsroom.start(environment());
      await newsroom.nextRuns();
      expect(await kept()).toBe(digests);
    }
  });

  test("posts the day's digest at its local minute, once, across a restart", async () => {
    await newsroom.start(environment());
    await until(() => expect(discord.world.commands).toHaveLength(3));
    discord.command("newsdesk digest on", { time: "08:30", zone: "Asia/Taipei" });
    expect(await read()).toContain("08:30");
    await newsroom.stop();

    newsroom.clock.now = Date.parse("2026-11-21T00:29:50Z");
    await newsroom.start(environment());
    await newsroom.nextRuns();
    const before = discord.posted.length;

    newsroom.clock.now = Date.parse("2026-11-21T00:30:01Z");
    expect(await read()).toContain(tsmcStory);
    newsroom.clock.now += 120_000;
    await newsroom.nextRuns();
    expect(discord.posted).toHaveLength(before + 1);
  });
});
