import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AdapterError } from "../../src/chat/errors.ts";
import type { MessageRef } from "../../src/chat/message.ts";
import { deliveryKey } from "../../src/digest/due.ts";
import type { Edition } from "../../src/digest/edition.ts";
import type { Subscription } from "../../src/digest/types.ts";
import { openStorage } from "../../src/storage/sqlite.ts";
import type { Storage } from "../../src/storage/storage.ts";
import {
  at,
  channelOf,
  hourMs,
  liveOnce,
  logged,
  minuteMs,
  order,
  publish,
  ScriptedPlatform,
  startDesk,
} from "./desk-rig.ts";

const slot = at("2026-06-01T00:30Z");
const nextDay = slot + 24 * hourMs;
const refuse =
  (...[code, message, options]: ConstructorParameters<typeof AdapterError>) =>
  () => {
    throw new AdapterError(code, message, options);
  };

let storage: Storage;
let slack: ScriptedPlatform;
let subscription: Subscription;
let clock: { now: number };

beforeEach(async () => {
  storage = await openStorage(":memory:");
  slack = new ScriptedPlatform("slack");
  clock = { now: slot };
  subscription = await storage.subscriptions.add(order(channelOf("slack"), at("2026-05-31T20:00Z")));
  logged.length = 0;
});

afterEach(() => storage.close());

/** A process lives at that moment. */
async function liveAt(moment: number): Promise<void> {
  clock.now = moment;
  await liveOnce(storage, clock, slack);
}

const entry = (dueAt = slot) => storage.ledger.get(deliveryKey(subscription.id, dueAt));
const coveredUntil = async () =>
  (await storage.subscriptions.inChannel(subscription.channel))[0]?.coveredUntil;
const titles = (post = slack.posts[0]) => post?.edition.stories.map(({ article }) => article.title);

describe("every day's digest", () => {
  test("is posted at its minute, with what came since the last one, and recorded", async () => {
    await publish(storage.articles, "before", subscription.coveredUntil - 1);
    await publish(storage.articles, "yesterday evening", subscription.coveredUntil);
    await publish(storage.articles, "this morning", slot - 1);
    await publish(storage.articles, "too late", slot);
    await liveAt(slot - 1);
    expect(slack.posts).toEqual([]);
    await liveAt(slot + 1_000);
    expect(titles()).toEqual(["this morning", "yesterday evening"]);
    expect(slack.posts).toMatchObject([{ late: false, channel: channelOf("slack") }]);
    expect(await entry()).toMatchObject({ state: "sent", attempts: 1, message: slack.posts[0]?.ref });
    expect(await coveredUntil()).toBe(slot);
    await liveAt(nextDay);
    expect(titles(slack.posts[1])).toEqual(["too late"]);
  });

  test("is posted once, however often the process looks and restarts", async () => {
    for (let second = 0; second < 300; second++) await liveAt(slot + second * 1_000);
    expect(slack.posts).toHaveLength(1);
    await liveAt(nextDay);
    expect(slack.posts).toHaveLength(2);
  });

  test("has a key that fits every platform and differs from day to day", () => {
    const keys = [deliveryKey("a", 1), deliveryKey("a", 2), deliveryKey("b", 1)];
    expect(new Set(keys).size).toBe(3);
    expect(deliveryKey("a", 1)).toBe(keys[0]);
    for (const key of keys) expect(key).toMatch(/^[\w-]{10,25}$/);
  });

  test("is posted even if nothing happened", async () => {
    await liveAt(slot);
    expect(slack.posts).toMatchObject([{ edition: { stories: [], leftOut: 0, to: slot } }]);
  });

  test("is not posted for a time before it was ordered", async () => {
    const late = await storage.subscriptions.add(
      order(channelOf("slack", "C2"), slot + 1, { coveredUntil: slot - hourMs }),
    );
    await liveAt(slot + minuteMs);
    expect(slack.posts.map(({ channel }) => channel.channel)).toEqual(["C1"]);
    expect(late.number).toBe(1);
  });

  test("is not posted where the platform is not connected, but as soon as it is", async () => {
    await liveOnce(storage, clock, new ScriptedPlatform("discord"));
    expect(await entry()).toBeUndefined();
    await liveAt(slot + hourMs);
    expect(slack.posts).toMatchObject([{ late: true }]);
  });
});

