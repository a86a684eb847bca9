import { describe, expect, test } from "vitest";
import { AdapterError } from "../../../src/chat/errors.ts";
import type { Edition } from "../../../src/digest/edition/edition.ts";
import { deliveryKey } from "../../../src/digest/schedule/due-slots.ts";
import {
  channelOf,
  hourMs,
  logged,
  minuteMs,
  newDigest,
  publish,
  runOnce,
  ScriptedPlatform,
  startScheduler,
  unreachableFeeds,
} from "../delivery-rig.ts";
import { nextDay, slot, titlesOf, withOneDigest } from "../one-digest.ts";

const it = withOneDigest();

describe("every day's digest", () => {
  test("is posted at its minute, with the news since the last one, and recorded", async () => {
    await publish(it.storage.articles, "before", it.subscription.coveredUntil - 10 * minuteMs);
    await publish(it.storage.articles, "yesterday evening", it.subscription.coveredUntil);
    await publish(it.storage.articles, "this morning", slot - 1);
    await publish(it.storage.articles, "too late", slot);
    await it.liveAt(slot - 1);
    expect(it.slack.posts).toEqual([]);
    await it.liveAt(slot + 1_000);
    expect(titlesOf(it.slack.posts[0])).toEqual(["this morning", "yesterday evening"]);
    expect(it.slack.posts).toMatchObject([{ late: false, channel: channelOf("slack") }]);
    expect(await it.entry()).toMatchObject({ state: "sent", attempts: 1, message: it.slack.posts[0]?.ref });
    expect(await it.coveredUntil()).toBe(slot);
    await it.liveAt(nextDay);
    expect(titlesOf(it.slack.posts[1])).toEqual(["too late"]);
  });

  test("is posted once, however often the process restarts", async () => {
    for (let second = 0; second < 300; second++) await it.liveAt(slot + second * 1_000);
    expect(it.slack.posts).toHaveLength(1);
    await it.liveAt(nextDay);
    expect(it.slack.posts).toHaveLength(2);
  });

  test("has a key that fits every platform and differs from day to day", () => {
    const [a, b] = [{ id: "a" }, { id: "b" }];
    const setBack = deliveryKey({ ...a, setBackAt: 1 }, 1);
    const keys = [deliveryKey(a, 1), deliveryKey(a, 2), deliveryKey(b, 1), setBack];
    expect(new Set(keys).size).toBe(4);
    expect(deliveryKey(a, 1)).toBe(keys[0]);
    for (const key of keys) expect(key).toMatch(/^[\w-]{10,25}$/);
  });

  test("is posted even if nothing happened", async () => {
    await it.liveAt(slot);
    expect(it.slack.posts).toMatchObject([{ edition: { stories: [], leftOut: 0, to: slot } }]);
  });

  test("is not posted for a slot before it was set", async () => {
    const late = await it.storage.subscriptions.add(
      newDigest(channelOf("slack", "C2"), slot + 1, { coveredUntil: slot - hourMs }),
    );
    await it.liveAt(slot + minuteMs);
    expect(it.slack.posts.map(({ channel }) => channel.channel)).toEqual(["C1"]);
    expect(late.number).toBe(1);
  });

  test("waits until its platform is connected", async () => {
    await runOnce(it.storage, it.clock, new ScriptedPlatform("discord"));
    expect(await it.entry()).toBeUndefined();
    await it.liveAt(slot + hourMs);
    expect(it.slack.posts).toMatchObject([{ late: true }]);
  });
});

test("a digest names the feeds that cannot be read, even after a correction", async () => {
  const feeds = [{ name: "Lake Wire", since: slot - 3 * hourMs }];
  await it.liveAt(slot - hourMs);
  await publish(it.storage.articles, "TSMC bulids", slot - 1);
  unreachableFeeds.push(...feeds);
  await it.liveAt(slot);
  unreachableFeeds.length = 0;
  expect(it.slack.posts[0]?.edition.unreachable).toEqual(feeds);
  const corrected = { title: "TSMC builds", keys: ["path:TSMC bulids"], publishedAt: slot - 1 };
  await it.storage.articles.add([{ source: "The Daily", tags: [], language: "en", ...corrected }], slot + 1);
  await it.liveAt(slot + minuteMs);
  const { edition } = JSON.parse(it.slack.edits[0]?.title ?? "") as { edition: Edition };
  expect(edition.unreachable).toEqual(feeds);
});

test("a revised story is corrected in the digest that shows it", async () => {
  await it.liveAt(slot - hourMs);
  await publish(it.storage.articles, "TSMC bulids", slot - 1);
  await publish(it.storage.articles, "Ferry runs", slot - 2);
  await it.liveAt(slot);
  const corrected = { title: "TSMC builds", keys: ["path:TSMC bulids"], publishedAt: slot - 1 };
  await it.storage.articles.add([{ source: "The Daily", tags: [], language: "en", ...corrected }], slot + 1);
  await it.liveAt(slot + minuteMs);
  expect(it.slack.edits.map(({ ref }) => ref)).toEqual([it.slack.posts[0]?.ref]);
  const { edition } = JSON.parse(it.slack.edits[0]?.title ?? "") as { edition: Edition };
  expect(edition).toMatchObject({ from: it.subscription.coveredUntil, to: slot, leftOut: 0 });
  expect(edition.stories.map(({ article }) => article.title)).toEqual(["TSMC builds", "Ferry runs"]);
  expect(it.slack.posts).toHaveLength(1);
});

describe("a digest that was missed while nothing ran", () => {
  test("is posted up to twelve hours late, and marked as late", async () => {
    await it.liveAt(slot + 12 * hourMs);
    expect(it.slack.posts).toMatchObject([{ late: true, edition: { to: slot } }]);
  });

  test("is part of the next one after that", async () => {
    await publish(it.storage.articles, "old", slot - hourMs);
    await it.liveAt(slot + 12 * hourMs + 1);
    expect(it.slack.posts).toEqual([]);
    await it.liveAt(nextDay);
    expect(it.slack.posts).toMatchObject([
      { late: false, edition: { from: it.subscription.coveredUntil, to: nextDay } },
    ]);
    expect(titlesOf(it.slack.posts[0])).toEqual(["old"]);
  });

  test("is posted as one digest after many days", async () => {
    await it.liveAt(slot + 5 * 24 * hourMs + hourMs);
    expect(it.slack.posts).toMatchObject([{ late: true, edition: { from: it.subscription.coveredUntil } }]);
  });
});

test("a failure of the storage is thrown, and nothing is posted", async () => {
  const failing = {
    ...it.storage,
    ledger: { ...it.storage.ledger, open: () => Promise.reject(new Error("locked")) },
  };
  const scheduler = startScheduler(failing, it.clock, [it.slack]);
  await expect(scheduler.tick()).rejects.toThrow("locked");
  expect(it.slack.posts).toEqual([]);
});

test("neither headlines nor the data of a platform's error reach the log", async () => {
  await publish(it.storage.articles, "Confidential headline", slot - 1);
  const requestBody = { text: "Confidential headline" };
  it.slack.behaviours = [
    () => {
      const cause = Object.assign(new Error("400"), { requestBody });
      throw Object.assign(new AdapterError("unavailable", "Slack did not answer.", { cause }), {
        requestBody,
      });
    },
  ];
  await it.liveAt(slot);
  await it.liveAt(slot + minuteMs);
  expect(logged.some((line) => line.includes("Slack did not answer."))).toBe(true);
  expect(logged.some((line) => line.includes("delivery posted"))).toBe(true);
  expect(logged.join()).not.toContain("Confidential");
});
