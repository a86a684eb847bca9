import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { notice } from "../../contract/replies.ts";
import { unauthorized } from "../../servers/discord-answers.ts";
import { until } from "../../until.ts";
import { type Started, start as startWith, textOf, type Wiring } from "./harness.ts";

let running: Started;
const clock = { ahead: 0 };
const now = () => Date.now() + clock.ahead;

const start = async (wiring: Wiring = {}) => {
  running = await startWith(async ({ text }) => notice(text), { now, ...wiring });
  return running;
};

/** discord.js begins a session every five seconds at most. */
const letSessionsBegin = () => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 5_000 });

const told = (text: string) => running.logged.filter((line) => line.includes(text)).length;
const states = () => running.adapter.connections().map(({ state }) => state);
const becomes = (...expected: string[]) => until(() => expect(states()).toEqual(expected));

async function answers(question: string): Promise<void> {
  const { server } = running;
  server.mention(question);
  await until(() => expect(server.posted.map(textOf)).toContain(question));
}

afterEach(async () => {
  vi.useRealTimers();
  clock.ahead = 0;
  await running.stop();
  expect(running.server.violations).toEqual([]);
});

describe("a gateway that closes the connection for good", () => {
  test.each([
    [4004, "DISCORD_TOKEN"],
    [4010, "SHARD_IDS counts from 0"],
    [4011, "too many servers for so few connections (ShardingRequired, 4011). Raise SHARDS"],
    [4012, "Update Newsdesk"],
    [4013, "does not know the intents this bot asks for (InvalidIntents, 4013). Update Newsdesk"],
    [4014, "does not allow the intents"],
  ])("with %i is tried again with a new client, until it takes it", async (code, reason) => {
    const { server } = await start();
    server.gateway.refuseWith = code;
    server.gateway.drop(code);
    await becomes("refused");
    expect(running.adapter.connections()[0]?.reason).toContain(reason);
    const before = server.gateway.identified;
    await until(() => expect(server.gateway.identified).toBeGreaterThan(before + 2));
    expect(told("the platform refuses the connection")).toBe(1);
    server.gateway.refuseWith = undefined;
    await becomes("connected");
    await answers("back again");
    expect(server.posted).toHaveLength(1);
    await until(() => expect(server.gateway.connections).toBe(1));
  });

  test("hundreds of times leaves no listener, socket or timer behind", async () => {
    const { server } = await start();
    server.gateway.refuseWith = 4004;
    server.gateway.drop(4004);
    const tries = (count: number) => until(() => expect(server.gateway.identified).toBeGreaterThan(count));
    await tries(20);
    const early = process.getActiveResourcesInfo().length;
    await tries(300);
    expect(process.getActiveResourcesInfo().length).toBeLessThan(early + 30);
    expect(server.gateway.connections).toBeLessThan(5);
    expect(told("the platform refuses the connection")).toBe(1);
    server.gateway.refuseWith = undefined;
    await becomes("connected");
    await answers("back again");
  });
});

test("a token that only the API refuses is noticed at that request, and the bot is back with a new client", async () => {
  const { server, adapter } = await start();
  server.failNext(/^POST .*messages$/, unauthorized);
  await expect(adapter.send(server.channel, notice("news"), "k1")).rejects.toMatchObject({ code: "auth" });
  letSessionsBegin();
  await until(() => expect(server.gateway.identified).toBe(2));
  await becomes("connected");
  await adapter.send(server.channel, notice("news"), "k2");
  expect(adapter.connections()[0]?.lastDeliveryAt).toBeDefined();
  await answers("and heard");
  expect(adapter.connections()[0]?.lastEventAt).toBeDefined();
});

test("a mention that meets a refused token is logged and counted once, and the next one is answered", async () => {
  const unanswered: string[] = [];
  const { server } = await start({ onUnanswered: (reason) => unanswered.push(reason) });
  server.failNext(/^POST .*messages$/, unauthorized);
  server.mention("too early");
  await until(() => expect(unanswered).toEqual(["auth"]));
  expect(told("an answer could be shown nowhere")).toBe(1);
  expect(running.logged.join("")).not.toContain("too early");
  letSessionsBegin();
  await until(() => expect(server.gateway.identified).toBe(2));
  await becomes("connected");
  await answers("in time");
  expect(server.posted).toHaveLength(1);
});

test("a connection that goes silent without a word is replaced, and what was missed is answered", async () => {
  const { server } = await start();
  server.gateway.heartbeatMs = 100;
  server.gateway.drop();
  await until(() => expect(server.gateway.resumed).toBe(1));
  await becomes("connected");
  server.gateway.freeze();
  server.mention("in the silence");
  await until(() => expect(server.posted.map(textOf)).toContain("in the silence"));
  expect(server.posted).toHaveLength(1);
});

test("each gateway connection has a state of its own", async () => {
  const { server } = await start({ shards: { ids: [0, 1], count: 2 } });
  await becomes("connected", "connected");
  server.gateway.refuseWith = 4004;
  server.gateway.drop(4004);
  await becomes("refused", "refused");
  expect(running.adapter.connections().map(({ part }) => part)).toEqual(["shard 0", "shard 1"]);
});

test("a connection that does not come back is given up for a new client", async () => {
  const { server } = await start();
  // It may neither resume nor begin, and is not refused either.
  server.gateway.isMute = true;
  server.gateway.drop();
  await becomes("lost");
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  clock.ahead = 300_000;
  await until(() => expect(told("the connection is lost")).toBe(1));
  server.gateway.isMute = false;
  letSessionsBegin();
  await becomes("connected");
  await answers("back again");
});

describe("an odd event ends nothing, and the next one is served:", () => {
  const types = [
    "READY",
    "MESSAGE_CREATE",
    "GUILD_CREATE",
    "GUILD_DELETE",
    "INTERACTION_CREATE",
    "error",
    "RESUMED",
  ];
  const data = fc.oneof(
    fc.constantFrom(
      null,
      undefined,
      {},
      [],
      0,
      "",
      { id: null },
      { guild_id: "1" },
      { type: 2 },
      { type: 3, data: null },
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const payload = fc
    .tuple(fc.constantFrom(0, 0, 0, 10, 11, 99), fc.constantFrom(...types, "CHANNEL_UPDATE", "NO_SUCH"), data)
    .map(([op, t, d]) => JSON.stringify({ op, t, d, s: 1 }));
  const any = fc.oneof(
    payload,
    fc.jsonValue({ maxDepth: 1 }).map((value) => JSON.stringify(value)),
    fc.string(),
  );

  test.each([
    '{"op":9}',
    '{"op":10}',
    '{"op":0,"t":"READY","s":2}',
    '{"op":0,"t":"READY","d":{"session_id":"1","resume_gateway_url":"nowhere"},"s":2}',
    '{"op":0,"t":"MESSAGE_CREATE","d":null,"s":2}',
    '{"op":0,"t":"INTERACTION_CREATE","d":{"type":2},"s":2}',
    '{"op":0,"t":"error","d":{},"s":2}',
    "null",
    "{",
  ])("%s", async (text) => {
    const { server } = await start();
    server.gateway.say(text);
    await becomes("connected");
    await answers("still here");
  });

  test("any", async () => {
    const { server } = await start();
    for (const text of fc.sample(any, 300)) server.gateway.say(text);
    // Each that breaks the connection takes another session, and what was said just before is lost with it.
    await until(async () => {
      letSessionsBegin();
      server.mention("still here");
      await vi.waitFor(() => expect(server.posted.map(textOf)).toContain("still here"), { timeout: 2_000 });
    });
  });
});
