import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { Schema } from "../schema.ts";
import { createFollows } from "./0005-follows.ts";
import { createFeeds } from "./0006-feeds.ts";
import { createTenants } from "./0007-tenants.ts";
import { createFolderFiles } from "./0008-folder.ts";
import { createStories } from "./0009-stories.ts";
import { createInstallationTable } from "./0010-installations.ts";
import { addChangedAt } from "./0011-changed-orders.ts";
import { createPreferenceTable } from "./0012-preferences.ts";
import { addReportedAt } from "./0014-reported-feeds.ts";
import { createChangeClock, createDutyTable, createSnapshotTables } from "./0015-0017-processes.ts";
import { announceChanges } from "./0018-announcements.ts";
import { createArticleVersions } from "./0019-article-versions.ts";

/** Where the database notes which migrations it has had; it also marks the file as Newsdesk's. */
export const migrationTable = "newsdesk_migration";

/** Run in the order of their names, each once. One that has been released is never edited. */
const migrations: Record<string, Migration> = {
  "0001 articles": { up: createArticles },
  "0002 digests": { up: createDigests },
  "0003 memory": { up: createMemory },
  "0005 follows": { up: createFollows },
  "0006 feeds": { up: createFeeds },
  "0007 tenants": { up: createTenants },
  "0008 folder": { up: createFolderFiles },
  "0009 stories": { up: createStories },
  "0010 installations": { up: createInstallationTable },
  "0011 changed orders": { up: addChangedAt },
  "0012 preferences": { up: createPreferenceTable },
  "0014 reported feeds": { up: addReportedAt },
  "0015 change clock": { up: createChangeClock },
  "0016 duties": { up: createDutyTable },
  "0017 snapshots": { up: createSnapshotTables },
  "0018 announcements": { up: announceChanges },
  "0019 article versions": { up: createArticleVersions },
};

export const migrationNames = Object.keys(migrations);

/** Brings a database to this program's schema. Throws what the failing migration threw. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const provider = { getMigrations: async () => migrations };
  const names = { migrationTableName: migrationTable, migrationLockTableName: `${migrationTable}_lock` };
  // Two that were made side by side may come in either order.
  const migrator = new Migrator({ db, provider, ...names, allowUnorderedMigrations: true });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function createArticles(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("articles")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("body", "text")
    .addColumn("summary", "text")
    .addColumn("url", "text")
    .addColumn("byline", "text")
    .addColumn("image", "text")
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("section", "text")
    .addColumn("tags", "text", (column) => column.notNull())
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("published_at", "bigint")
    .addColumn("added_at", "bigint", (column) => column.notNull())
    .addColumn("truncated", "integer", (column) => column.notNull())
    .addColumn("story_id", "text", (column) => column.notNull())
    .addColumn("news_time", "bigint", (column) =>
      column.generatedAlwaysAs(sql`coalesce(published_at, added_at)`).stored(),
    )
    .execute();
  await db.schema.createIndex("articles_by_news_time").on("articles").columns(["news_time", "id"]).execute();
  await db.schema.createIndex("articles_by_source").on("articles").columns(["source", "news_time"]).execute();
  await db.schema
    .createTable("article_keys")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("article_id", "text", (column) =>
      column.notNull().references("articles.id").onDelete("cascade"),
    )
    .addColumn("hash", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("article_keys_by_article").on("article_keys").column("article_id").execute();
  await db.schema
    .createTable("changes")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("article_id", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("changes_removed")
    .on("changes")
    .column("article_id")
    .where(sql.ref("kind"), "=", sql.lit("remove"))
    .execute();
}

async function createDigests(db: Kysely<Schema>): Promise<void> {
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

async function createMemory(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("seen_messages")
    .addColumn("platform", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("message", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("seen_messages_once", ["platform", "tenant", "channel", "message"])
    .execute();
  await db.schema.createIndex("seen_messages_by_age").on("seen_messages").column("at").execute();
  await db.schema
    .createTable("shown_lists")
    .addColumn("platform", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("user", "text", (column) => column.notNull())
    .addColumn("article_ids", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("shown_lists_last", ["platform", "tenant", "channel", "user"])
    .execute();
  await db.schema.createIndex("shown_lists_by_age").on("shown_lists").column("at").execute();
  await db.schema
    .createTable("long_texts")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("kept_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("long_texts_by_age").on("long_texts").column("kept_at").execute();
}
