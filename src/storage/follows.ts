import { randomUUID } from "node:crypto";
import type { Insertable, Kysely, Selectable } from "kysely";
import type { Follow, FollowStore, NewFollow } from "../digest/follows/types.ts";
import { createMatches } from "./follow-matches.ts";
import { nextNumber, placeOf } from "./numbers.ts";
import type { FollowTable, Schema } from "./schema.ts";

/** Standing orders for alerts in a database, with what they matched. A thread is kept as its channel. */
export function createFollowStore(db: Kysely<Schema>): FollowStore {
  return {
    ...createMatches(db),
    add: (order) =>
      db.transaction().execute(async (transaction) => {
        const row = toRow(order, await nextNumber(transaction, order.channel, "follow"));
        await transaction.insertInto("follows").values(row).execute();
        return toFollow(row);
      }),
    async get(id) {
      const row = await db.selectFrom("follows").selectAll().where("id", "=", id).executeTakeFirst();
      return row && toFollow(row);
    },
    async inChannel(channel) {
      const rows = await db
        .selectFrom("follows")
        .selectAll()
        .where((eb) => eb.and(placeOf(channel)))
        .orderBy("number")
        .execute();
      return rows.map(toFollow);
    },
    async all() {
      const rows = await db.selectFrom("follows").selectAll().execute();
      return rows.map(toFollow);
    },
    async version() {
      const { given, there } = await db
        .selectFrom("follows")
        .select((eb) => [
          eb.fn.countAll<number>().as("there"),
          eb
            .selectFrom("channel_numbers")
            .select((inner) => inner.fn.sum<number>("last").as("given"))
            .where("kind", "=", "follow")
            .as("given"),
        ])
        .executeTakeFirstOrThrow();
      return `${given} ${there}`;
    },
    async remove(id) {
      await db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom("follows").where("id", "=", id).execute();
        await transaction
          .deleteFrom("follow_matches")
          .where("follow_id", "=", id)
          .where("delivery_key", "is", null)
          .execute();
      });
    },
    async pause(id, because, now) {
      const paused = db.updateTable("follows").set({ paused_because: because, paused_at: now });
      const { numUpdatedRows } = await paused
        .where("id", "=", id)
        .where("paused_because", "is", null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) await paused.where("id", "=", id).execute();
      return numUpdatedRows > 0n;
    },
    async resume(id) {
      await db
        .updateTable("follows")
        .set({ paused_because: null, paused_at: null })
        .where("id", "=", id)
        .execute();
    },
  };
}

function toRow(order: NewFollow, number: number) {
  return {
    id: randomUUID(),
    platform: order.channel.platform,
    tenant: order.channel.tenant,
    channel: order.channel.channel,
    number,
    query: order.query,
    quiet_from: order.quiet?.from ?? null,
    quiet_to: order.quiet?.to ?? null,
    zone: order.zone,
    locale: order.locale,
    created_by: JSON.stringify(order.createdBy),
    created_at: order.createdAt,
    paused_because: null,
    paused_at: null,
  } satisfies Insertable<FollowTable>;
}

function toFollow(row: Selectable<FollowTable>): Follow {
  return {
    id: row.id,
    channel: { platform: row.platform, tenant: row.tenant, channel: row.channel },
    number: row.number,
    query: row.query,
    ...(row.quiet_from && row.quiet_to && { quiet: { from: row.quiet_from, to: row.quiet_to } }),
    zone: row.zone,
    locale: row.locale,
    createdBy: JSON.parse(row.created_by),
    createdAt: row.created_at,
    ...(row.paused_because &&
      row.paused_at !== null && { paused: { because: row.paused_because, at: row.paused_at } }),
  };
}
