import type { Kysely } from "kysely";
import type { Schema } from "../schema.ts";

export async function createStories(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("story_marks")
    .addColumn("mark", "bigint", (column) => column.notNull())
    .addColumn("article_id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("story_marks_once", ["mark", "article_id"])
    .execute();
  await db.schema.createIndex("story_marks_by_article").on("story_marks").column("article_id").execute();
  await db.schema
    .createTable("story_forwards")
    .addColumn("from_id", "text", (column) => column.primaryKey())
    .addColumn("into_id", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("story_forwards_by_target").on("story_forwards").column("into_id").execute();
  await db.schema
    .createTable("story_cursor")
    .addColumn("consumer", "text", (column) => column.primaryKey())
    .addColumn("seq", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("articles_by_story").on("articles").column("story_id").execute();
}