test("a story that is corrected is corrected in the digest that shows it", async () => {
  await liveAt(slot - hourMs);
  await publish(storage.articles, "TSMC bulids", slot - 1);
  await publish(storage.articles, "Ferry runs", slot - 2);
  await liveAt(slot);
  const corrected = { title: "TSMC builds", keys: ["path:TSMC bulids"], publishedAt: slot - 1 };
  await storage.articles.add([{ source: "The Daily", tags: [], language: "en", ...corrected }], slot + 1);
  await liveAt(slot + minuteMs);
  expect(slack.edits.map(({ ref }) => ref)).toEqual([slack.posts[0]?.ref]);
  const { edition } = JSON.parse(slack.edits[0]?.title ?? "") as { edition: Edition };
  expect(edition).toMatchObject({ from: subscription.coveredUntil, to: slot, leftOut: 0 });
  expect(edition.stories.map(({ article }) => article.title)).toEqual(["TSMC builds", "Ferry runs"]);
  expect(slack.posts).toHaveLength(1);
});

describe("a digest that was missed while nothing ran", () => {
  test("is posted late, and says so, up to twelve hours", async () => {
    await liveAt(slot + 12 * hourMs);
    expect(slack.posts).toMatchObject([{ late: true, edition: { to: slot } }]);
  });

  test("after that, folds into the next one", async () => {
    await publish(storage.articles, "old", slot - hourMs);
    await liveAt(slot + 12 * hourMs + 1);
    expect(slack.posts).toEqual([]);
    await liveAt(nextDay);
    expect(slack.posts).toMatchObject([
      { late: false, edition: { from: subscription.coveredUntil, to: nextDay } },
    ]);
    expect(titles()).toEqual(["old"]);
  });

  test("after many days, is one and not many", async () => {
    await liveAt(slot + 5 * 24 * hourMs + hourMs);
    expect(slack.posts).toMatchObject([{ late: true, edition: { from: subscription.coveredUntil } }]);
  });
});

describe("what the platform refuses", () => {
  test("rate limited: tried again when the platform said, without looking", async () => {
    slack.moods = [refuse("rate_limited", "Slack asks to wait.", { retryAfterMs: 45_000 })];
    await liveAt(slot);
    expect(await entry()).toMatchObject({ state: "due", retryAt: slot + 45_000 });
    await liveAt(slot + 44_999);
    expect(slack.posts).toEqual([]);
    await liveAt(slot + 45_000);
    expect(slack.posts).toHaveLength(1);
    expect(slack.lookUps).toEqual([]);
    expect(await entry()).toMatchObject({ state: "sent", attempts: 2, reason: undefined });
  });

  test.each(["gone", "forbidden"] as const)("%s: the subscription is paused, and says why", async (code) => {
    slack.moods = [refuse(code, "Cannot post in C1; invite the bot.")];
    await liveAt(slot);
    expect(await entry()).toMatchObject({ state: "failed", reason: "Cannot post in C1; invite the bot." });
    expect(await storage.subscriptions.inChannel(subscription.channel)).toMatchObject([
      { pausedBecause: "Cannot post in C1; invite the bot.", coveredUntil: subscription.coveredUntil },
    ]);
    await liveAt(slot + hourMs);
    expect(slack.posts).toEqual([]);
    expect(slack.whispers).toEqual([{ user: "U", lines: ["digest 1: Cannot post in C1; invite the bot."] }]);
  });

  test("as long as it is paused each slot is tried, whoever set it is told once, and it goes on when it can", async () => {
    const refusal = refuse("forbidden", "Invite the bot.");
    await publish(storage.articles, "first day", slot - 1);
    slack.moods = [refusal, refusal];
    await liveAt(slot);
    await liveAt(nextDay);
    expect(slack.whispers).toHaveLength(1);
    await liveAt(nextDay + 24 * hourMs);
    expect(titles()).toEqual(["first day"]);
    expect((await storage.subscriptions.get(subscription.id))?.pausedBecause).toBeUndefined();
    slack.moods = [refusal];
    await liveAt(nextDay + 48 * hourMs);
    expect(slack.whispers).toHaveLength(2);
  });

  test("that whoever set it cannot be told is logged and changes nothing else", async () => {
    slack.moods = [refuse("gone", "The channel is gone.")];
    slack.direct = () => Promise.reject(new AdapterError("forbidden", "No direct messages."));
    await liveAt(slot);
    expect(await entry()).toMatchObject({ state: "failed" });
    expect(logged.some((line) => line.includes("could not be told"))).toBe(true);
  });

  test("rejected: never tried again, but its stories come with the next digest", async () => {
    await publish(storage.articles, "unlucky", slot - 1);
    slack.moods = [refuse("rejected", "Slack does not take this message.")];
    await liveAt(slot);
    await liveAt(slot + hourMs);
    expect(await entry()).toMatchObject({ state: "failed", attempts: 1 });
    await liveAt(nextDay);
    expect(titles()).toEqual(["unlucky"]);
  });

  test("rate limited for half a day: given up, and its stories come with the next digest", async () => {
    slack.moods = [refuse("rate_limited", "Wait.", { retryAfterMs: 13 * hourMs })];
    await liveAt(slot);
    await liveAt(slot + 13 * hourMs);
    expect(await entry()).toMatchObject({ state: "failed" });
    await liveAt(nextDay);
    expect(slack.posts).toMatchObject([{ edition: { from: subscription.coveredUntil, to: nextDay } }]);
  });
});

