import { expect, test } from "vitest";
import type { Storage } from "../../src/storage/storage.ts";
import { readTo } from "./readings.ts";

const ann = { platform: "discord", tenant: "", user: "u1" };
const bob = { ...ann, user: "u2" };
const ownOf = ({ user }: typeof ann) => ({ platform: "discord", tenant: "", channel: `d-${user}` });
const server = { platform: "discord", tenant: "g1", channel: "c1" };
const createdAt = 1_000;
const schedule = { times: ["08:30"], zone: "UTC", weekdays: [1 as const] };

/** A person's own digest, follow and mute, with what was posted for them; and the same of theirs in a server. */
async function live(storage: Storage, user: typeof ann): Promise<void> {
  for (const channel of [ownOf(user), server]) {
    const isPersonal = channel === server ? {} : { isPersonal: true as const };
    const common = { channel, locale: "en", createdBy: user, createdAt, ...isPersonal };
    const digest = await storage.subscriptions.add({ ...common, schedule, coveredUntil: createdAt });
    const follow = await storage.follows.add({ ...common, query: "chips", zone: "UTC" });
    await storage.mutes.add({ channel, query: "golf", createdBy: user, createdAt, ...isPersonal });
    const told = { storyId: `s-${user.user}`, articleId: `a-${user.user}` };
    await storage.follows.record([{ ...told, followId: follow.id, at: createdAt }], readTo(1));
    for (const { id } of [digest, follow]) {
      const key = `key-${id}`.slice(0, 25);
      await storage.ledger.claim(key, { subscriptionId: id, dueAt: createdAt }, createdAt, 1_000);
      await storage.ledger.noteRequest({ key, attempts: 1 }, { stories: [told] }, createdAt);
    }
  }
}

/** What every storage promises of what people set for themselves alone. */
export function personalOrdersContract(open: () => Promise<Storage>): void {
  test("what is somebody's own is found by the person, and nothing of a server or of others is", async () => {
    const storage = await open();
    for (const user of [ann, bob]) await live(storage, user);
    for (const store of [storage.subscriptions, storage.follows, storage.mutes])
      expect(await store.personalOf(ann)).toMatchObject([
        { channel: ownOf(ann), createdBy: ann, isPersonal: true, number: 1 },
      ]);
    expect((await storage.follows.inChannel(server))[0]).not.toHaveProperty("isPersonal");
    await storage.subscriptions.requested({
      ...{ channel: ownOf(ann), schedule, locale: "en", createdBy: ann, createdAt, coveredUntil: 1 },
      isPersonal: true,
    });
    expect(await storage.subscriptions.personalOf(ann)).toHaveLength(1);
  });

  test("all of it is deleted at once, with what was posted for it, and the rest stays", async () => {
    const storage = await open();
    for (const user of [ann, bob]) await live(storage, user);
    await storage.personalOrders.forget(ann);
    for (const store of [storage.subscriptions, storage.follows, storage.mutes]) {
      expect(await store.personalOf(ann)).toEqual([]);
      expect(await store.personalOf(bob)).toHaveLength(1);
      expect(await store.inChannel(server)).toHaveLength(2);
    }
    const shown = (user: typeof ann) =>
      storage.ledger.deliveriesShowing({ storyId: `s-${user.user}`, articleId: `a-${user.user}` });
    expect([(await shown(ann)).length, (await shown(bob)).length]).toEqual([2, 4]);
    expect(await storage.follows.waiting()).toHaveLength(3);
  });
}
