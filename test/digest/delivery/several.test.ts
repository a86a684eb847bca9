import { describe, expect, test } from "vitest";
import type { MessageRef } from "../../../src/chat/message.ts";
import { deliveryKey } from "../../../src/digest/schedule/due-slots.ts";
import { until } from "../../until.ts";
import { channelOf, hourMs, minuteMs, newDigest, startScheduler } from "../delivery-rig.ts";
import { nextDay, slot, withOneDigest } from "../one-digest.ts";

const it = withOneDigest();

describe("several at once", () => {
  test("two processes on one store post each digest once", async () => {
    for (let channel = 2; channel <= 40; channel++) {
      await it.storage.subscriptions.add(newDigest(channelOf("slack", `C${channel}`), slot - hourMs));
    }
    const schedulers = [1, 2].map(() => startScheduler(it.storage, it.clock, [it.slack]));
    for (const moment of [slot, slot + 1_000, slot + minuteMs]) {
      it.clock.now = moment;
      await Promise.all(schedulers.map((scheduler) => scheduler.tick()));
    }
    await until(() => expect(it.slack.posts).toHaveLength(40));
    await Promise.all(schedulers.map((scheduler) => scheduler.stop()));
    expect(new Set(it.slack.posts.map(({ channel }) => channel.channel)).size).toBe(40);
  });

  test("a digest that is due while another process posts one that was asked for comes as soon as that is done", async () => {
    const asked = { key: "asked", subscriptionId: it.subscription.id, dueAt: slot - 1_000 };
    const claimed = await it.storage.ledger.claim(asked.key, asked, slot - 1_000, 5 * minuteMs);
    const scheduler = startScheduler(it.storage, it.clock, [it.slack]);
    it.clock.now = slot;
    await scheduler.tick();
    it.clock.now = slot + 1_000;
    await scheduler.tick();
    expect(it.slack.posts).toEqual([]);
    await it.storage.ledger.close(
      claimed?.delivery ?? { key: "none", attempts: 1 },
      "skipped",
      "nothing_new",
    );
    await until(async () => {
      await scheduler.tick();
      expect(it.slack.posts).toHaveLength(1);
    });
    await scheduler.stop();
  });

  test("a post that is never answered delays neither other channels nor the next day", async () => {
    const held = Promise.withResolvers<MessageRef>();
    it.slack.behaviours = [() => held.promise];
    await it.storage.subscriptions.add(newDigest(channelOf("slack", "C2"), slot - hourMs));
    const scheduler = startScheduler(it.storage, it.clock, [it.slack]);
    for (const [moment, posted] of [
      [slot, ["C2"]],
      [slot + hourMs, ["C2"]],
      [nextDay, ["C2", "C2"]],
    ] as const) {
      it.clock.now = moment;
      await scheduler.tick();
      await until(() => expect(it.slack.posts.map(({ channel }) => channel.channel)).toEqual(posted));
      // Until a post is recorded, its digest is under way.
      await until(async () => expect(await it.storage.ledger.count("sent")).toBe(posted.length));
    }
    held.resolve({ channel: it.subscription.channel, message: "at last" });
    await scheduler.stop();
    expect(await it.entry()).toMatchObject({ state: "sent", message: { message: "at last" } });
  });

  test("at most 16 digests of a workspace are being posted at a time", async () => {
    for (let channel = 2; channel <= 250; channel++) {
      await it.storage.subscriptions.add(newDigest(channelOf("slack", `C${channel}`), slot - hourMs));
    }
    const held = Promise.withResolvers<void>();
    let [now, most] = [0, 0];
    it.slack.behaviours = Array.from({ length: 250 }, () => async (store) => {
      most = Math.max(most, ++now);
      await held.promise;
      now--;
      return store();
    });
    const scheduler = startScheduler(it.storage, it.clock, [it.slack]);
    await scheduler.tick();
    await until(() => expect(now).toBe(16));
    held.resolve();
    await until(() => expect(it.slack.posts).toHaveLength(250));
    await scheduler.stop();
    expect(most).toBe(16);
  });

  test("after a stop no post begins, and the next process posts the rest", async () => {
    const held = Promise.withResolvers<void>();
    for (let channel = 2; channel <= 50; channel++) {
      await it.storage.subscriptions.add(newDigest(channelOf("slack", `C${channel}`), slot - hourMs));
    }
    it.slack.behaviours = Array.from({ length: 50 }, () => (store) => held.promise.then(store));
    const scheduler = startScheduler(it.storage, it.clock, [it.slack]);
    await scheduler.tick();
    await until(() => expect(it.slack.behaviours).toHaveLength(34));
    const stopped = scheduler.stop();
    held.resolve();
    await stopped;
    await scheduler.tick();
    expect(it.slack.posts).toHaveLength(16);
    // The others were not claimed: the next process posts them at once.
    it.slack.behaviours = [];
    const next = startScheduler(it.storage, it.clock, [it.slack]);
    await next.tick();
    await until(() => expect(it.slack.posts).toHaveLength(50));
    await next.stop();
  });

  test("a digest removed while it waits for the pool is not posted", async () => {
    const held = Promise.withResolvers<void>();
    for (let channel = 2; channel <= 17; channel++) {
      await it.storage.subscriptions.add(newDigest(channelOf("slack", `C${channel}`), slot - hourMs));
    }
    it.slack.behaviours = Array.from({ length: 17 }, () => (store) => held.promise.then(store));
    const scheduler = startScheduler(it.storage, it.clock, [it.slack]);
    await scheduler.tick();
    await until(() => expect(it.slack.behaviours).toHaveLength(1));
    const all = await it.storage.subscriptions.all();
    const claims = await Promise.all(all.map((one) => it.storage.ledger.get(deliveryKey(one, slot))));
    const [waiting] = all.filter((_, at) => !claims[at]);
    await it.storage.subscriptions.remove(waiting?.id ?? "");
    held.resolve();
    await until(() => expect(it.slack.posts).toHaveLength(16));
    await scheduler.stop();
    expect(it.slack.posts.map(({ channel }) => channel.channel)).not.toContain(waiting?.channel.channel);
  });
});
