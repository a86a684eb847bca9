import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { deliveryKey } from "../../../src/digest/schedule/due-slots.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import { until } from "../../until.ts";
import { channelOf, hourMs, minuteMs, newDigest, publish, runOnce, startScheduler } from "../delivery-rig.ts";
import { nextDay, refuse, slot, withOneDigest } from "../one-digest.ts";

const it = withOneDigest();

describe.each([
  ["unavailable", refuse("unavailable", "Slack did not answer.")],
  ["auth", refuse("auth", "The token is refused.")],
  ["any other error", () => Promise.reject(new TypeError("fetch failed"))],
])("after %s a digest may have been posted:", (_, fail) => {
  test("if it was, it is found, recorded and not posted again", async () => {
    it.slack.behaviours = [
      (store) => {
        store();
        return fail();
      },
    ];
    await it.liveAt(slot);
    expect(await it.entry()).toMatchObject({ state: "claimed" });
    await it.liveAt(slot + minuteMs);
    expect(it.slack.posts).toHaveLength(1);
    expect(await it.entry()).toMatchObject({ state: "sent", message: it.slack.posts[0]?.ref });
    expect(await it.coveredUntil()).toBe(slot);
  });

  test("if it was not, it is looked up and posted again, less and less often", async () => {
    it.slack.behaviours = [fail, fail, fail];
    await it.liveAt(slot);
    const tries: number[] = [];
    for (let minute = 1; minute <= 20; minute++) {
      const before = it.slack.lookUps.length;
      await it.liveAt(slot + minute * minuteMs);
      if (it.slack.lookUps.length > before) tries.push(minute);
    }
    expect(tries).toEqual([1, 3, 7]);
    expect(it.slack.posts).toHaveLength(1);
    expect(await it.entry()).toMatchObject({ state: "sent", attempts: 4 });
  });

  test("if the platform does not know, it is never posted again, and the next digest begins with its stories", async () => {
    const title = "perhaps posted";
    await publish(it.storage.articles, title, slot - 1);
    it.slack.behaviours = [fail];
    it.slack.find = () => ({ state: "unknown" });
    await it.liveAt(slot);
    for (const later of [minuteMs, hourMs, 13 * hourMs]) await it.liveAt(slot + later);
    expect(it.slack.posts).toEqual([]);
    expect(await it.entry()).toMatchObject({ state: "uncertain" });
    await it.liveAt(nextDay);
    expect(it.slack.posts).toMatchObject([
      { edition: { from: slot, stories: [], missed: { dueAt: slot, stories: [{ article: { title } }] } } },
    ]);
    // Once: its stories have been shown.
    await it.liveAt(nextDay + 24 * hourMs);
    expect(it.slack.posts.at(-1)?.edition).not.toHaveProperty("missed");
    expect(await it.entry()).toMatchObject({ state: "uncertain", doubt: "made_up" });
  });
});

describe("a platform that is down", () => {
  const down = refuse("unavailable", "Slack did not answer.");

  test("for hours: the digest is posted once when it is back", async () => {
    it.slack.behaviours = [down];
    it.slack.find = down;
    for (let minute = 0; minute < 180; minute++) await it.liveAt(slot + minute * minuteMs);
    expect(it.slack.posts).toEqual([]);
    it.slack.find = (posted) => posted;
    for (let minute = 180; minute < 240; minute++) await it.liveAt(slot + minute * minuteMs);
    expect(it.slack.posts).toMatchObject([{ late: true }]);
    expect(await it.entry()).toMatchObject({ state: "sent" });
  });

  test("for half a day: the digest stays uncertain", async () => {
    it.slack.behaviours = [down];
    it.slack.find = down;
    await it.liveAt(slot);
    await it.liveAt(slot + 12 * hourMs + minuteMs);
    expect(await it.entry()).toMatchObject({
      state: "uncertain",
      reason: "unavailable: Slack did not answer.",
    });
  });

  test("a look-up that is forbidden leaves the digest uncertain at once", async () => {
    it.slack.behaviours = [down];
    it.slack.find = refuse("forbidden", "The bot may not read the history.");
    await it.liveAt(slot);
    await it.liveAt(slot + minuteMs);
    expect(await it.entry()).toMatchObject({
      state: "uncertain",
      reason: "forbidden: The bot may not read the history.",
    });
  });
});

