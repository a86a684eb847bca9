import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AdapterError } from "../../../src/chat/errors.ts";
import type { MessageRef } from "../../../src/chat/message.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { until } from "../../until.ts";
import {
  at,
  channelOf,
  hourMs,
  minuteMs,
  newDigest,
  publish,
  runOnce,
  ScriptedPlatform,
  startScheduler,
} from "../delivery-rig.ts";

const slot = at("2026-06-01T00:30Z");
let storage: Storage;
let slack: ScriptedPlatform;
let clock: { now: number };

beforeEach(async () => {
  storage = await openStorage(":memory:");
  slack = new ScriptedPlatform("slack");
  clock = { now: slot - hourMs };
  await storage.subscriptions.add(newDigest(channelOf("slack"), slot - hourMs));
  await publish(storage.articles, "news", slot - 1);
});

afterEach(() => storage.close());

async function liveFrom(from: number, to: number): Promise<void> {
  for (clock.now = from; clock.now <= to; clock.now += minuteMs) await runOnce(storage, clock, slack);
}

test("after ten minutes of 500s from the platform the digest is posted once", async () => {
  const down = () => {
    throw new AdapterError("unavailable", "Slack answered 500.");
  };
  slack.behaviours = [down];
  slack.find = () => {
    if (clock.now < slot + 10 * minuteMs) down();
    return { state: "absent" };
  };
  await liveFrom(slot, slot + 10 * minuteMs - 1);
  expect(slack.posts).toEqual([]);
  await liveFrom(slot + 10 * minuteMs, slot + 40 * minuteMs);
  expect(slack.posts).toHaveLength(1);
});

test("an answer that arrives after the lease neither doubles nor loses the digest", async () => {
  const held = Promise.withResolvers<void>();
  let stored: MessageRef | undefined;
  slack.behaviours = [
    async (store) => {
      stored = store();
      await held.promise;
      return stored;
    },
  ];
  clock.now = slot;
  const slow = startScheduler(storage, clock, [slack]);
  await slow.tick();
  await expect.poll(() => slack.posts.length).toBe(1);
  // Another process takes over and finds the message; then the first one gets its answer.
  await liveFrom(slot + 6 * minuteMs, slot + 8 * minuteMs);
  held.resolve();
  await slow.stop();
  await liveFrom(slot + 9 * minuteMs, slot + 20 * minuteMs);
  expect(slack.posts).toHaveLength(1);
  expect(await storage.ledger.count("sent")).toBe(1);
});

test("a process delayed beyond its lease does not post what another has posted meanwhile", async () => {
  const held = Promise.withResolvers<void>();
  const { ledger } = storage;
  const show = vi.fn(async (...shown: Parameters<typeof ledger.show>) => {
    await held.promise;
    await ledger.show(...shown);
  });
  clock.now = slot;
  const slow = startScheduler({ ...storage, ledger: { ...ledger, show } }, clock, [slack]);
  await slow.tick();
  await until(() => expect(show).toHaveBeenCalled());
  await liveFrom(slot + 5 * minuteMs, slot + 5 * minuteMs);
  expect(slack.posts).toHaveLength(1);
  held.resolve();
  await slow.stop();
  expect(slack.posts).toHaveLength(1);
  expect(await ledger.count("sent")).toBe(1);
});

test("each slot is posted once though the clock jumps an hour forward and back", async () => {
  await liveFrom(slot - 2 * minuteMs, slot - minuteMs);
  await liveFrom(slot + hourMs, slot + hourMs + 2 * minuteMs);
  await liveFrom(slot - minuteMs, slot + 2 * hourMs);
  expect(slack.posts).toHaveLength(1);
  await liveFrom(slot + 24 * hourMs - hourMs, slot + 24 * hourMs);
  expect(slack.posts.map(({ edition }) => edition.to)).toEqual([slot, slot + 24 * hourMs]);
});
