import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { composeDigest } from "../../../src/bot/replies/digest-reply.ts";
import { composeShortfall } from "../../../src/bot/replies/styles/shortfall-reply.ts";
import type { PostStyle } from "../../../src/chat/posts/post-style.ts";
import { createDeliveryScheduler } from "../../../src/digest/delivery/delivery-scheduler.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { at, hourMs, minuteMs, newDigest, publish } from "../../digest/delivery-rig.ts";
import { type DiscordServer, startDiscord } from "../../servers/discord.ts";
import { crossposted } from "../../servers/discord-publishing.ts";
import { permission } from "../../servers/discord-world.ts";
import { type Started, start as startAdapter, textOf } from "./harness.ts";

// Digests with a role to ping, and in announcement channels, from the ledger to Discord.

const slot = at("2026-06-01T00:30Z");
const dayMs = 24 * hourMs;
const clock = { now: slot };
let server: DiscordServer;
let storage: Storage;
let running: Started;

async function start(): Promise<void> {
  running = await startAdapter(async () => undefined, { now: () => clock.now, server });
}

const texts = {
  ...{ digest: composeDigest, shortfall: composeShortfall },
  post: () => Promise.reject(new Error("nothing is posted singly")) as never,
  alert: () => Promise.reject(new Error("no alert is due")) as never,
  paused: () => Promise.reject(new Error("nothing is paused")) as never,
  doubtful: () => Promise.reject(new Error("nothing is in doubt")) as never,
};

/** Lets a process live for some rounds: what is posted in one is published in the next. */
async function liveAt(moment: number, rounds = 2): Promise<void> {
  clock.now = moment;
  for (let round = 0; round < rounds; round++) {
    const scheduler = createDeliveryScheduler({
      ...{ ...storage, adapters: [running.adapter], texts, log: pino({ level: "silent" }) },
      index: new FuzzyIndex({ now: () => clock.now }),
      unreachableFeeds: async () => [],
      now: () => clock.now,
      uptime: () => clock.now,
    });
    await scheduler.tick();
    await scheduler.stop();
  }
}

async function setDigest(style: PostStyle, channel = server.world.channelId): Promise<string> {
  const createdBy = { platform: "discord", tenant: "", user: server.world.person.id };
  const order = newDigest({ ...server.channel, channel }, clock.now, {
    style,
    createdBy,
    channelName: "#news",
  });
  const { id } = await storage.subscriptions.add(order);
  return id;
}

/** A process that knows the places added since. */
async function restart(): Promise<void> {
  await running.adapter.stop();
  await start();
}

const inChannel = (channel = server.world.channelId) =>
  server.posted.filter((message) => message.channel_id === channel);
const told = () => inChannel(server.world.directId).map(textOf);
const crossposts = () => server.requests.filter((line) => line.endsWith("/crosspost")).length;

beforeEach(async () => {
  clock.now = slot - hourMs;
  server = await startDiscord(() => clock.now);
  await start();
  storage = await openStorage(":memory:");
  await publish(storage.articles, "Harbour reopens", slot - 10 * minuteMs);
});
afterEach(async () => {
  await running.stop();
  await storage.close();
  expect(server.violations).toEqual([]);
});