describe("a digest that may have been posted", () => {
  const lose = () => {
    it.slack.behaviours = [
      (store) => refuse("unavailable", `Slack did not answer about ${store().message}.`)(),
    ];
  };

  test("is looked for in the last two days if its clock was set back: nobody knows when it was requested", async () => {
    lose();
    await it.liveAt(slot);
    const look = vi.spyOn(it.slack, "findDelivery");
    const now = slot + minuteMs;
    await it.storage.times.setBack(now);
    await it.liveAt(now);
    expect(look.mock.calls.map(([, , { since }]) => since)).toEqual([now - 48 * hourMs]);
  });

  test("is looked for in the last two days if the clock was ahead when it was requested", async () => {
    lose();
    await it.liveAt(slot);
    const look = vi.spyOn(it.slack, "findDelivery");
    const earlier = slot - 5 * hourMs;
    await it.storage.ledger.markUnknown(
      { key: deliveryKey(it.subscription, slot), attempts: 1 },
      earlier,
      "x",
    );
    await it.liveAt(earlier);
    expect(look.mock.calls.map(([, , { since }]) => since)).toEqual([earlier - 48 * hourMs]);
    expect(it.slack.posts).toHaveLength(1);
  });

  test("is known to the process that posted it, though the storage failed to record it", async () => {
    const { ledger } = it.storage;
    const sent = vi.fn(ledger.sent).mockRejectedValueOnce(new Error("disk is full"));
    it.clock.now = slot;
    const scheduler = startScheduler({ ...it.storage, ledger: { ...ledger, sent } }, it.clock, [it.slack]);
    await scheduler.tick();
    await until(() => expect(sent).toHaveBeenCalled());
    it.slack.find = () => ({ state: "unknown" });
    it.clock.now += 6 * minuteMs;
    await until(async () => {
      await scheduler.tick();
      expect(await it.entry()).toMatchObject({ state: "sent", message: it.slack.posts[0]?.ref });
    });
    await scheduler.stop();
    expect([it.slack.posts.length, it.slack.lookUps]).toEqual([1, []]);
  });

  test("is looked up again if what it should show now could not be read", async () => {
    lose();
    await it.liveAt(slot);
    it.slack.find = () => ({ state: "absent" });
    const { articles } = it.storage;
    it.storage.articles = { ...articles, between: () => Promise.reject(new Error("no such page")) };
    await it.liveAt(slot + minuteMs);
    it.storage.articles = articles;
    it.slack.find = (posted) => posted;
    await it.liveAt(slot + hourMs);
    expect(it.slack.posts).toHaveLength(1);
    expect(await it.entry()).toMatchObject({ state: "sent" });
  });
});

describe("a process that died", () => {
  const leaseMs = 5 * minuteMs;
  const slotOf = () => ({ subscriptionId: it.subscription.id, dueAt: slot });

  test("before it posted: the next one posts after the lease", async () => {
    await it.storage.ledger.claim(deliveryKey(it.subscription, slot), slotOf(), slot, leaseMs);
    await it.liveAt(slot + leaseMs - 1);
    expect(it.slack.posts).toEqual([]);
    await it.liveAt(slot + leaseMs);
    expect(it.slack.posts).toHaveLength(1);
    // What it shows was not recorded yet, so it cannot have been posted.
    expect(it.slack.lookUps).toEqual([]);
  });

  test("after it posted: the next one finds the message and records it", async () => {
    const { ledger } = it.storage;
    // The disk fills up just as the message is stored.
    it.storage.ledger = { ...ledger, sent: () => Promise.reject(new Error("disk full")) };
    await it.liveAt(slot);
    it.storage.ledger = ledger;
    expect(await it.entry()).toMatchObject({ state: "claimed" });
    await it.liveAt(slot + leaseMs);
    expect(it.slack.posts).toHaveLength(1);
    expect(await it.entry()).toMatchObject({ state: "sent", message: it.slack.posts[0]?.ref });
  });

  test("after it posted, before its window counted as covered: the next digest begins where this one ended", async () => {
    const { subscriptions } = it.storage;
    it.storage.subscriptions = { ...subscriptions, cover: () => Promise.reject(new Error("killed")) };
    await it.liveAt(slot);
    it.storage.subscriptions = subscriptions;
    await it.liveAt(slot + leaseMs);
    expect(await it.entry()).toMatchObject({ state: "sent" });
    await it.liveAt(nextDay);
    expect(it.slack.posts.map(({ edition }) => edition.from)).toEqual([it.subscription.coveredUntil, slot]);
  });

  test("a digest that was removed meanwhile is not posted", async () => {
    await it.storage.ledger.claim(deliveryKey(it.subscription, slot), slotOf(), slot, leaseMs);
    const claim = { key: deliveryKey(it.subscription, slot), attempts: 1 };
    await it.storage.ledger.noteRequest(claim, { stories: [] }, slot);
    await it.storage.subscriptions.remove(it.subscription.id);
    await it.liveAt(slot + leaseMs);
    expect(it.slack.posts).toEqual([]);
    expect(await it.entry()).toMatchObject({ state: "uncertain", reason: "stopped" });
  });

  test("each digest is posted once by processes that share nothing but the file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "newsdesk-restart-"));
    const days = [slot, slot + 1_000, nextDay - 1, nextDay, nextDay + hourMs];
    const path = join(folder, "news.sqlite");
    const first = await openStorage(path);
    await first.subscriptions.add(newDigest(channelOf("slack"), slot - hourMs));
    await first.close();
    for (const moment of days) {
      const again = await openStorage(path);
      await runOnce(again, { now: moment }, it.slack);
      await again.close();
    }
    expect(it.slack.posts.map(({ edition }) => [edition.from, edition.to])).toEqual([
      [slot - hourMs, slot],
      [slot, nextDay],
    ]);
    rmSync(folder, { recursive: true });
  });
});
