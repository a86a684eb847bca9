import type { ChannelRef } from "../../../src/chat/message.ts";
import type { Store } from "./store.ts";

/** A digest or a follow, and whether the history of its channel can be read. */
export type CrashOrder = {
  id: string;
  kind: "digest" | "follow";
  channel: ChannelRef;
  isReadable: boolean;
};

/** Between two digests: little, so that there is work in most lives. */
export const slotMs = 300_000;

const slots = Array.from({ length: 86_400_000 / slotMs }, (_, slot) => {
  const [hour, minute] = [Math.floor(slot / 12), (slot % 12) * 5];
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
});
const weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[] = [1, 2, 3, 4, 5, 6, 7];

/** Sets a digest, at times of the day in UTC, and a follow in each channel, by a person of its platform. */
export async function placeOrders(
  store: Store,
  now: number,
  people: Record<string, string>,
  places: Pick<CrashOrder, "channel" | "isReadable">[],
  { times = slots, about }: { times?: string[]; about?: string } = {},
): Promise<CrashOrder[]> {
  const storage = await store.open();
  const orders: CrashOrder[] = [];
  for (const place of places) {
    const { channel } = place;
    const createdBy = {
      platform: channel.platform,
      tenant: channel.tenant,
      user: people[channel.platform] ?? "",
    };
    const common = { channel, locale: "en", createdAt: now, createdBy };
    const schedule = { times, zone: "UTC", weekdays };
    const digest = await storage.subscriptions.add({
      ...{ ...common, schedule, about },
      ...{ most: 50, coveredUntil: now },
    });
    const follow = await storage.follows.add({ ...common, query: "aluminium", zone: "UTC" });
    orders.push({ ...place, id: digest.id, kind: "digest" }, { ...place, id: follow.id, kind: "follow" });
  }
  await storage.close();
  return orders;
}
