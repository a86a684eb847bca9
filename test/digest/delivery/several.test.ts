import { describe, expect, test } from "vitest";
import type { MessageRef } from "../../../src/chat/message.ts";
import { deliveryKey } from "../../../src/digest/schedule/due-slots.ts";
import { until } from "../../until.ts";
import { channelOf, hourMs, minuteMs, order, startDesk } from "../delivery-rig.ts";
import { nextDay, slot, withOneDigest } from "../one-digest.ts";

const it = withOneDigest();

describe("several at once", () => {
  test("two processes on one store post each digest once", async () => {
    for (let channel = 2; channel <= 40; channel++) {
      await it.storage.subscriptions.add(order(channelOf("slack", `C${channel}`), slot - hourMs));
    }
    const desks = [1, 2].map(() => startDesk(it.storage, it.clock, [it.slack]));
    for (const moment of [slot, slot + 1_000, slot + minuteMs]) {
      it.clock.now = moment;
      await Promise.all(desks.map((desk) => desk.tick()));
    }
    await until(() => expect(it.slack.posts).toHaveLength(40));
    await Promise.all(desks.map((desk) => desk.stop()));
    expect(new Set(it.slack.posts.map(({ channel }) => channel.channel)).size).toBe(40);
  });

  test("a channel that never answers holds up neither the others nor the next day's", async () => {
    const held = Promise.withResolvers<MessageRef>();
    it.slack.moods = [() => held.promise];
    await it.storage.subscriptions.add(order(channelOf("slack", "C2"), slot - hourMs));
    const desk = startDesk(it.storage, it.clock, [it.slack]);
    for (const [moment, posted] of [
      [slot, ["C2"]],
      [slot + hourMs, ["C2"]],
      [nextDay, ["C2", "C2"]],
    ] as const) {
      it.clock.now = moment;
      await desk.tick();
      await until(() => expect(it.slack.posts.map(({ channel }) => channel.channel)).toEqual(posted));
    }
    held.resolve({ channel: it.subscription.channel, message: "at last" });
    await desk.stop();
    expect(await it.entry()).toMatchObject({ state: "sent", message: { message: "at last" } });
  });

  test("however many are due, a platform is asked for a few at a time, and all are posted", async () => {
    for (let channel = 2; channel <= 250; channel++) {
      await it.storage.subscriptions.add(order(channelOf("slack", `C${channel}`), slot - hourMs));
    }
    const held = Promise.withResolvers<void>();
    let [now, most] = [0, 0];
    it.slack.moods = Array.from({ length: 250 }, () => async (store) => {
      most = Math.max(most, ++now);
      await held.promise;
      now--;
      return store();
    });
    const desk = startDesk(it.storage, it.clock, [it.slack]);
    await desk.tick();
    await until(() => expect(now).toBe(16));
    held.resolve();
    await until(() => expect(it.slack.posts).toHaveLength(250));
    await desk.stop();
    expect(most).toBe(16);
  });

  test("stopping begins nothing new", async () => {
    const held = Promise.withResolvers<void>();
    for (let channel = 2; channel <= 50; channel++) {
      await it.storage.subscriptions.add(order(channelOf("slack", `C${channel}`), slot - hourMs));
    }
    it.slack.moods = Array.from({ length: 50 }, () => (store) => held.promise.then(store));
    const desk = startDesk(it.storage, it.clock, [it.slack]);
    await desk.tick();
    await until(() => expect(it.slack.moods).toHaveLength(34));
    const stopped = desk.stop();
    held.resolve();
    await stopped;
    await desk.tick();
    expect(it.slack.posts).toHaveLength(16);
    // The others were not claimed: the next process posts them at once.
    it.slack.moods = [];
    const next = startDesk(it.storage, it.clock, [it.slack]);
    await next.tick();
    await until(() => expect(it.slack.posts).toHaveLength(50));
    await next.stop();
  });

  test("a digest stopped or paused while it waits for its turn is not posted", async () => {
    const held = Promise.withResolvers<void>();
    for (let channel = 2; channel <= 17; channel++) {
      await it.storage.subscriptions.add(order(channelOf("slack", `C${channel}`), slot - hourMs));
    }
    it.slack.moods = Array.from({ length: 17 }, () => (store) => held.promise.then(store));
    const desk = startDesk(it.storage, it.clock, [it.slack]);
    await desk.tick();
    await until(() => expect(it.slack.moods).toHaveLength(1));
    const all = await it.storage.subscriptions.all();
    const claims = await Promise.all(all.map(({ id }) => it.storage.ledger.get(deliveryKey(id, slot))));
    const [waiting] = all.filter((_, at) => !claims[at]);
    await it.storage.subscriptions.remove(waiting?.id ?? "");
    held.resolve();
    await until(() => expect(it.slack.posts).toHaveLength(16));
    await desk.stop();
    expect(it.slack.posts.map(({ channel }) => channel.channel)).not.toContain(waiting?.channel.channel);
  });
});
