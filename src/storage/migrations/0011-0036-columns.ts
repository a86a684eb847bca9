import { type ColumnDefinitionBuilder, type Kysely, sql } from "kysely";
import type { Schema } from "../schema.ts";

export async function addChangedAt(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable("subscriptions").addColumn("changed_at", "bigint").execute();
  await db.schema.alterTable("follows").addColumn("changed_at", "bigint").execute();
}

/** How the posts of digests and follows look, what they go without, and which are to be published. */
export async function addPostStyles(db: Kysely<Schema>): Promise<void> {
  for (const table of ["subscriptions", "follows"]) {
    await db.schema.alterTable(table).addColumn("style", "text").execute();
    await db.schema.alterTable(table).addColumn("shortfalls", "text").execute();
  }
  await db.schema.alterTable("deliveries").addColumn("publish_at", "bigint").execute();
  // Asked every second, and nearly always empty.
  const index = db.schema.createIndex("deliveries_publish").on("deliveries").column("publish_at");
  await index.where("publish_at", "is not", null).execute();
}

/** When what a digest had posted for slots that had not come was set back. */
export const addSetBackAt = (db: Kysely<Schema>): Promise<void> =>
  db.schema.alterTable("subscriptions").addColumn("set_back_at", "bigint").execute();

export const addReportedAt = (db: Kysely<Schema>): Promise<void> =>
  db.schema.alterTable("feeds").addColumn("reported_at", "bigint").execute();

/** What a pause is told with, and whether it has been told. */
export async function addPauseTelling(db: Kysely<Schema>): Promise<void> {
  for (const table of ["subscriptions", "follows"]) {
    await db.schema.alterTable(table).addColumn("channel_name", "text").execute();
    await db.schema.alterTable(table).addColumn("creator_locale", "text").execute();
    const untold = (column: ColumnDefinitionBuilder) => column.notNull().defaultTo(0);
    await db.schema.alterTable(table).addColumn("untold", "integer", untold).execute();
    // Asked with every message, and nearly always empty.
    const index = db.schema.createIndex(`${table}_untold`).on(table).column("platform");
    await index.where(sql.ref("untold"), "=", sql.lit(1)).execute();
  }
}

/**
 * What is somebody's own: it is posted in their conversation with Newsdesk. Such a conversation has no server in
 * Discord; in Slack its id begins with D (https://docs.slack.dev/reference/objects/conversation-object).
 */
export async function addPersonal(db: Kysely<Schema>): Promise<void> {
  for (const table of ["subscriptions", "follows", "mutes"]) {
    const personal = (column: ColumnDefinitionBuilder) => column.notNull().defaultTo(0);
    await db.schema.alterTable(table).addColumn("personal", "integer", personal).execute();
    await sql`update ${sql.table(table)} set personal = 1
      where (platform = 'discord' and tenant = '') or (platform = 'slack' and channel like 'D%')`.execute(db);
    const index = db.schema.createIndex(`${table}_personal`).on(table).column("created_by");
    await index.where(sql.ref("personal"), "=", sql.lit(1)).execute();
  }
}

/** Where digests and alerts go that are no plain messages. */
export async function addPlaces(db: Kysely<Schema>): Promise<void> {
  for (const table of ["subscriptions", "follows"])
    await db.schema.alterTable(table).addColumn("place", "text").execute();
}
