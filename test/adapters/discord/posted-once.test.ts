import { afterEach, describe, expect, test } from "vitest";
import { digest, entry } from "../../contract/replies.ts";
import * as answers from "../../servers/discord-answers.ts";
import { permission } from "../../servers/discord-world.ts";
import { type Started, start as startAdapter, textOf } from "./harness.ts";

let running: Started | undefined;
const clock = { now: 0 };
const now = () => clock.now;

async function start() {
  clock.now = Date.now();
  running = await startAdapter(async () => undefined, { now });
  return running;
}

/** Another process on the same Discord, after the first has died. */
async function restart() {
  const before = running;
  await before?.adapter.stop();
  running = await startAdapter(async () => undefined, { now, server: before?.server });
  return running;
}

afterEach(async () => {
  const ended = running;
  running = undefined;
  if (!ended) return;
  await ended.stop();
  expect(ended.server.violations).toEqual([]);
});

const second = 1_000;
const morning = digest("Morning news", [entry("a1", "A story")]);
const later = digest("Morning news", [entry("a2", "A story that came since")]);
const repeatable = { state: "absent", isRepeatable: true };
const posting = /^POST .*messages$/;
const postsTo = ({ server }: Started) => server.requests.filter((line) => posting.test(line)).length;

/** From now on the bot may not read the channel. */
async function hideHistory({ server, adapter }: Started): Promise<void> {
  server.deny("bot", permission.readHistory);
  const look = () => adapter.findDelivery(server.channel, "no such key", { since: 0 });
  await expect.poll(look).toEqual({ state: "unknown" });
}

describe("the note that a request is about to leave", () => {
  test("waits for the client's queue: the channel's post before it", async () => {
    const { server, adapter } = await start();
    const order: string[] = [];
    server.world.on("shown", ({ nonce }) => order.push(`${nonce} stored`));
    const send = (key: string) =>
      adapter.send(server.channel, morning, key, async () => void order.push(`${key} noted`));
    await Promise.all([send("one"), send("two")]);
    expect(order).toEqual(["one noted", "one stored", "two noted", "two stored"]);
  });

  test("is of no request that waits: a rate limit, however short, is left to the ledger", async () => {
    const started = await start();
    const { server, adapter } = started;
    let notes = 0;
    server.failNext(posting, answers.rateLimited(0.05));
    const sending = adapter.send(server.channel, morning, "key", async () => void notes++);
    await expect(sending).rejects.toMatchObject({ code: "rate_limited", retryAfterMs: expect.any(Number) });
    expect([notes, postsTo(started)]).toEqual([1, 1]);
  });

  test("is not written if Discord cannot be reached", async () => {
    const { server, adapter } = await start();
    await server.stop();
    let notes = 0;
    const sending = adapter.send(server.channel, morning, "key", async () => void notes++);
    await expect(sending).rejects.toMatchObject({ code: "unavailable" });
    expect(notes).toBe(0);
    running = undefined;
    await adapter.stop();
  });

  test("is written for each request, and none is repeated when Discord may have forgotten the first", async () => {
    const started = await start();
    const { server, adapter } = started;
    let notes = 0;
    const note = async () => void notes++;
    server.failNext(posting, { status: 502 });
    await adapter.send(server.channel, morning, "one", note);
    expect([notes, postsTo(started)]).toEqual([2, 2]);
    server.failNext(posting, { status: 502 });
    const slowly = async () => {
      notes++;
      setImmediate(() => {
        clock.now += 120 * second;
      });
    };
    await expect(adapter.send(server.channel, morning, "two", slowly)).rejects.toMatchObject({
      code: "unavailable",
    });
    expect([notes, postsTo(started)]).toEqual([3, 3]);
  });

  test("a refusal of a repeated request does not count as one of the first, which may have been posted", async () => {
    const { server, adapter } = await start();
    server.failNext(posting, { status: 502 });
    server.failNext(posting, answers.missingPermissions);
    await expect(adapter.send(server.channel, morning, "key")).rejects.toMatchObject({ code: "unavailable" });
  });
});

