import { beforeEach, expect, test } from "vitest";
import type { ChannelRef } from "../../src/chat/message.ts";
import type { Storage } from "../../src/storage/storage.ts";

const before: ChannelRef = { platform: "slack", tenant: "T1", channel: "G1" };
const after: ChannelRef = { ...before, channel: "C1" };
const elsewhere: ChannelRef = { ...before, channel: "C2" };
const createdBy = { platform: "slack", tenant: "T1", user: "U1" };
const set = { createdBy, createdAt: 0 };
const digest = (channel: ChannelRef) => ({
  ...{ ...set, channel, schedule: { times: ["08:30"], zone: "UTC", weekdays: [1 as const] } },
  ...{ locale: "en", coveredUntil: 0, channelName: "#old" },
});
const follow = (channel: ChannelRef) => ({ ...set, channel, query: "tsmc", zone: "UTC", locale: "en" });

/** What every store of channels promises when a platform tells that one has changed. */
export function channelChangesContract(open: () => Promise<Storage>): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });

  test("under its new id a channel has all that was kept under the old one, and no other channel's", async () => {
    const one = await storage.subscriptions.add(digest(before));
    const two = await storage.follows.add(follow(before));
    const other = await storage.subscriptions.add(digest(elsewhere));
    await storage.mutes.add({ ...set, channel: before, query: "sport" });
    await storage.preferences.choose(before, { locale: "zh-TW" });
    await storage.memory.rememberList(before, createdBy, { ids: ["a1"] }, 1_000);
    await storage.channelChanges.moved(before, "C1");
    expect(await storage.subscriptions.get(one.id)).toEqual({ ...one, channel: after });
    expect(await storage.follows.get(two.id)).toEqual({ ...two, channel: after });
    expect(await storage.mutes.inChannel(after)).toHaveLength(1);
    expect((await storage.preferences.of(createdBy, after)).channel.locale).toBe("zh-TW");
    expect(await storage.memory.lastList(after, createdBy, 2_000)).toMatchObject({ ids: ["a1"] });
    expect(await storage.subscriptions.inChannel(before)).toEqual([]);
    expect(await storage.subscriptions.get(other.id)).toEqual(other);
    // The numbers go on.
    expect((await storage.subscriptions.add(digest(after))).number).toBe(2);
    // Platforms tell things twice.
    await storage.channelChanges.moved(before, "C1");
    expect(await storage.subscriptions.inChannel(after)).toHaveLength(2);
  });

  test("what was set under the new id already keeps its number and its choices", async () => {
    const there = await storage.subscriptions.add(digest(after));
    await storage.preferences.choose(after, { locale: "en" });
    const moved = await storage.subscriptions.add(digest(before));
    await storage.preferences.choose(before, { locale: "zh-TW" });
    await storage.channelChanges.moved(before, "C1");
    expect((await storage.subscriptions.inChannel(after)).map(({ id, number }) => [id, number])).toEqual([
      [there.id, 1],
      [moved.id, 2],
    ]);
    expect((await storage.preferences.of(createdBy, after)).channel.locale).toBe("en");
  });

  test("a message that was posted under the old id is edited under the new one", async () => {
    const one = await storage.subscriptions.add(digest(before));
    await storage.ledger.claim("k1", { subscriptionId: one.id, dueAt: 5 }, 10, 1_000);
    await storage.ledger.sent("k1", { channel: before, message: "1.2" });
    await storage.channelChanges.moved(before, "C1");
    expect((await storage.ledger.get("k1"))?.message).toEqual({ channel: after, message: "1.2" });
  });

  test("a new name is the one that whoever set something up is told", async () => {
    const one = await storage.subscriptions.add(digest(before));
    const other = await storage.subscriptions.add(digest(elsewhere));
    await storage.channelChanges.renamed(before, "#new");
    expect(await storage.subscriptions.get(one.id)).toMatchObject({ channelName: "#new" });
    expect(await storage.subscriptions.get(other.id)).toMatchObject({ channelName: "#old" });
  });

  test("a reason that holds no longer lifts the pauses for it, there and for no other reason", async () => {
    const archived = await storage.subscriptions.add(digest(before));
    const alerts = await storage.follows.add(follow(before));
    const restricted = await storage.follows.add(follow(before));
    const other = await storage.subscriptions.add(digest(elsewhere));
    await storage.subscriptions.pause(archived.id, "channel_archived");
    await storage.follows.pause(alerts.id, 'channel_archived: {"name":"is_archived"}', 5);
    await storage.follows.pause(restricted.id, "posting_restricted", 5);
    await storage.subscriptions.pause(other.id, "channel_archived");
    await storage.channelChanges.opened(before, ["channel_archived"]);
    expect((await storage.subscriptions.get(archived.id))?.pausedBecause).toBeUndefined();
    expect((await storage.follows.get(alerts.id))?.paused).toBeUndefined();
    expect((await storage.follows.get(restricted.id))?.paused).toBeDefined();
    expect((await storage.subscriptions.get(other.id))?.pausedBecause).toBeDefined();
    await storage.channelChanges.opened({ platform: "slack", tenant: "T2" }, ["channel_archived"]);
    expect((await storage.subscriptions.get(other.id))?.pausedBecause).toBeDefined();
    await storage.channelChanges.opened({ platform: "slack", tenant: "T1" }, ["channel_archived"]);
    expect((await storage.subscriptions.get(other.id))?.pausedBecause).toBeUndefined();
  });
}
