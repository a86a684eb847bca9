import fc from "fast-check";
import { expect, test } from "vitest";
import { longestDelayMs } from "../../../src/digest/schedule/due-slots.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import { at, channelOf, hourMs, minuteMs, newDigest, runOnce, ScriptedPlatform } from "../delivery-rig.ts";
import { anyTrouble, behaviourWith, mortal, type Trouble } from "../troubles.ts";

const firstSlot = at("2026-06-01T00:30Z");
const dayMs = 24 * hourMs;

/** Runs a process at each moment with its trouble, then without any until a day later; returns the last slot. */
async function history(slack: ScriptedPlatform, moments: { after: number; trouble: Trouble | undefined }[]) {
  const storage = await openStorage(":memory:");
  const clock = { now: firstSlot - hourMs };
  await storage.subscriptions.add(newDigest(channelOf("slack"), clock.now));
  for (const { after, trouble } of moments) {
    clock.now += after;
    const process = mortal(storage);
    slack.behaviours = [behaviourWith(trouble, process.die)];
    await runOnce(process.storage, clock, slack).catch(() => undefined);
  }
  slack.behaviours = [];
  const lastSlot = firstSlot + Math.ceil((clock.now - firstSlot) / dayMs + 1) * dayMs;
  while (clock.now < lastSlot) {
    clock.now += 20 * minuteMs;
    await runOnce(storage, clock, slack);
  }
  await storage.close();
  return lastSlot;
}

const anyMoments = fc.array(
  fc.record({
    after: fc.oneof(fc.integer({ min: 0, max: 10 * minuteMs }), fc.integer({ min: 0, max: 5 * hourMs })),
    trouble: anyTrouble,
  }),
  { maxLength: 25 },
);

test("each slot and each story is posted once, whatever fails and whenever a process dies", async () => {
  await fc.assert(
    fc.asyncProperty(anyMoments, async (moments) => {
      const slack = new ScriptedPlatform("slack");
      const lastSlot = await history(slack, moments);
      const slots = slack.posts.map(({ edition }) => edition.to);
      expect(new Set(slots).size).toBe(slots.length);
      // One window ends where the next begins: no story is lost or repeated.
      const ends = [firstSlot - hourMs, ...slots];
      expect(slack.posts.map(({ edition }) => edition.from)).toEqual(ends.slice(0, -1));
      expect(ends.at(-1)).toBe(lastSlot);
    }),
    { numRuns: 25 },
  );
});

test("without look-ups a slot is posted at most once", async () => {
  await fc.assert(
    fc.asyncProperty(anyMoments, async (moments) => {
      const slack = new ScriptedPlatform("slack");
      slack.find = () => ({ state: "unknown" });
      await history(slack, moments);
      const slots = slack.posts.map(({ edition }) => edition.to);
      expect(new Set(slots).size).toBe(slots.length);
      for (const { edition } of slack.posts) expect(edition.from).toBeLessThan(edition.to);
    }),
    { numRuns: 25 },
  );
});

test("a slot may be late by less than a day, so slots never overtake each other", () => {
  expect(longestDelayMs).toBeLessThan(23 * hourMs);
});
