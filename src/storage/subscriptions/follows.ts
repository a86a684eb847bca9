import type { Insertable, Kysely, Selectable } from "kysely";
import type { Follow, FollowStore, NewFollow } from "../../digest/follows/follow.ts";
import { paged } from "../batches.ts";
import type { FollowTable, Schema } from "../schema.ts";
import { nextNumber, placeOf } from "./channel-numbers.ts";
import { createMatches } from "./follow-matches.ts";
import { standingColumns, standingOf } from "./subscription-store.ts";

/** Read at a time when all are: a few milliseconds. */
const pageSize = 500;

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
    all: () =>
      paged<Follow>(Number.POSITIVE_INFINITY, pageSize, async (last, size) => {
        const rows = await db
          .selectFrom("follows")
          .selectAll()
          .where(({ eb, refTuple, tuple }) =>
            eb(refTuple("created_at", "id"), ">", tuple(last?.createdAt ?? 0, last?.id ?? "")),
          )
          .orderBy("created_at")
          .orderBy("id")
          .limit(size)
          .execute();
        return rows.map(toFollow);
      }),
    async version() {
      const { given, there, changed } = await db
        .selectFrom("follows")
        .select((eb) => [
          eb.fn.countAll<number>().as("there"),
          // A clock may go back, so the last change says too little.
          eb.fn.sum<number | null>("changed_at").as("changed"),
          eb
            .selectFrom("channel_numbers")
            .select((inner) => inner.fn.sum<number>("last").as("given"))
            .where("kind", "=", "follow")
            .as("given"),
        ])
        .executeTakeFirstOrThrow();
      return `${given} ${there} ${changed}`;
    },
    async change(id, order, now) {
      await db
        .updateTable("follows")
        .set({ ...orderColumns(order), changed_at: now })
        .where("id", "=", id)
        .execute();
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
      await db.updateTable("follows").set({ paused_because: null }).where("id", "=", id).execute();
    },
  };
}

function toRow(order: NewFollow, number: number) {
  return {
    ...standingColumns(order, number),
    ...orderColumns(order),
    zone: order.zone,
    locale: order.locale,
    paused_because: null,
    paused_at: null,
    changed_at: null,
  } satisfies Insertable<FollowTable>;
}

const orderColumns = ({ query, quiet }: Pick<Follow, "query" | "quiet">) => ({
  query,
  quiet_from: quiet?.from ?? null,
  quiet_to: quiet?.to ?? null,
});

function toFollow(row: Selectable<FollowTable>): Follow {
  return {
    ...standingOf(row),
    query: row.query,
    ...(row.quiet_from && row.quiet_to && { quiet: { from: row.quiet_from, to: row.quiet_to } }),
    zone: row.zone,
    locale: row.locale,
    ...(row.paused_because &&
      row.paused_at !== null && { paused: { because: row.paused_because, at: row.paused_at } }),
    ...(row.paused_at !== null && { refusedAt: row.paused_at }),
  };
}