describe.each([
  ["unavailable", refuse("unavailable", "Slack did not answer.")],
  ["auth", refuse("auth", "The token is refused.")],
  ["any other error", () => Promise.reject(new TypeError("fetch failed"))],
])("%s: it may have been posted", (_, fail) => {
  test("it was: found, recorded, not posted again", async () => {
    slack.moods = [
      (store) => {
        store();
        return fail();
      },
    ];
    await liveAt(slot);
    expect(await entry()).toMatchObject({ state: "claimed" });
    await liveAt(slot + minuteMs);
    expect(slack.posts).toHaveLength(1);
    expect(await entry()).toMatchObject({ state: "sent", message: slack.posts[0]?.ref });
    expect(await coveredUntil()).toBe(slot);
  });

  test("it was not: looked for, then posted, ever less often", async () => {
    slack.moods = [fail, fail, fail];
    await liveAt(slot);
    const tries: number[] = [];
    for (let minute = 1; minute <= 20; minute++) {
      const before = slack.lookUps.length;
      await liveAt(slot + minute * minuteMs);
      if (slack.lookUps.length > before) tries.push(minute);
    }
    expect(tries).toEqual([1, 3, 7]);
    expect(slack.posts).toHaveLength(1);
    expect(await entry()).toMatchObject({ state: "sent", attempts: 4 });
  });

  test("the platform does not tell: never posted again, and neither are its stories", async () => {
    await publish(storage.articles, "perhaps posted", slot - 1);
    slack.moods = [fail];
    slack.find = () => ({ state: "unknown" });
    await liveAt(slot);
    for (const later of [minuteMs, hourMs, 13 * hourMs]) await liveAt(slot + later);
    expect(slack.posts).toEqual([]);
    expect(await entry()).toMatchObject({ state: "uncertain" });
    await liveAt(nextDay);
    expect(slack.posts).toMatchObject([{ edition: { from: slot, stories: [] } }]);
  });
});

describe("a platform that is down", () => {
  const down = refuse("unavailable", "Slack did not answer.");

  test("for hours: nothing is lost, and it is posted once when it is back", async () => {
    slack.moods = [down];
    slack.find = down;
    for (let minute = 0; minute < 180; minute++) await liveAt(slot + minute * minuteMs);
    expect(slack.posts).toEqual([]);
    slack.find = (posted) => posted;
    for (let minute = 180; minute < 240; minute++) await liveAt(slot + minute * minuteMs);
    expect(slack.posts).toMatchObject([{ late: true }]);
    expect(await entry()).toMatchObject({ state: "sent" });
  });

  test("for half a day: it stays uncertain", async () => {
    slack.moods = [down];
    slack.find = down;
    await liveAt(slot);
    await liveAt(slot + 12 * hourMs + minuteMs);
    expect(await entry()).toMatchObject({ state: "uncertain", reason: "Slack did not answer." });
  });

  test("a look-up that will never be allowed is not waited for", async () => {
    slack.moods = [down];
    slack.find = refuse("forbidden", "The bot may not read the history.");
    await liveAt(slot);
    await liveAt(slot + minuteMs);
    expect(await entry()).toMatchObject({ state: "uncertain", reason: "The bot may not read the history." });
  });
});

