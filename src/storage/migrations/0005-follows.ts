import { type Kysely, sql } from "kysely";
import type { Schema } from "../schema.ts";

export async function createFollows(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable("subscriptions").addColumn("most", "integer").execute();
  await db.schema
    .alterTable("subscriptions")
    .addColumn("silent", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable("deliveries").addColumn("edition", "text").execute();
  // Whether older open deliveries were begun is unknown.
  await db.schema
    .alterTable("deliveries")
    .addColumn("begun", "integer", (column) => column.notNull().defaultTo(1))
    .execute();
  await createNumbers(db);
  await createShownStories(db);
  await createFollowTables(db);
  await channelTable(db, "mutes").execute();
}

async function createNumbers(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("channel_numbers")
    .addColumn("platform", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("last", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("channel_numbers_one", ["platform", "tenant", "channel", "kind"])
    .execute();
  await sql`insert into channel_numbers
    select platform, tenant, channel, 'digest', max(number) from subscriptions
    group by platform, tenant, channel`.execute(db);
}

async function createShownStories(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("shown_stories")
    .addColumn("delivery_key", "text", (column) => column.notNull())
    .addColumn("story_id", "text", (column) => column.notNull())
    .addColumn("article_id", "text", (column) => column.notNull())
    .addColumn("place", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("shown_stories_once", ["delivery_key", "story_id"])
    .execute();
  await db.schema.createIndex("shown_stories_by_story").on("shown_stories").column("story_id").execute();
  await db.schema.createIndex("shown_stories_by_article").on("shown_stories").column("article_id").execute();
  await db.schema
    .createIndex("deliveries_by_subscription")
    .on("deliveries")
    .columns(["subscription_id", "due_at"])
    .execute();
}

async function createFollowTables(db: Kysely<Schema>): Promise<void> {
  await channelTable(db, "follows")
    .addColumn("quiet_from", "text")
    .addColumn("quiet_to", "text")
    .addColumn("zone", "text", (column) => column.notNull())
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("paused_because", "text")
    .addColumn("paused_at", "bigint")
    .execute();
  await db.schema
    .createTable("follow_matches")
    .addColumn("follow_id", "text", (column) => column.notNull())
    .addColumn("story_id", "text", (column) => column.notNull())
    .addColumn("article_id", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("delivery_key", "text")
    .addPrimaryKeyConstraint("follow_matches_story_once", ["follow_id", "story_id"])
    .addUniqueConstraint("follow_matches_article_once", ["follow_id", "article_id"])
    .execute();
  await db.schema
    .createIndex("follow_matches_waiting")
    .on("follow_matches")
    .column("at")
    .where(sql.ref("delivery_key"), "is", null)
    .execute();
  await db.schema.createIndex("follow_matches_told").on("follow_matches").column("delivery_key").execute();
  await db.schema
    .createTable("follow_cursors")
    .addColumn("consumer", "text", (column) => column.primaryKey())
    .addColumn("seq", "bigint", (column) => column.notNull())
    .execute();
}

const channelTable = (db: Kysely<Schema>, name: "follows" | "mutes") =>
  db.schema
    .createTable(name)
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("platform", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("query", "text", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addUniqueConstraint(`${name}_numbered`, ["platform", "tenant", "channel", "number"]);
