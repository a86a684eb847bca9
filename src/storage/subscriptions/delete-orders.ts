import type { Transaction } from "kysely";
import { deleteRows } from "../rows.ts";
import type { Schema } from "../schema.ts";

/** The columns that say whose digests, follows and mutes are deleted. */
type OrderColumns = { platform: string; tenant: string } | { created_by: string; personal: number };

/** Deletes digests, follows and mutes, with their matches and all that was posted for them. */
export async function deleteOrders(transaction: Transaction<Schema>, columns: OrderColumns): Promise<void> {
  const idsIn = (table: "subscriptions" | "follows") =>
    transaction
      .selectFrom(table)
      .select("id")
      .where((eb) => eb.and(columns));
  const deliveries = transaction
    .selectFrom("deliveries")
    .select("key")
    .where("subscription_id", "in", idsIn("subscriptions").unionAll(idsIn("follows")));
  await transaction.deleteFrom("shown_stories").where("delivery_key", "in", deliveries).execute();
  await transaction.deleteFrom("deliveries").where("key", "in", deliveries).execute();
  await transaction.deleteFrom("follow_matches").where("follow_id", "in", idsIn("follows")).execute();
  for (const table of ["subscriptions", "follows", "mutes"] as const)
    await deleteRows(transaction, table, columns);
}
