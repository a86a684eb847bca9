import type { Kysely } from "kysely";
import type { Schema } from "../schema.ts";

export async function createFeeds(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("feeds")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("url", "text", (column) => column.notNull().unique())
    .addColumn("added_as", "text", (column) => column.notNull())
    .addColumn("configured", "integer", (column) => column.notNull())
    .addColumn("full_text", "integer", (column) => column.notNull())
    .addColumn("added_at", "bigint", (column) => column.notNull())
    .addColumn("title", "text")
    .addColumn("etag", "text")
    .addColumn("last_modified", "text")
    .addColumn("next_check", "bigint", (column) => column.notNull())
    .addColumn("every", "bigint", (column) => column.notNull())
    .addColumn("last_success", "bigint")
    .addColumn("failures", "integer", (column) => column.notNull())
    .addColumn("failing_since", "bigint")
    .addColumn("error", "text")
    .addColumn("unusable", "integer", (column) => column.notNull())
    .addColumn("gone_at", "bigint")
    .execute();
  await db.schema.createIndex("feeds_by_next_check").on("feeds").column("next_check").execute();
}

/** What a feed asked for at its last reading, its place in the queue of its host, and its door. */
export async function addFeedManners(db: Kysely<Schema>): Promise<void> {
  for (const column of ["host", "memory", "door"])
    await db.schema.alterTable("feeds").addColumn(column, "text").execute();
  await db.schema.alterTable("feeds").addColumn("leased_until", "bigint").execute();
}

/** What operators say of feeds and of sites' pages, and the entries that this kept out. */
export async function addFeedRules(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable("feeds").addColumn("rules", "text").execute();
  await db.schema
    .createTable("kept_out")
    .addColumn("feed_id", "text", (column) => column.notNull())
    .addColumn("entry", "text", (column) => column.notNull())
    .addColumn("seen_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("kept_out_key", ["feed_id", "entry"])
    .execute();
  await db.schema
    .createTable("page_rules")
    .addColumn("host", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("page_rules_key", ["host", "kind", "text"])
    .execute();
}

/** Pages behind teasers that were not fetched yet when the program ended used to be forgotten. */
export async function createPagesDueTable(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("pages_due")
    .addColumn("article_id", "text", (column) => column.primaryKey())
    .addColumn("feed_id", "text", (column) => column.notNull())
    .execute();
}
