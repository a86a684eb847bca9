import { beforeEach, expect, test, vi } from "vitest";
import type { MessageRef } from "../../../src/chat/message.ts";
import { until } from "../../until.ts";
import { hourMs, minuteMs, publish, startScheduler } from "../delivery-rig.ts";
import { refuse, slot, withOneDigest } from "../one-digest.ts";

const it = withOneDigest();

beforeEach(() => publish(it.storage.articles, "news", slot - 1));

async function liveFrom(from: number, to: number): Promise<void> {
  for (let moment = from; moment <= to; moment += minuteMs) await it.liveAt(moment);
}

test("after ten minutes of 500s from the platform the digest is posted once", async () => {
  const down = refuse("unavailable", "Slack answered 500.");
  it.slack.behaviours = [down];
  it.slack.find = () => {
    if (it.clock.now < slot + 10 * minuteMs) down();
    return { state: "absent" };
  };
  await liveFrom(slot, slot + 10 * minuteMs - 1);
  expect(it.slack.posts).toEqual([]);
  await liveFrom(slot + 10 * minuteMs, slot + 40 * minuteMs);
  expect(it.slack.posts).toHaveLength(1);
});

test("an answer that arrives after the lease neither doubles nor loses the digest", async () => {
  const held = Promise.withResolvers<void>();
  let stored: MessageRef | undefined;
  it.slack.behaviours = [
    async (store) => {
      stored = store();
      await held.promise;
      return stored;
    },
  ];
  it.clock.now = slot;
  const slow = startScheduler(it.storage, it.clock, [it.slack]);
  await slow.tick();
  await until(() => expect(it.slack.posts).toHaveLength(1));
  // Another process takes over and finds the message; then the first one gets its answer.
  await liveFrom(slot + 6 * minuteMs, slot + 8 * minuteMs);
  held.resolve();
  await slow.stop();
  await liveFrom(slot + 9 * minuteMs, slot + 20 * minuteMs);
  expect(it.slack.posts).toHaveLength(1);
  expect(await it.storage.ledger.count("sent")).toBe(1);
});

test("a process delayed beyond its lease does not post what another has posted meanwhile", async () => {
  const held = Promise.withResolvers<void>();
  const { ledger } = it.storage;
  const noteRequest = vi.fn(async (...note: Parameters<typeof ledger.noteRequest>) => {
    await held.promise;
    return ledger.noteRequest(...note);
  });
  it.clock.now = slot;
  const slow = startScheduler({ ...it.storage, ledger: { ...ledger, noteRequest } }, it.clock, [it.slack]);
  await slow.tick();
  await until(() => expect(noteRequest).toHaveBeenCalled());
  await liveFrom(slot + 5 * minuteMs, slot + 5 * minuteMs);
  expect(it.slack.posts).toHaveLength(1);
  held.resolve();
  await slow.stop();
  expect(it.slack.posts).toHaveLength(1);
  expect(await ledger.count("sent")).toBe(1);
});

test("a process that was stopped between its note and its request posts nothing beyond its lease", async () => {
  const { ledger } = it.storage;
  const noteRequest = vi.fn(async (...note: Parameters<typeof ledger.noteRequest>) => {
    const isNoted = await ledger.noteRequest(...note);
    // Meanwhile another process finds nothing and posts it.
    if (noteRequest.mock.calls.length === 1) await liveFrom(slot + 6 * minuteMs, slot + 6 * minuteMs);
    return isNoted;
  });
  it.clock.now = slot;
  const stopped = startScheduler({ ...it.storage, ledger: { ...ledger, noteRequest } }, it.clock, [it.slack]);
  await stopped.tick();
  await stopped.stop();
  expect(it.slack.posts).toHaveLength(1);
  expect(await ledger.count("sent")).toBe(1);
});

test("a note whose request was withheld leaves no doubt where nobody took over", async () => {
  const { ledger } = it.storage;
  const noteRequest: typeof ledger.noteRequest = async (...note) => {
    const isNoted = await ledger.noteRequest(...note);
    it.clock.now += 6 * minuteMs;
    return isNoted;
  };
  it.clock.now = slot;
  const stopped = startScheduler({ ...it.storage, ledger: { ...ledger, noteRequest } }, it.clock, [it.slack]);
  await stopped.tick();
  await stopped.stop();
  expect(it.slack.posts).toEqual([]);
  it.slack.find = () => ({ state: "unknown" });
  await liveFrom(slot + 7 * minuteMs, slot + 7 * minuteMs);
  expect(it.slack.posts).toHaveLength(1);
  expect(await ledger.count("uncertain")).toBe(0);
});

test("each slot is posted once though the clock jumps an hour forward and back", async () => {
  await liveFrom(slot - 2 * minuteMs, slot - minuteMs);
  await liveFrom(slot + hourMs, slot + hourMs + 2 * minuteMs);
  await liveFrom(slot - minuteMs, slot + 2 * hourMs);
  expect(it.slack.posts).toHaveLength(1);
  await liveFrom(slot + 24 * hourMs - hourMs, slot + 24 * hourMs);
  expect(it.slack.posts.map(({ edition }) => edition.to)).toEqual([slot, slot + 24 * hourMs]);
});
