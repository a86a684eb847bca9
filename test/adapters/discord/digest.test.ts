import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deliveryKey } from "../../../src/digest/schedule/due-slots.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { at, hourMs, minuteMs, newDigest, publish, runOnce } from "../../digest/delivery-rig.ts";
import { type DiscordServer, startDiscord } from "../../servers/discord.ts";
import { permission } from "../../servers/discord-world.ts";
import { type Started, start as startAdapter, textOf } from "./harness.ts";

const slot = at("2026-06-01T00:30Z");
const clock = { now: slot };
let server: DiscordServer;
let storage: Storage;
let running: Started;
let subscription: string;

/** Another process, which knows only what is stored. */
async function start(): Promise<void> {
  running = await startAdapter(async () => undefined, { now: () => clock.now, server });
}

async function liveAt(moment: number): Promise<void> {
  clock.now = moment;
  await runOnce(storage, clock, running.adapter);
}

const entry = () => storage.ledger.get(deliveryKey({ id: subscription }, slot));
const posts = () => server.requests.filter((line) => /^POST .*messages$/.test(line)).length;

beforeEach(async () => {
  clock.now = slot - hourMs;
  server = await startDiscord(() => clock.now);
  server.world.botPermissions &= ~permission.readHistory;
  await start();
  storage = await openStorage(":memory:");
  ({ id: subscription } = await storage.subscriptions.add(newDigest(server.channel, clock.now)));
  await publish(storage.articles, "Harbour reopens", slot - 10 * minuteMs);
});
afterEach(async () => {
  await running.stop();
  await storage.close();
  expect(server.violations).toEqual([]);
});

/** Discord stores the next post, but its answer is lost. */
const loseAnswer = (alsoEcho: boolean) => {
  server.interrupt = (phase) => {
    if (phase === "received" && alsoEcho) server.gateway.forget();
    if (phase !== "stored") return "go";
    server.interrupt = () => "go";
    server.cutRequests();
    return "drop";
  };
};

describe("a digest whose answer was lost, in a channel that cannot be read,", () => {
  test("is settled by the gateway while the process lives", async () => {
    loseAnswer(false);
    await liveAt(slot);
    await expect.poll(async () => liveAt(clock.now + minuteMs).then(entry)).toMatchObject({ state: "sent" });
    expect([posts(), server.posted.length]).toEqual([1, 1]);
    expect((await entry())?.message?.message).toBe(server.posted[0]?.id);
  });

  test("is posted again by a successor that is there within two minutes, as one message", async () => {
    loseAnswer(true);
    await liveAt(slot);
    expect(await entry()).toMatchObject({ state: "claimed" });
    await running.adapter.stop();
    await start();
    await liveAt(slot + 1.5 * minuteMs);
    expect(await entry()).toMatchObject({ state: "sent", message: { message: server.posted[0]?.id } });
    expect(server.posted.map(textOf)).toEqual([expect.stringContaining("Harbour reopens")]);
    expect(posts()).toBe(2);
  });

  test("stays in doubt if the successor comes later", async () => {
    loseAnswer(true);
    await liveAt(slot);
    await running.adapter.stop();
    await start();
    await liveAt(slot + 3 * minuteMs);
    expect(await entry()).toMatchObject({ state: "uncertain" });
    expect(posts()).toBe(1);
  });
});