describe("a process that died", () => {
  const leaseMs = 5 * minuteMs;
  const slotOf = () => ({ subscriptionId: subscription.id, dueAt: slot });

  test("before it posted: the next one posts when the lease is over", async () => {
    await storage.ledger.claim(deliveryKey(subscription.id, slot), slotOf(), slot, leaseMs);
    await liveAt(slot + leaseMs - 1);
    expect(slack.posts).toEqual([]);
    await liveAt(slot + leaseMs);
    expect(slack.posts).toHaveLength(1);
    // What it would show was not noted yet, so it cannot have been posted.
    expect(slack.lookUps).toEqual([]);
  });

  test("after it posted: the next one finds the message and records it", async () => {
    const { ledger } = storage;
    // The disk fills up just as the message is stored.
    storage.ledger = { ...ledger, sent: () => Promise.reject(new Error("disk full")) };
    await liveAt(slot);
    storage.ledger = ledger;
    expect(await entry()).toMatchObject({ state: "claimed" });
    await liveAt(slot + leaseMs);
    expect(slack.posts).toHaveLength(1);
    expect(await entry()).toMatchObject({ state: "sent", message: slack.posts[0]?.ref });
  });

  test("a digest that was stopped meanwhile is not posted", async () => {
    await storage.ledger.claim(deliveryKey(subscription.id, slot), slotOf(), slot, leaseMs);
    await storage.ledger.show(deliveryKey(subscription.id, slot), []);
    await storage.subscriptions.remove(subscription.id);
    await liveAt(slot + leaseMs);
    expect(slack.posts).toEqual([]);
    expect(await entry()).toMatchObject({ state: "uncertain", reason: "It was stopped." });
  });

  test("everything is taken up from the file alone", async () => {
    const folder = mkdtempSync(join(tmpdir(), "newsdesk-desk-"));
    const days = [slot, slot + 1_000, nextDay - 1, nextDay, nextDay + hourMs];
    const path = join(folder, "news.sqlite");
    const first = await openStorage(path);
    await first.subscriptions.add(order(channelOf("slack"), slot - hourMs));
    await first.close();
    for (const moment of days) {
      const again = await openStorage(path);
      await liveOnce(again, { now: moment }, slack);
      await again.close();
    }
    expect(slack.posts.map(({ edition }) => [edition.from, edition.to])).toEqual([
      [slot - hourMs, slot],
      [slot, nextDay],
    ]);
    rmSync(folder, { recursive: true });
  });
});

