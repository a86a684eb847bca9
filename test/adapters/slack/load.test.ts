import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, describe, expect, test } from "vitest";
import { createBot } from "../../../src/bot/bot.ts";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import { notice } from "../../contract/replies.ts";
import type { SlackServer } from "../../servers/slack.ts";
import { until } from "../../until.ts";
import { complaints, startWorld, type World } from "./world.ts";

// However long an answer takes, Slack gets an acknowledgement within three seconds.

/** People who ask at once; each waits for one answer. */
const crowd = Array.from({ length: 200 }, (_, at) => `U0READER${at}`);
const everybodyAsks = (slack: SlackServer) =>
  Promise.all(crowd.map((user, at) => slack.command(`question ${at}`, { user })));

/**
 * Slack waits three seconds. How long it takes in all depends on what else the machine does, so what is
 * counted is the work of this process, Slack's part included.
 */
const ackMs = 3_000;

async function everybodyIsAcknowledged(slack: SlackServer): Promise<void> {
  const before = process.cpuUsage();
  const acks = await everybodyAsks(slack);
  const { user, system } = process.cpuUsage(before);
  expect(acks.every((ack) => ack !== "late" && ack.status === 200)).toBe(true);
  expect((user + system) / 1_000).toBeLessThan(ackMs);
}

describe.each(["socket", "http"] as const)("200 commands at once over %s", (mode) => {
  let world: World;
  afterEach(async () => {
    await world.end();
    expect(complaints(world)).toEqual([]);
  });

  const start = async (onMessage: OnMessage) => {
    world = await startWorld(mode, onMessage);
    return world.slack;
  };

  test("are each acknowledged in time while the bot is slow, and then answered", async () => {
    const thought = Promise.withResolvers<void>();
    const slack = await start(({ text }) => thought.promise.then(() => notice(text)));
    await everybodyIsAcknowledged(slack);
    expect(slack.posted).toEqual([]);
    thought.resolve();
    await until(() => expect(slack.posted).toHaveLength(crowd.length));
  });

  test("are each acknowledged in time while another program keeps the database locked, and then answered", async () => {
    const folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
    const file = join(folder, "newsdesk.sqlite");
    const storage = await openStorage(file);
    const index = new FuzzyIndex({ now: Date.now });
    const deps = { ...storage, index, adapters: [], now: Date.now, random: Math.random, zone: "UTC" };
    const slack = await start(createBot(deps));
    const other = new DatabaseSync(file);
    other.exec("begin immediate");
    await everybodyIsAcknowledged(slack);
    expect(slack.posted).toEqual([]);
    other.exec("rollback");
    other.close();
    await until(() => expect(slack.posted).toHaveLength(crowd.length));
    await storage.close();
    await rm(folder, { recursive: true });
  });
});
