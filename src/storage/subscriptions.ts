import { randomUUID } from "node:crypto";
import type { Insertable, Kysely, Selectable } from "kysely";
import type { ChannelRef } from "../chat/message.ts";
import type { NewSubscription, Subscription, SubscriptionStore } from "../digest/types.ts";
import type { Schema, SubscriptionTable } from "./schema.ts";

/** Standing orders in a database. A thread is kept as its channel. */
export function createSubscriptionStore(db: Kysely<Schema>): SubscriptionStore {
  return {
    add: (order) =>
      db.transaction().execute(async (transaction) => {
        const last = (await inChannel(transaction, order.channel)).at(-1);
        const row = toRow(order, (last?.number ?? 0) + 1);
        await transaction.insertInto("subscriptions").values(row).execute();
        return toSubscription(row);
      }),
    inChannel: (channel) => inChannel(db, channel),
    async active() {
      const rows = await db
        .selectFrom("subscriptions")
        .selectAll()
        .where("paused_because", "is", null)
        .execute();
      return rows.map(toSubscription);
    },
    async remove(id) {
      await db.deleteFrom("subscriptions").where("id", "=", id).execute();
    },
    async pause(id, because) {
      await db.updateTable("subscriptions").set({ paused_because: because }).where("id", "=", id).execute();
    },
    async cover(id, until) {
      await db
        .updateTable("subscriptions")
        .set({ covered_until: until })
        .where("id", "=", id)
        .where("covered_until", "<", until)
        .execute();
    },
  };
}

async function inChannel(db: Kysely<Schema>, channel: ChannelRef): Promise<Subscription[]> {
  const rows = await db
    .selectFrom("subscriptions")
    .selectAll()
    .where("platform", "=", channel.platform)
    .where("tenant", "=", channel.tenant)
    .where("channel", "=", channel.channel)
    .orderBy("number")
    .execute();
  return rows.map(toSubscription);
}

function toRow(order: NewSubscription, number: number) {
  return {
    id: randomUUID(),
    platform: order.channel.platform,
    tenant: order.channel.tenant,
    channel: order.channel.channel,
    number,
    time: order.schedule.time,
    zone: order.schedule.zone,
    weekdays: JSON.stringify(order.schedule.weekdays),
    about: order.about ?? null,
    locale: order.locale,
    created_by: JSON.stringify(order.createdBy),
    created_at: order.createdAt,
    covered_until: order.coveredUntil,
    paused_because: null,
  } satisfies Insertable<SubscriptionTable>;
}

function toSubscription(row: Selectable<SubscriptionTable>): Subscription {
  return {
    id: row.id,
    channel: { platform: row.platform, tenant: row.tenant, channel: row.channel },
    number: row.number,
    schedule: { time: row.time, zone: row.zone, weekdays: JSON.parse(row.weekdays) },
    about: row.about ?? undefined,
    locale: row.locale,
    createdBy: JSON.parse(row.created_by),
    createdAt: row.created_at,
    coveredUntil: row.covered_until,
    pausedBecause: row.paused_because ?? undefined,
  };
}