test("a post that arrives only after it was looked up is one message, with the newest content", async () => {
  const { server, adapter } = await start();
  const requestedAt = now();
  const search = { since: requestedAt - second, requestedAt };
  expect(await adapter.findDelivery(server.channel, "key", search)).toEqual(repeatable);
  const late = { ...server.world.bot };
  const { id } = server.world.add({ channel_id: server.world.channelId, author: late, nonce: "key" });
  const ref = { channel: server.channel, message: id };
  expect(await adapter.send(server.channel, later, "key")).toEqual(ref);
  expect(server.posted.map(textOf)).toEqual([expect.stringContaining("A story that came since")]);
});

describe("a post whose channel cannot be read", () => {
  test("is sent again within two minutes of the first request, and is one message with the newest content", async () => {
    const { server, adapter } = await start();
    const requestedAt = now();
    const ref = await adapter.send(server.channel, morning, "key");
    const again = await restart();
    await hideHistory(again);
    clock.now += 100 * second;
    const search = { since: requestedAt, requestedAt };
    expect(await again.adapter.findDelivery(server.channel, "key", search)).toEqual(repeatable);
    expect(await again.adapter.send(server.channel, later, "key")).toEqual(ref);
    expect(server.posted.map(textOf)).toEqual([expect.stringContaining("A story that came since")]);
  });

  test.each([
    ["later", 120 * second],
    ["by a clock that was set back", -second],
  ])("is in doubt %s", async (_, elapsed) => {
    const { server } = await start();
    const again = await restart();
    await hideHistory(again);
    const requestedAt = now();
    clock.now += elapsed;
    const search = { since: requestedAt, requestedAt };
    expect(await again.adapter.findDelivery(server.channel, "key", search)).toEqual({ state: "unknown" });
  });

  test("is not sent again if the two minutes end on the way", async () => {
    const { server, adapter } = await start();
    await hideHistory({ server, adapter } as Started);
    const requestedAt = now();
    await adapter.findDelivery(server.channel, "key", { since: requestedAt, requestedAt });
    clock.now += 120 * second;
    let notes = 0;
    const sending = adapter.send(server.channel, morning, "key", async () => void notes++);
    await expect(sending).rejects.toMatchObject({ code: "unavailable" });
    expect([notes, server.posted.length]).toEqual([0, 0]);
  });

  test("nor if they end while its request is noted", async () => {
    const { server, adapter } = await start();
    await hideHistory({ server, adapter } as Started);
    const requestedAt = now();
    await adapter.findDelivery(server.channel, "key", { since: requestedAt, requestedAt });
    const slowNote = async () => {
      clock.now += 120 * second;
    };
    await expect(adapter.send(server.channel, morning, "key", slowNote)).rejects.toMatchObject({
      code: "unavailable",
    });
    expect(server.posted).toEqual([]);
  });

  test("stays in doubt if sending it again is refused", async () => {
    const { server, adapter } = await start();
    await hideHistory({ server, adapter } as Started);
    const requestedAt = now();
    const search = { since: requestedAt, requestedAt };
    await adapter.findDelivery(server.channel, "key", search);
    server.failNext(posting, answers.missingPermissions);
    await expect(adapter.send(server.channel, morning, "key")).rejects.toMatchObject({ code: "unavailable" });
    clock.now += 120 * second;
    expect(await adapter.findDelivery(server.channel, "key", search)).toEqual({ state: "unknown" });
  });

  test("is known from the gateway if the answer was lost", async () => {
    const started = await start();
    const { server, adapter } = started;
    await hideHistory(started);
    server.interrupt = (phase) => {
      if (phase !== "stored") return "go";
      server.cutRequests();
      return "drop";
    };
    const answered = await adapter.send(server.channel, morning, "key").catch((error) => error.code);
    const [message] = server.posted;
    const ref = { channel: server.channel, message: message?.id };
    expect([ref, "unavailable"]).toContainEqual(answered);
    clock.now += 3_600 * second;
    const look = () => adapter.findDelivery(server.channel, "key", { since: 0 });
    await expect.poll(look).toEqual({ state: "found", ref });
    expect(postsTo(started)).toBe(1);
  });
});
