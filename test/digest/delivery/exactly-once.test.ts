import fc from "fast-check";
import { expect, test } from "vitest";
import { AdapterError, type AdapterErrorCode } from "../../../src/chat/errors.ts";
import { longestDelayMs } from "../../../src/digest/schedule/due-slots.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import {
  at,
  channelOf,
  hourMs,
  minuteMs,
  newDigest,
  type PostBehaviour,
  runOnce,
  ScriptedPlatform,
} from "../delivery-rig.ts";

const firstSlot = at("2026-06-01T00:30Z");
const dayMs = 24 * hourMs;

/** What may go wrong with one request to post. */
type Trouble = { stored: boolean; error: AdapterErrorCode | "crash" };

const anyTrouble: fc.Arbitrary<Trouble | undefined> = fc.option(
  fc.oneof(
    fc.record({ stored: fc.boolean(), error: fc.constantFrom("unavailable" as const, "crash" as const) }),
    fc.constant({ stored: false, error: "rate_limited" as const }),
    fc.constant({ stored: false, error: "auth" as const }),
  ),
  { nil: undefined },
);

class Crash extends Error {}

/** After `die` no write of the process succeeds, whichever comes next. */
function mortal(storage: Storage): { storage: Storage; die: () => never } {
  let dead = false;
  const alive = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, name) {
        const member = Reflect.get(target, name);
        if (typeof member !== "function") return member;
        return async (...input: unknown[]) => {
          if (dead) throw new Crash();
          return member.apply(target, input);
        };
      },
    });
  const parts = { ledger: alive(storage.ledger), subscriptions: alive(storage.subscriptions) };
  const die = () => {
    dead = true;
    throw new Crash();
  };
  return { storage: { ...storage, ...parts }, die };
}

const behaviourWith = (trouble: Trouble | undefined, die: () => never): PostBehaviour => {
  return (store) => {
    const ref = !trouble || trouble.stored ? store() : undefined;
    if (trouble?.error === "crash") die();
    if (trouble) throw new AdapterError(trouble.error as AdapterErrorCode, "trouble");
    return ref as NonNullable<typeof ref>;
  };
};

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
