import { randomUUID } from "node:crypto";
import type { Insertable, Kysely, Selectable } from "kysely";
import type { NewSubscription, Subscription, SubscriptionStore } from "../digest/types.ts";
import { nextNumber, placeOf } from "./numbers.ts";
import type { Schema, SubscriptionTable } from "./schema.ts";
import { paged } from "./turns.ts";

/** Read at a time when all are: a few milliseconds. */
const pageSize = 500;

/** Standing orders for digests in a database. A thread is kept as its channel. */
export function createSubscriptionStore(db: Kysely<Schema>): SubscriptionStore {
  return {
    add: (order) =>
      db.transaction().execute(async (transaction) => {
        const row = toRow(order, await nextNumber(transaction, order.channel, "digest"));
        await transaction.insertInto("subscriptions").values(row).execute();
        return toSubscription(row);
      }),
    async get(id) {
      const row = await db.selectFrom("subscriptions").selectAll().where("id", "=", id).executeTakeFirst();
      return row && toSubscription(row);
    },
    async inChannel(channel) {
      const rows = await db
        .selectFrom("subscriptions")
        .selectAll()
        .where((eb) => eb.and(placeOf(channel)))
        .orderBy("number")
        .execute();
      return rows.map(toSubscription);
    },
    all: () =>
      paged<Subscription>(Number.POSITIVE_INFINITY, pageSize, async (last, size) => {
        const rows = await db
          .selectFrom("subscriptions")
          .selectAll()
          .where(({ eb, refTuple, tuple }) =>
            eb(refTuple("created_at", "id"), ">", tuple(last?.createdAt ?? 0, last?.id ?? "")),
          )
          .orderBy("created_at")
          .orderBy("id")
          .limit(size)
          .execute();
        return rows.map(toSubscription);
      }),
    async remove(id) {
      await db.deleteFrom("subscriptions").where("id", "=", id).execute();
    },
    async pause(id, because) {
      const { numUpdatedRows } = await db
        .updateTable("subscriptions")
        .set({ paused_because: because })
        .where("id", "=", id)
        .where("paused_because", "is", null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async resume(id) {
      await db.updateTable("subscriptions").set({ paused_because: null }).where("id", "=", id).execute();
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

function toRow(order: NewSubscription, number: number) {
  return {
    id: randomUUID(),
    platform: order.channel.platform,
    tenant: order.channel.tenant,
    channel: order.channel.channel,
    number,
    time: order.schedule.times.join(" "),
    zone: order.schedule.zone,
    weekdays: JSON.stringify(order.schedule.weekdays),
    about: order.about ?? null,
    most: order.most ?? null,
    silent: order.silent ? 1 : 0,
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
    schedule: { times: row.time.split(" "), zone: row.zone, weekdays: JSON.parse(row.weekdays) },
    about: row.about ?? undefined,
    ...(row.most && { most: row.most }),
    ...(row.silent && { silent: true }),
    locale: row.locale,
    createdBy: JSON.parse(row.created_by),
    createdAt: row.created_at,
    coveredUntil: row.covered_until,
    pausedBecause: row.paused_because ?? undefined,
  };
}
