import { pino } from "pino";
import { beforeEach, describe, expect, test } from "vitest";
import type { App } from "../../src/app/app.ts";
import { createOfflineLimit } from "../../src/app/offline-limit.ts";
import { createOperatorReports } from "../../src/app/operator-channel.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { Connection, ConnectionState } from "../../src/chat/connection/connection.ts";
import { AdapterError } from "../../src/chat/errors.ts";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../src/storage/storage.ts";

const minuteMs = 60_000;
const clock = { now: 0 };
const now = () => clock.now;

/** A platform whose connections a test sets, and what was posted on it. */
function platform(name: string, ...parts: string[]) {
  const posted: string[] = [];
  const connections = parts.map((part): Connection => ({ part, state: "connected", since: 0 }));
  const adapter = {
    name,
    connections: () => connections,
    send: async (channel: object, reply: { lines: string[] }) => {
      posted.push(reply.lines.join("\n"));
      return { channel, message: "m" };
    },
  } as unknown as Adapter;
  const set = (state: ConnectionState, reason?: string) => {
    for (const one of connections) Object.assign(one, { state, reason, since: clock.now });
  };
  return { adapter, posted, connections, set };
}

let storage: Storage;
const channelOn = (name: string) => ({ platform: name, tenant: `of ${name}`, channel: "ops" });

async function reportsOf(...platforms: ReturnType<typeof platform>[]) {
  clock.now = 0;
  storage = await openStorage(":memory:");
  const adapters = platforms.map(({ adapter }) => adapter);
  const operatorChannels = adapters.map(({ name }) => channelOn(name));
  return createOperatorReports({ adapters, storage, config: { operatorChannels } } as unknown as App, now);
}

test("a platform that is away for minutes is told once on the other one, and once when it is back", async () => {
  const [slack, discord] = [platform("slack", "workspace"), platform("discord", "shard 0")];
  const report = await reportsOf(slack, discord);
  slack.set("refused", "Slack refuses SLACK_APP_TOKEN (invalid_auth).");
  const wait = async (minutes: number) => {
    for (let passed = 0; passed < minutes; passed++) {
      clock.now += minuteMs;
      await report();
    }
  };
  await wait(4);
  expect(discord.posted).toEqual([]);
  await wait(30);
  expect(discord.posted).toEqual([
    expect.stringMatching(/no connection to Slack for 5 minutes \(workspace\): .*SLACK_APP_TOKEN/),
  ]);
  slack.set("connected");
  await wait(2);
  expect(discord.posted.slice(1)).toEqual(["Newsdesk is connected to Slack again (workspace)."]);
  expect(slack.posted).toEqual([]);
});

test("a short loss is not told, and its return neither", async () => {
  const [slack, discord] = [platform("slack", "workspace"), platform("discord", "shard 0")];
  const report = await reportsOf(slack, discord);
  slack.set("lost");
  clock.now += 2 * minuteMs;
  await report();
  slack.set("connected");
  clock.now += 30 * minuteMs;
  await report();
  expect(discord.posted).toEqual([]);
});

test("the shards of one platform are told together; where no other channel is up, on the platform itself", async () => {
  const discord = platform("discord", "shard 0", "shard 1", "shard 2");
  const report = await reportsOf(discord);
  discord.set("lost");
  Object.assign(discord.connections[0] ?? {}, { state: "connected" });
  clock.now += 5 * minuteMs;
  await report();
  expect(discord.posted).toEqual([expect.stringContaining("(shard 1, shard 2)")]);
});

test("nothing is lost of a report while no channel can be reached: it comes as soon as one can", async () => {
  const [slack, discord] = [platform("slack", "workspace"), platform("discord", "shard 0")];
  const report = await reportsOf(slack, discord);
  slack.set("lost");
  discord.set("lost");
  clock.now += 10 * minuteMs;
  await report();
  discord.set("connected");
  await report();
  expect(discord.posted).toEqual([expect.stringContaining("Slack for 10 minutes")]);
});

describe("a feed that has failed for a day", () => {
  let slack: ReturnType<typeof platform>;
  let discord: ReturnType<typeof platform>;
  let report: () => Promise<void>;
  beforeEach(async () => {
    [slack, discord] = [platform("slack", "workspace"), platform("discord", "shard 0")];
    report = await reportsOf(slack, discord);
    const url = "https://isle.example/feed";
    const { feed } = await storage.feeds.add({ url, configured: true, fullText: true }, 0);
    await storage.feeds.save({ ...feed, failures: 9, failingSince: 0, error: "answers 500" });
    clock.now = 90_000_000;
  });

  test("is told in the first channel, once", async () => {
    await report();
    await report();
    expect([slack.posted.length, discord.posted]).toEqual([1, []]);
  });

  test("is told on the other platform where the workspace of the first has removed the bot", async () => {
    await storage.tenants.left(channelOn("slack"), 0);
    await report();
    expect([slack.posted, discord.posted.length]).toEqual([[], 1]);
  });

  test("is told on the other platform where the first refuses the post", async () => {
    slack.adapter.send = async () => {
      throw new AdapterError("forbidden", "Newsdesk is not in the channel.");
    };
    await report();
    expect(discord.posted).toHaveLength(1);
  });

  test("is told later where no workspace has the bot any more, and nothing is posted meanwhile", async () => {
    for (const name of ["slack", "discord"]) await storage.tenants.left(channelOn(name), 0);
    await report();
    expect([slack.posted, discord.posted]).toEqual([[], []]);
    await storage.tenants.returned(channelOn("discord"));
    await report();
    expect([slack.posted, discord.posted.length]).toEqual([[], 1]);
  });
});

test("only a time without any platform at all reaches the limit", async () => {
  const [slack, discord] = [platform("slack", "workspace"), platform("discord", "shard 0")];
  clock.now = 0;
  const adapters = [slack.adapter, discord.adapter];
  const limit = createOfflineLimit(adapters, 15 * minuteMs, now, pino({ level: "silent" }));
  let isReached = false;
  void limit.reached.then(() => {
    isReached = true;
  });
  const wait = async (minutes: number) => {
    clock.now += minutes * minuteMs;
    await limit.check();
    return isReached;
  };
  slack.set("refused");
  await limit.check();
  expect(await wait(60)).toBe(false);
  discord.set("lost");
  await limit.check();
  expect(await wait(14)).toBe(false);
  slack.set("connected");
  await limit.check();
  slack.set("lost");
  await limit.check();
  expect(await wait(14)).toBe(false);
  expect(await wait(1)).toBe(true);
});
