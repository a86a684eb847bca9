import { type ColumnDefinitionBuilder, type Kysely, sql } from "kysely";
import type { Schema } from "../schema.ts";

/** When a delivery was requested, how far it was looked up, who has claimed it, and what became of a doubt. */
export async function addDoubts(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable("deliveries").addColumn("begun_at", "bigint").execute();
  await db.schema.alterTable("deliveries").addColumn("look_up", "text").execute();
  await db.schema.alterTable("deliveries").addColumn("owner", "text").execute();
  await db.schema.alterTable("deliveries").addColumn("doubt", "text").execute();
  // The note of a request used to outlive its refusal.
  await sql`update deliveries set begun = 0 where state = 'due'`.execute(db);
}

/** When the last request left; of those under way nobody knows. */
export async function addLastRequests(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable("deliveries").addColumn("last_begun_at", "bigint").execute();
  await sql`update deliveries set last_begun_at = begun_at`.execute(db);
}

/** How long its machine had been up as the last request left; of those under way nobody knows. */
export async function addRequestUptimes(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable("deliveries").addColumn("begun_uptime", "bigint").execute();
}

/** Whether a request may have left under a sender's name; none has before. */
export async function addUnderName(db: Kysely<Schema>): Promise<void> {
  const none = (column: ColumnDefinitionBuilder) => column.notNull().defaultTo(0);
  await db.schema.alterTable("deliveries").addColumn("under_name", "integer", none).execute();
}
