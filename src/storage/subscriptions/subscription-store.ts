import { randomUUID } from "node:crypto";
import type { Kysely, Selectable, Transaction } from "kysely";
import type { ChannelRef, UserRef } from "../../chat/message.ts";
import type { PostStyle } from "../../chat/posts/post-style.ts";
import type { Posted, Subscription, SubscriptionStore } from "../../digest/subscription.ts";
import { allPages } from "../batches.ts";
import { deleteRows, updateRows } from "../rows.ts";
import type { PostedColumns, Schema, SubscriptionColumns } from "../schema.ts";

/** The tables of subscriptions, and what each holds. */
export const kinds = { subscriptions: "digest", follows: "follow", mutes: "mute" };
export type SubscriptionTable = keyof typeof kinds;
type NewSubscription = Omit<Subscription, "id" | "number">;

/** A subscription to its row and back. */
type RowMapping<New, Item, Row> = { toRow(subscription: New, number: number): Row; fromRow(row: Row): Item };

/** Read in one statement: a few milliseconds. */
const pageSize = 500;

/** A channel's numbered subscriptions of one kind, in a database. A thread is stored as its channel. */
export function createSubscriptionStore<
  New extends NewSubscription,
  Item extends Subscription,
  Row extends SubscriptionColumns,
>(
  db: Kysely<Schema>,
  table: SubscriptionTable,
  { toRow, fromRow }: RowMapping<New, Item, Row>,
): SubscriptionStore<Item, New> {
  const select = () => db.selectFrom(table).selectAll();
  const toItems = (rows: SubscriptionColumns[]) => rows.map((row) => fromRow(row as Row));
  return {
    add: (subscription) =>
      db.transaction().execute(async (transaction) => {
        const row = toRow(subscription, await nextNumber(transaction, subscription.channel, kinds[table]));
        await transaction.insertInto(table).values(row).execute();
        return fromRow(row);
      }),
    async get(id) {
      return toItems(await select().where("id", "=", id).execute())[0];
    },
    async inChannel(channel) {
      const ofChannel = select().where((eb) => eb.and(channelColumns(channel)));
      return toItems(await ofChannel.where("number", ">", unnumbered).orderBy("number").execute());
    },
    all: () =>
      allPages<Item>(pageSize, async (last, size) => {
        const rows = await select()
          .where("number", ">", unnumbered)
          .where(({ eb, refTuple, tuple }) =>
            eb(refTuple("created_at", "id"), ">", tuple(last?.createdAt ?? 0, last?.id ?? "")),
          )
          .orderBy("created_at")
          .orderBy("id")
          .limit(size)
          .execute();
        return toItems(rows);
      }),
    personalOf: async (user) =>
      toItems(
        await select()
          .where((eb) => eb.and(personalColumns(user)))
          .where("number", ">", unnumbered)
          .orderBy("created_at")
          .orderBy("id")
          .execute(),
      ),
    remove: (id) => deleteRows(db, table, { id }),
  };
}

/** How the subscriptions of a table are changed. */
export function createSubscriptionChanges<Change>(
  db: Kysely<Schema>,
  table: Exclude<SubscriptionTable, "mutes">,
  toColumns: (change: Change) => object,
) {
  return {
    change: (id: string, change: Change, now: number): Promise<void> =>
      // What it went without is told anew if it still does.
      updateRows(db, table, { id }, { ...toColumns(change), shortfalls: null, changed_at: now }),
  };
}

/** The number of a channel's subscription for digests posted on request: it is not listed. */
export const unnumbered = 0;

/** The next number of a kind in a channel; none is reused. */
export async function nextNumber(transaction: Transaction<Schema>, channel: ChannelRef, kind: string) {
  const { last } = await transaction
    .insertInto("channel_numbers")
    .values({ ...channelColumns(channel), kind, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["platform", "tenant", "channel", "kind"])
        .doUpdateSet((eb) => ({ last: eb("channel_numbers.last", "+", 1) })),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return last;
}

/** The columns that name a channel; a thread is its channel. */
export const channelColumns = ({ platform, tenant, channel }: ChannelRef) => ({ platform, tenant, channel });

/** A person as the rows name them. */
const writtenUser = ({ platform, tenant, user }: UserRef): string =>
  JSON.stringify({ platform, tenant, user });

/** What the rows have in common that a person set for themselves alone. */
export const personalColumns = (user: UserRef) => ({ created_by: writtenUser(user), personal: 1 });

/** The columns of a new subscription, whatever its kind. */
export const commonColumns = (
  { channel, createdBy, createdAt, isPersonal }: NewSubscription,
  number: number,
) => ({
  id: randomUUID(),
  ...channelColumns(channel),
  number,
  created_by: writtenUser(createdBy),
  created_at: createdAt,
  personal: isPersonal ? 1 : 0,
});

/** The inverse. */
export const commonFields = (row: SubscriptionColumns): Subscription => ({
  id: row.id,
  channel: channelColumns(row),
  number: row.number,
  createdBy: JSON.parse(row.created_by),
  createdAt: row.created_at,
  ...(row.personal === 1 && { isPersonal: true as const }),
});

/** The column for how posts look; empty for the usual style. */
export const styleColumn = (style: PostStyle | undefined) => ({
  style: style ? JSON.stringify(style) : null,
});

/** The inverse, with what posts go without. */
export const postedFields = ({ style, shortfalls }: Selectable<PostedColumns>): Posted => ({
  ...(style && { style: JSON.parse(style) }),
  ...(shortfalls && { shortfalls: JSON.parse(shortfalls) }),
});
