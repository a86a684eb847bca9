import type { ExpressionBuilder, Insertable, Kysely, Selectable, Transaction } from "kysely";
import type {
  DigestSubscription,
  DigestSubscriptionChange,
  DigestSubscriptionStore,
  NewDigestSubscription,
} from "../../digest/subscription.ts";
import { paged } from "../batches.ts";
import type { Schema, SubscriptionTable } from "../schema.ts";
import { nextNumber, placeOf } from "./channel-numbers.ts";
import { standingColumns, standingOf } from "./subscription-store.ts";

/** Read at a time when all are: a few milliseconds. */
const pageSize = 500;

/** Standing orders for digests in a database. A thread is kept as its channel. */
export function createDigestSubscriptionStore(db: Kysely<Schema>): DigestSubscriptionStore {
  return {
    add: (order) =>
      db.transaction().execute(async (transaction) => {
        const row = toRow(order, await nextNumber(transaction, order.channel, "digest"));
        await transaction.insertInto("subscriptions").values(row).execute();
        return toSubscription(row);
      }),
    askedFor: (order) => db.transaction().execute((transaction) => askedFor(transaction, order)),
    async get(id) {
      const row = await db.selectFrom("subscriptions").selectAll().where("id", "=", id).executeTakeFirst();
      return row && toSubscription(row);
    },
    async inChannel(channel) {
      const rows = await db
        .selectFrom("subscriptions")
        .selectAll()
        .where((eb) => eb.and(placeOf(channel)))
        .where("number", ">", asked)
        .orderBy("number")
        .execute();
      return rows.map(toSubscription);
    },
    all: () =>
      paged<DigestSubscription>(Number.POSITIVE_INFINITY, pageSize, async (last, size) => {
        const rows = await db
          .selectFrom("subscriptions")
          .selectAll()
          .where("number", ">", asked)
          .where(({ eb, refTuple, tuple }) =>
            eb(refTuple("created_at", "id"), ">", tuple(last?.createdAt ?? 0, last?.id ?? "")),
          )
          .orderBy("created_at")
          .orderBy("id")
          .limit(size)
          .execute();
        return rows.map(toSubscription);
      }),
    async change(id, wish, now) {
      await db
        .updateTable("subscriptions")
        .set({ ...wishColumns(wish), changed_at: now })
        .where("id", "=", id)
        .execute();
    },
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

/** The number of an order that is posted only when somebody asks. */
const asked = 0;

async function askedFor(
  transaction: Transaction<Schema>,
  order: NewDigestSubscription,
): Promise<DigestSubscription> {
  const row = toRow(order, asked);
  const { zone, locale, created_by } = row;
  await transaction
    .insertInto("subscriptions")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["platform", "tenant", "channel", "number"]).doUpdateSet({ zone, locale, created_by }),
    )
    .execute();
  const mine = (eb: ExpressionBuilder<Schema, "subscriptions">) =>
    eb.and({ ...placeOf(order.channel), number: asked });
  // What was posted on request meanwhile does not come again.
  await transaction
    .updateTable("subscriptions")
    .set({ covered_until: order.coveredUntil })
    .where(mine)
    .where("covered_until", "<", order.coveredUntil)
    .execute();
  return toSubscription(
    await transaction.selectFrom("subscriptions").selectAll().where(mine).executeTakeFirstOrThrow(),
  );
}

function toRow(order: NewDigestSubscription, number: number) {
  return {
    ...standingColumns(order, number),
    ...wishColumns(order),
    locale: order.locale,
    covered_until: order.coveredUntil,
    paused_because: null,
    changed_at: null,
  } satisfies Insertable<SubscriptionTable>;
}

const wishColumns = ({ schedule, about, most, silent }: DigestSubscriptionChange) => ({
  time: schedule.times.join(" "),
  zone: schedule.zone,
  weekdays: JSON.stringify(schedule.weekdays),
  about: about ?? null,
  most: most ?? null,
  silent: silent ? 1 : 0,
});

function toSubscription(row: Selectable<SubscriptionTable>): DigestSubscription {
  return {
    ...standingOf(row),
    schedule: { times: row.time.split(" "), zone: row.zone, weekdays: JSON.parse(row.weekdays) },
    about: row.about ?? undefined,
    ...(row.most && { most: row.most }),
    ...(row.silent && { silent: true }),
    locale: row.locale,
    ...(row.changed_at !== null && { changedAt: row.changed_at }),
    coveredUntil: row.covered_until,
    pausedBecause: row.paused_because ?? undefined,
  };
}
