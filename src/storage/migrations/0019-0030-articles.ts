import type { Kysely } from "kysely";
import type { Schema } from "../schema.ts";

export async function createArticleVersions(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("article_versions")
    .addColumn("article_id", "text", (column) =>
      column.notNull().references("articles.id").onDelete("cascade"),
    )
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("until", "bigint", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("summary", "text")
    .addColumn("body", "text")
    .addPrimaryKeyConstraint("article_versions_numbered", ["article_id", "number"])
    .execute();
}

/** What a consumer of the change feed left out, to read the newest changes first. */
export async function addFeedGaps(db: Kysely<Schema>): Promise<void> {
  for (const table of ["story_cursor", "follow_cursors"])
    await db.schema
      .alterTable(table)
      .addColumn("gaps", "text", (column) => column.notNull().defaultTo("[]"))
      .execute();
}

export async function createQuarantineTable(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("quarantine")
    .addColumn("article_id", "text", (column) =>
      column.primaryKey().references("articles.id").onDelete("cascade"),
    )
    .addColumn("stage", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .execute();
}

/** How much a feed has brought in its present day, as JSON. */
export const addFeedDay = (db: Kysely<Schema>): Promise<void> =>
  db.schema.alterTable("feeds").addColumn("today", "text").execute();

/** The words and the size of an article's picture, in pixels. */
export async function addImageFacts(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable("articles").addColumn("image_alt", "text").execute();
  for (const column of ["image_width", "image_height"])
    await db.schema.alterTable("articles").addColumn(column, "integer").execute();
}