describe("several at once", () => {
  test("two processes on one store post each digest once", async () => {
    for (let channel = 2; channel <= 40; channel++) {
      await storage.subscriptions.add(order(channelOf("slack", `C${channel}`), slot - hourMs));
    }
    const desks = [1, 2].map(() => startDesk(storage, clock, [slack]));
    for (const moment of [slot, slot + 1_000, slot + minuteMs]) {
      clock.now = moment;
      await Promise.all(desks.map((desk) => desk.tick()));
    }
    await vi.waitFor(() => expect(slack.posts).toHaveLength(40));
    await Promise.all(desks.map((desk) => desk.stop()));
    expect(new Set(slack.posts.map(({ channel }) => channel.channel)).size).toBe(40);
  });

  test("a channel that never answers holds up neither the others nor the next day's", async () => {
    const held = Promise.withResolvers<MessageRef>();
    slack.moods = [() => held.promise];
    await storage.subscriptions.add(order(channelOf("slack", "C2"), slot - hourMs));
    const desk = startDesk(storage, clock, [slack]);
    for (const [moment, posted] of [
      [slot, ["C2"]],
      [slot + hourMs, ["C2"]],
      [nextDay, ["C2", "C2"]],
    ] as const) {
      clock.now = moment;
      await desk.tick();
      await vi.waitFor(() => expect(slack.posts.map(({ channel }) => channel.channel)).toEqual(posted));
    }
    held.resolve({ channel: subscription.channel, message: "at last" });
    await desk.stop();
    expect(await entry()).toMatchObject({ state: "sent", message: { message: "at last" } });
  });

  test("however many are due, a platform is asked for a few at a time, and all are posted", async () => {
    for (let channel = 2; channel <= 250; channel++) {
      await storage.subscriptions.add(order(channelOf("slack", `C${channel}`), slot - hourMs));
    }
    let [now, most] = [0, 0];
    slack.moods = Array.from({ length: 250 }, () => async (store) => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now--;
      return store();
    });
    const desk = startDesk(storage, clock, [slack]);
    await desk.tick();
    await vi.waitFor(() => expect(slack.posts).toHaveLength(250), 5_000);
    await desk.stop();
    expect(most).toBe(16);
  });

  test("stopping begins nothing new", async () => {
    const held = Promise.withResolvers<void>();
    for (let channel = 2; channel <= 50; channel++) {
      await storage.subscriptions.add(order(channelOf("slack", `C${channel}`), slot - hourMs));
    }
    slack.moods = Array.from({ length: 50 }, () => (store) => held.promise.then(store));
    const desk = startDesk(storage, clock, [slack]);
    await desk.tick();
    await vi.waitFor(() => expect(slack.moods).toHaveLength(34));
    const stopped = desk.stop();
    held.resolve();
    await stopped;
    await desk.tick();
    expect(slack.posts).toHaveLength(16);
    // The others were not claimed: the next process posts them at once.
    slack.moods = [];
    const next = startDesk(storage, clock, [slack]);
    await next.tick();
    await vi.waitFor(() => expect(slack.posts).toHaveLength(50));
    await next.stop();
  });

  test("a digest stopped or paused while it waits for its turn is not posted", async () => {
    const held = Promise.withResolvers<void>();
    for (let channel = 2; channel <= 17; channel++) {
      await storage.subscriptions.add(order(channelOf("slack", `C${channel}`), slot - hourMs));
    }
    slack.moods = Array.from({ length: 17 }, () => (store) => held.promise.then(store));
    const desk = startDesk(storage, clock, [slack]);
    await desk.tick();
    await vi.waitFor(() => expect(slack.moods).toHaveLength(1));
    const all = await storage.subscriptions.all();
    const claims = await Promise.all(all.map(({ id }) => storage.ledger.get(deliveryKey(id, slot))));
    const [waiting] = all.filter((_, at) => !claims[at]);
    await storage.subscriptions.remove(waiting?.id ?? "");
    held.resolve();
    await vi.waitFor(() => expect(slack.posts).toHaveLength(16));
    await desk.stop();
    expect(slack.posts.map(({ channel }) => channel.channel)).not.toContain(waiting?.channel.channel);
  });
});

test("storage that fails is told to whoever calls, and nothing is posted", async () => {
  const failing = {
    ...storage,
    ledger: { ...storage.ledger, open: () => Promise.reject(new Error("locked")) },
  };
  const desk = startDesk(failing, clock, [slack]);
  await expect(desk.tick()).rejects.toThrow("locked");
  expect(slack.posts).toEqual([]);
});

test("headlines and what a platform's error carries never reach the log", async () => {
  await publish(storage.articles, "Confidential headline", slot - 1);
  const requestBody = { text: "Confidential headline" };
  slack.moods = [
    () => {
      const cause = Object.assign(new Error("400"), { requestBody });
      throw Object.assign(new AdapterError("unavailable", "Slack did not answer.", { cause }), {
        requestBody,
      });
    },
  ];
  await liveAt(slot);
  await liveAt(slot + minuteMs);
  expect(logged.some((line) => line.includes("Slack did not answer."))).toBe(true);
  expect(logged.some((line) => line.includes("delivery posted"))).toBe(true);
  expect(logged.join()).not.toContain("Confidential");
});
