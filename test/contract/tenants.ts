import { expect, test } from "vitest";
import type { Tenants } from "../../src/chat/tenants.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { friday } from "../bot/newsroom.ts";
import { readTo } from "./readings.ts";

const user = { platform: "discord", tenant: "g1", user: "u1" };
const channelOf = (tenant: string) => ({ platform: "discord", tenant, channel: `c-${tenant}` });
const day = 86_400_000;

/** In each tenant a digest, a follow with a match and an alert, a mute, and a person's last list. */
async function live(storage: Storage, tenant: string): Promise<void> {
  const channel = channelOf(tenant);
  const common = { channel, locale: "en", createdBy: { ...user, tenant }, createdAt: friday };
  const schedule = { times: ["08:30"], zone: "UTC", weekdays: [1 as const] };
  const digest = await storage.subscriptions.add({ ...common, schedule, coveredUntil: friday });
  const follow = await storage.follows.add({ ...common, query: "chips", zone: "UTC" });
  await storage.mutes.add({ channel, query: "golf", createdBy: user, createdAt: friday });
  const told = { storyId: "s1", articleId: "a1" };
  await storage.follows.record([{ ...told, followId: follow.id, at: friday }], readTo(1));
  for (const { id } of [digest, follow]) {
    const key = `key-${id}`.slice(0, 25);
    await storage.ledger.claim(key, { subscriptionId: id, dueAt: friday }, friday, 1_000);
    await storage.ledger.noteRequest({ key, attempts: 1 }, { stories: [told] }, friday);
  }
  await storage.memory.firstTime({ id: "m1", channel }, friday);
  await storage.memory.rememberList(channel, { ...user, tenant }, { ids: ["a1"] }, friday);
}

/** What every store of tenants promises. */
export function tenantsContract(open: () => Promise<Storage>): void {
  const isThere = async (storage: Storage, tenant: string) =>
    (await storage.subscriptions.inChannel(channelOf(tenant))).length > 0;

  const opened = async () => {
    const storage = await open();
    for (const tenant of ["g1", "g2"]) await live(storage, tenant);
    return { storage, tenants: storage.tenants satisfies Tenants };
  };

  test("deletes all data of one tenant at once, and leaves the others as they are", async () => {
    const { storage, tenants } = await opened();
    await tenants.forget({ platform: "discord", tenant: "g1" });
    const gone = channelOf("g1");
    expect(await storage.subscriptions.inChannel(gone)).toEqual([]);
    expect(await storage.follows.inChannel(gone)).toEqual([]);
    expect(await storage.mutes.inChannel(gone)).toEqual([]);
    expect(await storage.memory.lastList(gone, user, friday)).toBeUndefined();
    expect(await storage.ledger.unfinished()).toHaveProperty("size", 2);
    expect(await storage.ledger.deliveriesShowing({ storyId: "s1", articleId: "a1" })).toHaveLength(2);
    expect(await storage.follows.waiting()).toHaveLength(1);
    expect(await isThere(storage, "g2")).toBe(true);
  });

  test("deletes a tenant's data some time after the first removal, and not if the bot is back", async () => {
    const { storage, tenants } = await opened();
    const from = { platform: "discord", tenant: "g1" };
    await tenants.left(from, friday);
    await tenants.left(from, friday + 5 * day);
    expect(await tenants.forgetLeft(friday - 1)).toBe(0);
    await tenants.present("discord", ["g1", "g2"], friday + day);
    expect(await tenants.forgetLeft(friday + 90 * day)).toBe(0);
    await tenants.left(from, friday + 2 * day);
    expect(await tenants.forgetLeft(friday + 2 * day)).toBe(1);
    expect(await tenants.forgetLeft(friday + 90 * day)).toBe(0);
    expect([await isThere(storage, "g1"), await isThere(storage, "g2")]).toEqual([false, true]);
  });

  test("knows where the bot is not, until it is back, and then deletes nothing", async () => {
    const { storage, tenants } = await opened();
    const from = { platform: "discord", tenant: "g1" };
    expect(await tenants.isAway(from)).toBe(false);
    await tenants.left(from, friday);
    expect([await tenants.isAway(from), await tenants.isAway({ ...from, tenant: "g2" })]).toEqual([
      true,
      false,
    ]);
    await tenants.returned(from);
    expect(await tenants.isAway(from)).toBe(false);
    expect(await tenants.forgetLeft(friday + 90 * day)).toBe(0);
    expect(await isThere(storage, "g1")).toBe(true);
  });

  test("notices that the bot was removed while it was not running, on that platform alone", async () => {
    const { storage, tenants } = await opened();
    await tenants.present("slack", [], friday);
    await tenants.present("discord", ["g2", "g3"], friday);
    expect(await tenants.forgetLeft(friday)).toBe(1);
    expect([await isThere(storage, "g1"), await isThere(storage, "g2")]).toEqual([false, true]);
  });

  test("leaves tenants alone whose removal another process is notified of", async () => {
    const { storage, tenants } = await opened();
    await tenants.present("discord", [], friday, (tenant) => tenant === "g1");
    expect(await tenants.forgetLeft(friday)).toBe(1);
    expect([await isThere(storage, "g1"), await isThere(storage, "g2")]).toEqual([false, true]);
  });
}
