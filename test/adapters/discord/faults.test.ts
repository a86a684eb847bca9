import { afterEach, describe, expect, test, vi } from "vitest";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import { digest, notice } from "../../contract/replies.ts";
import * as answers from "../../servers/discord-answers.ts";
import { until } from "../../until.ts";
import { type Started, textOf, type Wiring, wire } from "./harness.ts";

let running: Started | undefined;

/** @param prepare changes the loopback Discord before the bot connects */
async function start(onMessage: OnMessage, prepare?: (started: Started) => void, wiring?: Wiring) {
  running = await wire(wiring);
  prepare?.(running);
  await running.adapter.start(onMessage);
  return running;
}

afterEach(async () => {
  vi.useRealTimers();
  const ended = running;
  running = undefined;
  await ended?.stop();
  expect(ended?.server.violations).toEqual([]);
  expect(ended?.server.hanging).toEqual([]);
});

const echo: OnMessage = async ({ text }) => notice(`You said: ${text}`);

describe("the gateway", () => {
  test("drops in the middle of a command: the session is resumed, and the command answered once", async () => {
    let asked = 0;
    const thought: (() => void)[] = [];
    const { server } = await start(async ({ text }) => {
      asked++;
      await new Promise<void>((resolve) => thought.push(resolve));
      return notice(`You said: ${text}`);
    });
    server.command("search", { query: "tsmc" });
    await until(() => expect(asked).toBe(1));
    server.gateway.drop();
    await until(() => expect(server.gateway.resumed).toBe(1));
    for (const resolve of thought) resolve();
    expect(textOf(await server.waitForReply())).toBe("You said: search tsmc");
    expect([asked, server.posted.length, server.gateway.identified]).toEqual([1, 1, 1]);
  });

  test("delivers missed messages once, in order", async () => {
    const heard: string[] = [];
    const { server } = await start(async ({ text }) => {
      heard.push(text);
      return notice(text);
    });
    server.gateway.drop();
    for (const word of ["one", "two", "three"]) server.direct(word);
    await until(() => expect(heard).toHaveLength(3));
    server.gateway.drop();
    await until(() => expect(server.gateway.resumed).toBe(2));
    server.direct("four");
    await until(() => expect(server.posted).toHaveLength(4));
    expect(heard).toEqual(["one", "two", "three", "four"]);
  });

  test("declares the session invalid: the bot opens another one and continues", async () => {
    const { server } = await start(echo);
    // discord.js begins a session every five seconds at most.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 5_000 });
    server.gateway.invalidate();
    await until(() => expect(server.gateway.identified).toBe(2));
    server.mention("again");
    expect(textOf(await server.waitForReply())).toBe("You said: again");
  });
});

describe("Discord asks to wait", () => {
  test.each([
    ["on one route", false],
    ["everywhere", true],
  ])("%s: the answer comes after the wait, once", async (_, everywhere) => {
    const { server } = await start(echo);
    server.failNext(/^PATCH .*@original$/, answers.rateLimited(0.2, everywhere));
    server.command("search", { query: "tsmc" });
    expect(textOf(await server.waitForReply())).toBe("You said: search tsmc");
    expect(server.requests.filter((line) => line.startsWith("PATCH"))).toHaveLength(2);
    expect(server.posted).toHaveLength(1);
  });

  test("on one channel: a command elsewhere is answered in the meantime", async () => {
    const { server, adapter } = await start(echo);
    server.failNext(/^POST .*messages$/, answers.rateLimited(1));
    const { platform } = server.channel;
    const person = { platform, tenant: "", user: server.world.person.id };
    const posting = adapter.sendDirectMessage(person, digest("Morning", []));
    server.command("search", { query: "tsmc" });
    await until(() => expect(server.posted.map(textOf)).toEqual(["You said: search tsmc"]));
    await posting;
    expect(server.posted).toHaveLength(2);
  });
});

test.each([
  ["50013", answers.missingPermissions],
  ["50001", answers.missingAccess],
  ["10003", answers.unknownChannel],
])("a channel that refuses an answer with %s is not tried again for it", async (_, answer) => {
  const { server } = await start(echo);
  server.failNext(/^POST .*messages$/, answer);
  server.mention("x");
  expect((await server.waitForReply()).channel_id).toBe(server.world.directId);
  server.mention("y");
  await until(() => expect(server.posted.map(textOf)).toContain("You said: y"));
  const path = `POST /channels/${server.world.channelId}/messages`;
  expect(server.requests.filter((line) => line === path)).toHaveLength(2);
});

describe("servers", () => {
  test("one that is unavailable at the start delays no other, and is served when it is back", async () => {
    const { server, tenants } = await start(echo, ({ server: { world } }) => {
      world.available = false;
    });
    server.direct("anybody there?");
    expect(textOf(await server.waitForReply())).toContain("anybody there?");
    server.showServer(true);
    server.mention("back again");
    expect(textOf(await server.waitForReply())).toBe("You said: back again");
    expect(tenants.told).toEqual([`present ${server.world.guildId}`]);
  });

  test("one that becomes unavailable does not count as having removed the bot", async () => {
    const { server, tenants } = await start(echo);
    server.showServer(false);
    server.showServer(true);
    server.mention("x");
    await server.waitForReply();
    expect(tenants.told.filter((line) => line.startsWith("left"))).toEqual([]);
    server.removeBot();
    await until(() => expect(tenants.told.at(-1)).toBe(`left ${server.world.guildId}`));
  });

  test("that removed the bot while it was away are recorded, and no others", async () => {
    const other = { id: "" };
    const { tenants } = await start(echo, ({ server: { world } }) => {
      world.removed = true;
      other.id = world.newId();
      world.idleGuilds = [{ ...world.guild(), id: other.id, channels: [], members: [] } as { id: string }];
    });
    expect(tenants.told).toEqual([`present ${other.id}`]);
  });

  test.each([
    ["as many connections as Discord recommends", undefined, 3],
    ["as many as the operator says", { ids: [0, 1], count: 2 }, 2],
  ])("share %s, and all are served", async (_, shards, expected) => {
    const { server } = await start(
      echo,
      ({ server: { world } }) => {
        world.shards = 3;
      },
      { shards },
    );
    expect(server.gateway.identified).toBe(expected);
    server.mention("in a server");
    server.direct("directly");
    await until(() =>
      expect(server.posted.map(textOf).sort()).toEqual(["You said: directly", "You said: in a server"]),
    );
  });
});

describe("several processes share the servers:", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test("each opens its own share of the connections, whatever the environment tells discord.js", async () => {
    vi.stubEnv("SHARDS", "3");
    vi.stubEnv("SHARD_COUNT", "7");
    const shards = { ids: [1, 3], count: 4 };
    const { server } = await start(echo, undefined, { shards });
    expect(server.gateway.shards.sort()).toEqual([
      [1, 4],
      [3, 4],
    ]);
  });

  test.each([
    ["the one with the first connection registers the commands", [0], 1],
    ["the others do not", [1], 0],
  ])("%s", async (_, ids, registrations) => {
    const { server } = await start(echo, undefined, { shards: { ids, count: 2 } });
    expect(server.requests.filter((line) => line.startsWith("PUT"))).toHaveLength(registrations);
  });

  test("a process reports missing servers of its own, and none of another process", async () => {
    const { tenants, server } = await start(echo, undefined, { shards: { ids: [1], count: 2 } });
    const onShard = (id: bigint) => String(((BigInt(server.world.guildId) >> 22n) * 2n + id) << 22n);
    expect([onShard(0n), onShard(1n)].map((id) => tenants.isOurs?.(id))).toEqual([false, true]);
  });
});
