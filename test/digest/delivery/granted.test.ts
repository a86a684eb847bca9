import { expect, test } from "vitest";
import type { ChannelRef } from "../../../src/chat/message.ts";
import { until } from "../../until.ts";
import { hourMs, minuteMs, publish, runOnce, ScriptedPlatform, startScheduler } from "../delivery-rig.ts";
import { refuse, slot, withOneDigest } from "../one-digest.ts";

/** A platform that tells whether the bot may post. */
class TellingPlatform extends ScriptedPlatform {
  may: boolean | undefined = true;
  mayPost(_: ChannelRef): boolean | undefined {
    return this.may;
  }
}

const it = withOneDigest();
const forbidden = refuse("forbidden", "Refused.", { refusal: { code: "lacks_permission" } });
const blocked = refuse("rejected", "Refused.", { refusal: { code: "message_blocked" } });

async function refusedFor(reason: typeof forbidden) {
  const platform = new TellingPlatform("slack");
  const liveAt = async (moment: number) => {
    it.clock.now = moment;
    await runOnce(it.storage, it.clock, platform);
  };
  await publish(it.storage.articles, "Ferry runs", slot - hourMs);
  platform.behaviours = [reason];
  return { platform, liveAt };
}

test("a digest that was refused comes as soon as the platform tells that it may, not at its next time", async () => {
  const { platform, liveAt } = await refusedFor(forbidden);
  platform.may = false;
  await liveAt(slot);
  await liveAt(slot + 20 * minuteMs);
  expect(platform.posts).toEqual([]);
  platform.may = true;
  await liveAt(slot + 21 * minuteMs);
  await liveAt(slot + 22 * minuteMs);
  expect(platform.posts).toHaveLength(1);
  expect(await it.entry()).toMatchObject({ state: "sent" });
  expect((await it.storage.subscriptions.get(it.subscription.id))?.pausedBecause).toBeUndefined();
});

test("the same process notices the grant within a minute, and tells nobody again", async () => {
  const { platform } = await refusedFor(forbidden);
  platform.may = false;
  it.clock.now = slot;
  const scheduler = startScheduler(it.storage, it.clock, [platform]);
  const tickFor = async (seconds: number) => {
    for (let second = 0; second < seconds; second++, it.clock.now += 1_000) {
      await scheduler.tick();
      await until(async () => expect(await it.entry()).not.toMatchObject({ state: "claimed" }));
    }
  };
  await tickFor(30);
  expect([platform.posts.length, platform.directMessages.length]).toEqual([0, 1]);
  platform.may = true;
  await tickFor(30);
  await scheduler.stop();
  expect([platform.posts.length, platform.directMessages.length]).toEqual([1, 1]);
});

test("a permission that was granted while the program was away counts as well", async () => {
  const { platform, liveAt } = await refusedFor(forbidden);
  await liveAt(slot);
  expect(platform.posts).toEqual([]);
  await liveAt(slot + minuteMs);
  expect(platform.posts).toHaveLength(1);
});

test("what the platform refuses for other reasons is not tried again and again", async () => {
  const { platform, liveAt } = await refusedFor(blocked);
  platform.behaviours = [blocked, blocked, blocked];
  for (let minutes = 0; minutes < 10; minutes++) await liveAt(slot + minutes * minuteMs);
  expect(platform.behaviours).toHaveLength(2);
  expect(platform.directMessages).toHaveLength(1);
});

test("what was refused more than twelve hours ago waits for the next digest", async () => {
  const { platform, liveAt } = await refusedFor(forbidden);
  platform.may = false;
  await liveAt(slot);
  platform.may = true;
  await liveAt(slot + 13 * hourMs);
  await liveAt(slot + 13 * hourMs + minuteMs);
  expect(platform.posts).toEqual([]);
  await liveAt(slot + 24 * hourMs);
  expect(platform.posts).toHaveLength(1);
});
