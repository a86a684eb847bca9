import { expect, test } from "vitest";
import type { Storage } from "../../src/storage/storage.ts";
import { draft } from "./drafts.ts";

const now = Date.UTC(2026, 5, 1, 10);
const hourMs = 3_600_000;
const ahead = now + 48 * hourMs;
const channel = { platform: "slack", tenant: "T", channel: "C" };
const createdBy = { platform: "slack", tenant: "T", user: "U" };
const leaseMs = 300_000;

/** What a database promises after a life with a clock that was ahead. */
export function storedTimesContract(open: () => Promise<Storage>): void {
  const digestOf = (storage: Storage, coveredUntil: number, createdAt = now - hourMs) =>
    storage.subscriptions.add({
      ...{ channel, createdBy, createdAt, coveredUntil, locale: "en" },
      schedule: { times: ["08:30"], zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7] },
    });

  test("nothing is ahead in an ordinary life, nor where clocks differ by some minutes", async () => {
    const storage = await open();
    await storage.articles.add([draft("Story")], now + 4 * 60_000);
    await digestOf(storage, now);
    expect(await storage.times.latestAhead(now)).toBeUndefined();
  });

  test.each<[string, (storage: Storage) => Promise<unknown>]>([
    ["an article", ({ articles }) => articles.add([draft("Story")], ahead)],
    ["a digest's window", (storage) => digestOf(storage, ahead)],
    ["a digest that was set", (storage) => digestOf(storage, now, ahead)],
    [
      "a follow that was set",
      ({ follows }) =>
        follows.add({ channel, createdBy, createdAt: ahead, query: "tsmc", zone: "UTC", locale: "en" }),
    ],
    ["a message that was heard", ({ memory }) => memory.firstTime({ id: "m", channel }, ahead)],
    [
      "a delivery",
      ({ ledger }) => ledger.claim("key", { subscriptionId: "s", dueAt: ahead }, ahead, leaseMs),
    ],
  ])("notices %s that is ahead, and sets it back", async (_, write) => {
    const storage = await open();
    await write(storage);
    expect(await storage.times.latestAhead(now)).toBe(ahead);
    await storage.times.setBack(now);
    expect(await storage.times.latestAhead(now)).toBeUndefined();
  });

  test("a digest covers again what it had covered before the slots that have not come", async () => {
    const storage = await open();
    const from = now - 5 * hourMs;
    const { id } = await digestOf(storage, from);
    const claimed = await storage.ledger.claim("early", { subscriptionId: id, dueAt: ahead }, ahead, leaseMs);
    if (!claimed) throw new Error("not to be claimed");
    const note = { stories: [{ storyId: "a", articleId: "a" }], frame: { from, leftOut: 0 } };
    await storage.ledger.noteRequest(claimed.delivery, note, ahead);
    await storage.ledger.sent("early", { channel, message: "m" });
    await storage.subscriptions.cover(id, { from, to: ahead });
    await storage.times.setBack(now);
    expect((await storage.subscriptions.get(id))?.coveredUntil).toBe(from);
    // It was posted, now by this clock: its stories are known, and the slot itself gets another key.
    expect(await storage.ledger.shownStories(id, from)).toEqual(note.stories);
    expect(await storage.ledger.get("early")).toMatchObject({ state: "sent", dueAt: now });
    expect(await storage.subscriptions.get(id)).toMatchObject({ setBackAt: now });
    // A second process that notices it too changes nothing: the slot's key stays.
    await storage.times.setBack(now + 1);
    expect(await storage.subscriptions.get(id)).toMatchObject({ setBackAt: now });
  });

  test("what may be in flight is looked up at once, and nothing waits for a time that has not come", async () => {
    const storage = await open();
    const { ledger } = storage;
    const { id } = await digestOf(storage, now);
    const waiting = await ledger.claim("waits", { subscriptionId: id, dueAt: now }, ahead, leaseMs);
    await ledger.retry(waiting?.delivery ?? { key: "waits", attempts: 1 }, ahead, "asked to wait");
    const claimed = await ledger.claim("flight", { subscriptionId: id, dueAt: ahead }, ahead, leaseMs);
    await ledger.noteRequest(claimed?.delivery ?? { key: "flight", attempts: 1 }, { stories: [] }, ahead);
    await storage.times.setBack(now);
    expect((await ledger.open(now)).map(({ key }) => key).sort()).toEqual(["flight", "waits"]);
    const again = await ledger.claim("flight", { subscriptionId: id, dueAt: ahead }, now, leaseMs);
    expect(again).toMatchObject({
      takenOver: true,
      delivery: { requestedAt: undefined, lastRequestedAt: now },
    });
  });

  test("the follows read again what came while the clock was ahead", async () => {
    const storage = await open();
    await storage.articles.add([draft("Before")], now);
    const [before] = await storage.articles.changes(0, 10);
    await storage.articles.add([draft("Meanwhile")], ahead);
    const [, meanwhile] = await storage.articles.changes(0, 10);
    const first = before?.seq ?? 0;
    const gaps = [{ after: first - 1, upto: first + 1 }];
    await storage.follows.record([], { progress: { cursor: meanwhile?.seq ?? 0, gaps } });
    await storage.times.setBack(now);
    expect(await storage.follows.progress()).toEqual({
      cursor: first,
      gaps: [{ after: first - 1, upto: first }],
    });
    const [again] = await storage.articles.changes(first, 10);
    expect(again).toMatchObject({ article: { title: "Meanwhile", addedAt: now } });
  });

  test("feeds are checked again within their interval", async () => {
    const storage = await open();
    const order = { configured: false, fullText: false };
    const { feed } = await storage.feeds.add({ url: "https://a.example/rss", ...order }, now);
    await storage.feeds.save({ ...feed, every: hourMs, nextCheck: ahead, lastSuccess: ahead - hourMs });
    await storage.times.setBack(now);
    const [after] = await storage.feeds.list();
    expect(after).toMatchObject({ nextCheck: now + hourMs, lastSuccess: now });
  });
}
