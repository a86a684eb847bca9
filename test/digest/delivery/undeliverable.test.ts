import { describe, expect, test } from "vitest";
import { AdapterError } from "../../../src/chat/errors.ts";
import { hourMs, logged, minuteMs, publish } from "../delivery-rig.ts";
import { nextDay, refuse, slot, withOneDigest } from "../one-digest.ts";

const it = withOneDigest();
const archived = refuse("gone", "Slack: could not post to channel C1.", {
  refusal: { code: "channel_archived" },
});
const locked = refuse("rejected", "Refused.", { refusal: { code: "thread_locked" } });
const removed = refuse("gone", "Removed.", { refusal: { code: "bot_removed" } });

const paused = async () => (await it.storage.subscriptions.get(it.subscription.id))?.pausedBecause;
const isUntold = async () => (await it.storage.subscriptions.get(it.subscription.id))?.isUntold ?? false;

/** The digest again, as if it had been set up with these. */
async function setUpWith(notes: { channelName?: string; creatorLocale?: string }) {
  const { storage, subscription } = it;
  await storage.subscriptions.remove(subscription.id);
  it.subscription = await storage.subscriptions.add({ ...subscription, ...notes });
}

describe("whoever set up what is paused is told", () => {
  test("with the reason as a code, the channel's name today, and in the language they chose", async () => {
    await setUpWith({ channelName: "#old-name", creatorLocale: "en" });
    it.slack.names.set("C1", "#news");
    const creator = it.subscription.createdBy;
    await it.storage.preferences.choose(creator, { locale: "zh-TW" });
    it.slack.behaviours = [archived];
    await it.liveAt(slot);
    expect(await paused()).toBe("channel_archived");
    expect(it.slack.directMessages).toEqual([{ user: "U", lines: ["digest 2: channel_archived"] }]);
    expect(it.slack.toldIn).toEqual([{ locale: "zh-TW", channelName: "#news" }]);
    expect(await isUntold()).toBe(false);
  });

  test("with the name and in the language of the day it was set up, where nothing else is known", async () => {
    await setUpWith({ channelName: "#news", creatorLocale: "zh-TW" });
    it.slack.channelName = () => Promise.reject(new AdapterError("gone", "No such channel."));
    it.slack.behaviours = [archived];
    await it.liveAt(slot);
    expect(it.slack.toldIn).toEqual([{ locale: "zh-TW", channelName: "#news" }]);
  });

  test("once, however often it is refused; one whose direct messages are closed stays to be told", async () => {
    it.slack.behaviours = [locked, locked];
    let tries = 0;
    it.slack.sendDirectMessage = async () => {
      tries++;
      throw new AdapterError("rejected", "No direct messages.");
    };
    await it.liveAt(slot);
    await it.liveAt(nextDay);
    expect([tries, await isUntold()]).toEqual([1, true]);
    expect(await it.storage.subscriptions.untoldTo(it.subscription.createdBy)).toHaveLength(1);
    expect(await it.storage.subscriptions.untoldTo({ ...it.subscription.createdBy, user: "V" })).toEqual([]);
    await it.liveAt(nextDay + 24 * hourMs);
    expect([await paused(), await isUntold()]).toEqual([undefined, false]);
  });

  test("also after a crash in the moment between the pause and the message", async () => {
    it.slack.behaviours = [locked];
    it.slack.sendDirectMessage = () => new Promise(() => {});
    void it.liveAt(slot);
    await expect.poll(paused).toBe("thread_locked");
    expect(await isUntold()).toBe(true);
  });
});

describe("where the bot was removed", () => {
  const platform = { platform: "slack", tenant: "T" };

  test("nothing is posted, paused or told, and once it is back in time, the digest is posted late", async () => {
    it.slack.behaviours = [removed];
    await it.liveAt(slot);
    await it.liveAt(slot + hourMs);
    expect([it.slack.posts, it.slack.directMessages, await paused()]).toEqual([[], [], undefined]);
    expect(it.slack.lookUps).toEqual([]);
    await it.storage.tenants.returned(platform);
    await it.liveAt(slot + 2 * hourMs);
    expect(it.slack.posts).toMatchObject([{ late: true }]);
  });

  test("no request goes out while that is known, and the next digest after the return has all stories", async () => {
    await it.storage.tenants.left(platform, slot - hourMs);
    for (let hour = 0; hour < 30; hour++) await it.liveAt(slot + hour * hourMs);
    expect([it.slack.posts, it.slack.behaviours]).toEqual([[], []]);
    await it.storage.tenants.returned(platform);
    // The first process closes what is too late by now.
    await it.liveAt(nextDay + 24 * hourMs);
    await it.liveAt(nextDay + 24 * hourMs + minuteMs);
    expect(it.slack.posts).toMatchObject([{ edition: { from: it.subscription.coveredUntil } }]);
    expect(logged.some((line) => line.includes("delivery posted"))).toBe(true);
  });

  test("what was posted there is not corrected either", async () => {
    await publish(it.storage.articles, "A stroy", slot - 1);
    await it.liveAt(slot);
    await it.storage.tenants.left(platform, slot);
    const draft = { title: "A story", source: "The Daily", tags: [], language: "en" };
    await it.storage.articles.add([{ ...draft, keys: ["path:A stroy"], publishedAt: slot - 1 }], slot);
    await it.liveAt(slot + minuteMs);
    expect([it.slack.posts.length, it.slack.edits]).toEqual([1, []]);
  });

  test("nobody is told later of what was paused there before", async () => {
    it.slack.behaviours = [locked];
    it.slack.sendDirectMessage = () => Promise.reject(new AdapterError("rejected", "Closed."));
    await it.liveAt(slot);
    await it.storage.tenants.left(platform, slot);
    expect(await it.storage.subscriptions.untoldTo(it.subscription.createdBy)).toEqual([]);
  });
});
