import type { Kysely, Selectable, Transaction } from "kysely";
import type { ChannelRef, MessageRef } from "../../chat/message.ts";
import type { ChannelChanges } from "../../chat/places/channel-changes.ts";
import { deleteRows, updateRows } from "../rows.ts";
import type { Schema } from "../schema.ts";
import {
  channelColumns,
  kinds,
  nextNumber,
  type SubscriptionTable,
  unnumbered,
} from "../subscriptions/subscription-store.ts";
import { channelTables } from "./place-tables.ts";

const pausable = ["subscriptions", "follows"] as const;

/** What happens to channels, in a database. */
export function createChannelChanges(db: Kysely<Schema>): ChannelChanges {
  return {
    moved: (from, to) => db.transaction().execute((transaction) => move(transaction, from, to)),
    async renamed({ platform, tenant, channel }, name) {
      for (const table of pausable)
        await updateRows(db, table, { platform, tenant, channel }, { channel_name: name });
    },
    async opened({ platform, tenant, channel }, reasons) {
      for (const table of pausable)
        await db
          .updateTable(table)
          .set({ paused_because: null, untold: 0 })
          .where((eb) => eb.and({ platform, tenant, ...(channel !== undefined && { channel }) }))
          // A reason may have data behind its code.
          .where((eb) =>
            eb.or(
              reasons.flatMap((code) => [
                eb("paused_because", "=", code),
                eb("paused_because", "like", `${code}: %`),
              ]),
            ),
          )
          .execute();
    },
  };
}

async function move(
  db: Transaction<Schema>,
  { platform, tenant, channel }: ChannelRef,
  to: string,
): Promise<void> {
  const before = { platform, tenant, channel };
  const after = { ...before, channel: to };
  await moveDeliveries(db, before, to);
  for (const table of Object.keys(kinds) as SubscriptionTable[]) await renumber(db, table, before, after);
  for (const table of channelTables) {
    const rows = await rowsOf(db, table, before);
    await deleteRows(db, table, before);
    // What is there already was kept under the new id.
    for (const row of rows)
      await db
        .insertInto<keyof Schema>(table)
        .values({ ...row, ...after } as never)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  }
  const [here, there] = [channel, to].map((id) => ({ platform, tenant, kind: "channel" as const, id }));
  const isChosen = (await rowsOf(db, "preferences", there ?? {})).length > 0;
  await (isChosen
    ? deleteRows(db, "preferences", here ?? {})
    : updateRows(db, "preferences", here ?? {}, { id: to }));
}

const rowsOf = <Table extends keyof Schema>(
  db: Transaction<Schema>,
  table: Table,
  values: Partial<Selectable<Schema[Table]>>,
) =>
  db
    .selectFrom<keyof Schema>(table)
    .selectAll()
    .where((eb) => eb.and(values))
    .execute() as Promise<Selectable<Schema[Table]>[]>;

/** Where numbers were given under the new id already, what moves there gets those that follow. */
async function renumber(
  db: Transaction<Schema>,
  table: SubscriptionTable,
  before: ChannelRef,
  after: ChannelRef,
): Promise<void> {
  const isTaken = (await rowsOf(db, "channel_numbers", { ...after, kind: kinds[table] })).length > 0;
  if (!isTaken) return;
  for (const { id, number } of await rowsOf(db, table, channelColumns(before)))
    if (number > unnumbered)
      await updateRows(db, table, { id }, { number: await nextNumber(db, after, kinds[table]) });
}

/** The messages that were posted there, which corrections edit. */
async function moveDeliveries(db: Transaction<Schema>, before: ChannelRef, to: string): Promise<void> {
  const idsIn = (table: (typeof pausable)[number]) =>
    db
      .selectFrom(table)
      .select("id")
      .where((eb) => eb.and({ ...before }));
  const posted = await db
    .selectFrom("deliveries")
    .select(["key", "message"])
    .where("subscription_id", "in", idsIn("subscriptions").unionAll(idsIn("follows")))
    .where("message", "is not", null)
    .execute();
  for (const { key, message } of posted) {
    const ref: MessageRef = JSON.parse(message ?? "");
    const moved: MessageRef = { ...ref, channel: { ...ref.channel, channel: to } };
    await updateRows(db, "deliveries", { key }, { message: JSON.stringify(moved) });
  }
}
