import { type Kysely, sql } from "kysely";
import type { Schema } from "../schema.ts";

export async function createArticles(db: Kysely<Schema>): Promise<void> {
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
