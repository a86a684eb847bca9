import { pino } from "pino";
import { expect, test } from "vitest";
import { createClockWatch, lastClockNote } from "../../../src/storage/clock/clock-watch.ts";
import { channelOf, hourMs, minuteMs, newDigest, publish, runOnce } from "../../digest/delivery-rig.ts";
import { nextDay, slot, titlesOf, withOneDigest } from "../../digest/one-digest.ts";

const it = withOneDigest();
const dayMs = 24 * hourMs;

/** A process that starts at a moment by its clock and notices whether that was ahead before. */
async function liveAt(moment: number, aheadMs = 0): Promise<void> {
  it.clock.now = moment + aheadMs;
  await createClockWatch(
    it.storage,
    () => it.clock.now,
    () => pino({ level: "silent" }),
  )();
  await runOnce(it.storage, it.clock, it.slack);
}

test("after a life with the clock two days ahead every digest comes at its time, with all stories once", async () => {
  await publish(it.storage.articles, "first", slot - 1);
  await liveAt(slot);
  await publish(it.storage.articles, "second", slot + hourMs);
  // The digest of the day after tomorrow is posted now.
  await liveAt(slot + 2 * hourMs, 2 * dayMs);
  await publish(it.storage.articles, "third", slot + 3 * hourMs);
  await liveAt(slot + 4 * hourMs);
  await publish(it.storage.articles, "fourth", nextDay - hourMs);
  for (const day of [1, 2, 3]) await liveAt(slot + day * dayMs);
  expect(it.slack.posts.map((post) => titlesOf(post))).toEqual([
    ["first"],
    ["second"],
    ["fourth", "third"],
    [],
    [],
  ]);
  const [, , ...after] = it.slack.posts;
  expect(after.map(({ edition }) => edition.to)).toEqual([nextDay, nextDay + dayMs, nextDay + 2 * dayMs]);
  expect(await lastClockNote(it.storage.keyValues)).toMatchObject({ noticedAt: slot + 4 * hourMs });
});

test("a digest that is set while the clock is ahead comes at its time", async () => {
  await liveAt(slot);
  const { id } = await it.storage.subscriptions.add(newDigest(channelOf("slack", "C2"), slot + 2 * dayMs));
  await liveAt(slot + hourMs);
  await liveAt(nextDay);
  expect(it.slack.posts.filter(({ channel }) => channel.channel === "C2")).toHaveLength(1);
  expect((await it.storage.subscriptions.get(id))?.coveredUntil).toBe(nextDay);
});

test("a running process notices when its clock jumps back", async () => {
  const watch = createClockWatch(
    it.storage,
    () => it.clock.now,
    () => pino({ level: "silent" }),
  );
  await watch();
  it.clock.now += 10 * minuteMs;
  await watch();
  expect(await lastClockNote(it.storage.keyValues)).toBeUndefined();
  it.clock.now -= 3 * minuteMs;
  await watch();
  expect(await lastClockNote(it.storage.keyValues)).toEqual({
    noticedAt: it.clock.now,
    aheadMs: 3 * minuteMs,
  });
});
