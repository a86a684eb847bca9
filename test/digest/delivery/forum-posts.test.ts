import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AdapterError } from "../../../src/chat/errors.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import {
  at,
  channelOf,
  hourMs,
  minuteMs,
  newDigest,
  publish,
  runOnce,
  ScriptedPlatform,
} from "../delivery-rig.ts";
import { anyTrouble, behaviourWith, mortal, type Trouble } from "../troubles.ts";

const slot = at("2026-06-01T00:30Z");
const dayMs = 24 * hourMs;
const forum = channelOf("discord", "forum");

let storage: Storage;
let discord: ScriptedPlatform;
let clock: { now: number };

beforeEach(async () => {
  storage = await openStorage(":memory:");
  discord = new ScriptedPlatform("discord");
  clock = { now: slot - hourMs };
});
afterEach(() => storage.close());

const subscribe = (more = {}) =>
  storage.subscriptions.add(newDigest(forum, slot - 2 * hourMs, { place: "post", ...more }));

/** Processes that post one thing each, until nothing is left of the day. */
async function liveFrom(moment: number, times = 12): Promise<void> {
  clock.now = moment;
  for (let life = 0; life < times; life++, clock.now += minuteMs) await runOnce(storage, clock, discord);
}

const titles = () => discord.posts.map(({ edition }) => edition.stories.map(({ article }) => article.title));
const three = ["Ferry runs", "Bridge opens", "Harbour reopens"];
const publishThree = async () => {
  for (const [place, title] of three.entries())
    await publish(storage.articles, title, slot - (place + 1) * 10 * minuteMs);
};

describe("a digest in a forum", () => {
  test("posts each story by itself, the most important last, which says what the digest covers", async () => {
    await subscribe({ most: 2 });
    await publishThree();
    await liveFrom(slot);
    // Fresher is more important here.
    expect(titles()).toEqual([["Bridge opens"], ["Ferry runs"]]);
    expect(discord.posts.map(({ of }) => of?.isLead)).toEqual([undefined, true]);
    expect(discord.posts[1]?.edition).toMatchObject({ leftOut: 1, to: slot });
    expect(discord.posts[1]?.edition.rest).toHaveLength(1);
  });

  test("posts nothing at its time if nothing is new", async () => {
    await subscribe();
    await liveFrom(slot);
    expect(discord.posts).toEqual([]);
    await publish(storage.articles, "Ferry runs", slot + hourMs);
    await liveFrom(slot + dayMs);
    expect(titles()).toEqual([["Ferry runs"]]);
  });

  test("shows the stories that were refused with the next one, and those that were posted no more", async () => {
    const { id } = await subscribe();
    await publishThree();
    const refuse = () => {
      throw new AdapterError("forbidden", "no", { refusal: { code: "lacks_permission" } });
    };
    discord.behaviours = [(store) => store(), refuse, refuse];
    await liveFrom(slot);
    expect(titles()).toEqual([["Harbour reopens"]]);
    expect(await storage.subscriptions.get(id)).toMatchObject({ pausedBecause: "lacks_permission" });
    // Told once, though two were refused.
    expect(discord.directMessages).toHaveLength(1);
    await liveFrom(slot + dayMs);
    expect(titles()).toEqual([["Harbour reopens"], ["Bridge opens"], ["Ferry runs"]]);
    expect((await storage.subscriptions.get(id))?.pausedBecause).toBeUndefined();
    expect((await storage.subscriptions.get(id))?.coveredUntil).toBe(slot + dayMs);
  });

  test("does not come back to a story whose words a filter blocks", async () => {
    await subscribe();
    await publishThree();
    const block = () => {
      throw new AdapterError("rejected", "no", { refusal: { code: "message_blocked" } });
    };
    discord.behaviours = [(store) => store(), block];
    await liveFrom(slot);
    await liveFrom(slot + dayMs);
    expect(titles()).toEqual([["Harbour reopens"], ["Ferry runs"]]);
  });

  test("makes up for a post in doubt with the next digest, in a post of its own", async () => {
    await subscribe();
    await publishThree();
    discord.find = () => ({ state: "unknown" });
    discord.behaviours = [
      () => {
        throw new AdapterError("unavailable", "no answer");
      },
    ];
    await liveFrom(slot);
    expect(titles()).toEqual([["Bridge opens"], ["Ferry runs"]]);
    expect(discord.directMessages).toHaveLength(1);
    await publish(storage.articles, "Canal freezes", slot + hourMs);
    await liveFrom(slot + dayMs);
    expect(titles().slice(2)).toEqual([["Canal freezes"], ["Harbour reopens"]]);
    expect(discord.posts.at(-1)?.of).toMatchObject({ missedSince: slot, isLead: true });
    expect(await storage.ledger.openDoubts()).toEqual([]);
  });

  test("shows a correction in the post of its story alone", async () => {
    await liveFrom(slot - hourMs, 1);
    await subscribe();
    await publishThree();
    await liveFrom(slot);
    const keys = ["path:Bridge opens"];
    const corrected = { title: "Bridge opens at last", keys, publishedAt: slot - 20 * minuteMs };
    await storage.articles.add(
      [{ source: "The Daily", tags: [], language: "en", ...corrected }],
      slot + hourMs,
    );
    await liveFrom(slot + hourMs);
    expect(discord.edits).toHaveLength(1);
    expect(discord.edits[0]?.ref).toEqual(discord.posts[1]?.ref);
    expect(discord.edits[0]?.title).toContain("Bridge opens at last");
  });
});

/** Lives of processes, each with its trouble; then without any until a day after the last. */
async function history(moments: { after: number; trouble: Trouble | undefined }[]): Promise<string[]> {
  const published: string[] = [];
  let day = 0;
  const publishUntil = async (moment: number) => {
    for (; slot + day * dayMs - hourMs <= moment; day++)
      for (const name of ["a", "b", "c"]) {
        published.push(`Story ${name} of day ${day}`);
        await publish(storage.articles, published.at(-1) ?? "", slot + day * dayMs - hourMs);
      }
  };
  for (const { after, trouble } of moments) {
    clock.now += after;
    await publishUntil(clock.now);
    const process = mortal(storage);
    discord.behaviours = [behaviourWith(trouble, process.die)];
    await runOnce(process.storage, clock, discord).catch(() => undefined);
  }
  discord.behaviours = [];
  for (const end = clock.now + 2 * dayMs; clock.now < end; clock.now += 20 * minuteMs) {
    await publishUntil(Math.min(clock.now, end - dayMs));
    await runOnce(storage, clock, discord);
  }
  return published;
}

const anyMoments = fc.array(
  fc.record({
    after: fc.oneof(fc.integer({ min: 0, max: 10 * minuteMs }), fc.integer({ min: 0, max: 5 * hourMs })),
    trouble: anyTrouble,
  }),
  { maxLength: 25 },
);

test("each story is posted once, whatever fails and whenever a process dies between two posts", async () => {
  await fc.assert(
    fc.asyncProperty(anyMoments, async (moments) => {
      await storage.close();
      storage = await openStorage(":memory:");
      discord = new ScriptedPlatform("discord");
      clock = { now: slot - 2 * hourMs };
      await subscribe();
      const published = await history(moments);
      expect(titles().flat().toSorted()).toEqual(published.toSorted());
    }),
    { numRuns: 20 },
  );
});