describe("a role", () => {
  const ping = () => ({ id: server.world.roleId, name: "@role" });

  test("is pinged by the post, and nobody else is, whatever the curator writes", async () => {
    server.letMention(server.world.roleId, true);
    await setDigest({ ping: ping(), intro: `Look @everyone <@&${server.world.otherRoleId}>` });
    await liveAt(slot);
    expect(inChannel()).toMatchObject([{ pings: [`<@&${server.world.roleId}>`] }]);
    expect(told()).toEqual([]);
  });

  test.each([
    ["was deleted", () => server.deleteRole(server.world.roleId), "no longer exists"],
    [
      "may be mentioned by nobody",
      () => server.letMention(server.world.roleId, false),
      "may not mention @role",
    ],
  ])("that %s is left out, which is told once", async (_, lose, line) => {
    server.letMention(server.world.roleId, true);
    const id = await setDigest({ ping: ping() });
    lose();
    await expect
      .poll(() => running.adapter.pingObstacle?.(server.channel, server.world.roleId))
      .toBeDefined();
    await liveAt(slot);
    await publish(storage.articles, "Ferry runs", slot + hourMs);
    await liveAt(slot + dayMs);
    expect(inChannel().map(({ pings }) => pings)).toEqual([[], []]);
    expect(inChannel().map(textOf).join()).not.toContain(server.world.roleId);
    expect(told()).toEqual([expect.stringContaining(line)]);
    expect((await storage.subscriptions.get(id))?.shortfalls?.ping).toBeDefined();
  });

  test("is pinged again by itself once Newsdesk may, and losing it again is told again", async () => {
    const id = await setDigest({ ping: ping() });
    await liveAt(slot);
    expect(told()).toHaveLength(1);
    server.letMention(server.world.roleId, true);
    await expect
      .poll(() => running.adapter.pingObstacle?.(server.channel, server.world.roleId))
      .toBeUndefined();
    await publish(storage.articles, "Ferry runs", slot + hourMs);
    await liveAt(slot + dayMs);
    expect(inChannel().at(-1)?.pings).toEqual([`<@&${server.world.roleId}>`]);
    expect((await storage.subscriptions.get(id))?.shortfalls).toBeUndefined();
    server.letMention(server.world.roleId, false);
    await expect
      .poll(() => running.adapter.pingObstacle?.(server.channel, server.world.roleId))
      .toBeDefined();
    await publish(storage.articles, "Bridge closed", slot + dayMs + hourMs);
    await liveAt(slot + 2 * dayMs);
    expect(told()).toHaveLength(2);
  });

  test("is pinged where the bot has Mention Everyone; all people never are by default", async () => {
    server.world.botPermissions |= permission.mentionEveryone;
    await restart();
    await setDigest({ ping: ping() });
    await setDigest({ ping: { id: "everyone", name: "@everyone" } }, server.world.otherChannelId);
    await liveAt(slot);
    expect(inChannel()[0]?.pings).toEqual([`<@&${server.world.roleId}>`]);
    expect(inChannel(server.world.otherChannelId)[0]?.pings).toEqual([]);
    expect(told()).toEqual([expect.stringContaining("DISCORD_PING_EVERYONE")]);
  });

  test("a preview and a correction ping nobody anew", async () => {
    server.letMention(server.world.roleId, true);
    const reply = composeDigest(
      { from: slot - dayMs, to: slot, stories: [], leftOut: 0 },
      { locale: "en", schedule: { zone: "UTC" }, style: { ping: ping() } },
      false,
    );
    await running.adapter.sendDirectMessage(
      { platform: "discord", tenant: "", user: server.world.person.id },
      reply,
    );
    expect(server.posted.map(({ pings }) => pings)).toEqual([[]]);
  });
});

describe("an announcement channel", () => {
  let news: string;
  beforeEach(async () => {
    news = server.world.addPlace("announcement");
    await restart();
  });
  const published = () => inChannel(news).map(({ flags }) => (flags & crossposted) !== 0);

  test("is published if that is asked for, once, and else not", async () => {
    await setDigest({ publish: true }, news);
    await liveAt(slot, 4);
    expect([published(), crossposts()]).toEqual([[true], 1]);
    await setDigest({}, server.world.channelId);
    await publish(storage.articles, "Ferry runs", slot + hourMs);
    await liveAt(slot + dayMs, 4);
    expect([published(), crossposts()]).toEqual([[true, true], 2]);
  });

  test("a crash between post and publication neither forgets nor doubles it", async () => {
    await setDigest({ publish: true }, news);
    await liveAt(slot, 1);
    expect(published()).toEqual([false]);
    await restart();
    // The answer to the first try is lost.
    server.failNext(/crosspost$/, "cut", { applied: true, times: 1 });
    await liveAt(slot + minuteMs, 1);
    expect(published()).toEqual([true]);
    await restart();
    await liveAt(slot + 5 * minuteMs, 3);
    expect([published(), crossposts()]).toEqual([[true], 2]);
    expect(await storage.ledger.toPublish(slot + dayMs)).toEqual([]);
    expect(told()).toEqual([]);
  });

  test("beyond ten an hour a post waits, which is told once, and is published by itself", async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => setDigest({ publish: true }, news)));
    await liveAt(slot, 3);
    expect(published().filter(Boolean)).toHaveLength(10);
    expect(told().length).toBe(2);
    expect(told()[0]).toMatch(/ten messages an hour.*published by itself in about 6\d min/);
    const states = await Promise.all(ids.map((id) => storage.subscriptions.get(id)));
    expect(states.filter((one) => one?.shortfalls?.publish === "publish_limit")).toHaveLength(2);
    await liveAt(slot + 30 * minuteMs, 2);
    expect(told().length).toBe(2);
    await restart();
    await liveAt(slot + 61 * minuteMs, 2);
    expect(published().filter(Boolean)).toHaveLength(12);
    expect(told().length).toBe(2);
  });

  test("a channel that is none any more keeps the post, and its refusal is told once", async () => {
    await setDigest({ publish: true }, server.world.channelId);
    await liveAt(slot, 3);
    expect(inChannel()).toHaveLength(1);
    expect(told()).toEqual([expect.stringContaining("was not published")]);
    expect(crossposts()).toBe(1);
  });
});
