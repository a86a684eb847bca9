import type { Kysely } from "kysely";
import type { Schema } from "../schema.ts";

export async function createDigests(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("subscriptions")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("platform", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("time", "text", (column) => column.notNull())
    .addColumn("zone", "text", (column) => column.notNull())
    .addColumn("weekdays", "text", (column) => column.notNull())
    .addColumn("about", "text")
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("covered_until", "bigint", (column) => column.notNull())
    .addColumn("paused_because", "text")
    .addUniqueConstraint("subscriptions_numbered", ["platform", "tenant", "channel", "number"])
    .execute();
  await db.schema
    .createTable("deliveries")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("subscription_id", "text", (column) => column.notNull())
    .addColumn("due_at", "bigint", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("lease_until", "bigint")
    .addColumn("retry_at", "bigint")
    .addColumn("message", "text")
    .addColumn("reason", "text")
    .execute();
  await db.schema.createIndex("deliveries_by_state").on("deliveries").columns(["state", "due_at"]).execute();
}
