import type { Kysely } from "kysely";
import type { Schema } from "../schema.ts";

export async function createMemory(db: Kysely<Schema>): Promise<void> {
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

/** Lists belong to a thread too, and know their pages. Those of the last day are forgotten. */
export async function addThreadsToLists(db: Kysely<Schema>): Promise<void> {
  await db.schema.dropTable("shown_lists").execute();
  await db.schema
    .createTable("shown_lists")
    .addColumn("platform", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("thread", "text", (column) => column.notNull().defaultTo(""))
    .addColumn("user", "text", (column) => column.notNull())
    .addColumn("article_ids", "text", (column) => column.notNull())
    .addColumn("next_page", "text")
    .addColumn("previous_page", "text")
    .addColumn("at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("shown_lists_in_threads", ["platform", "tenant", "channel", "thread", "user"])
    .execute();
  await db.schema.createIndex("shown_lists_by_age").on("shown_lists").column("at").execute();
}

export async function addCommandsToLists(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable("shown_lists").addColumn("command", "text").execute();
}

/** What is asked, counted by day. */
export async function createQuestionCountTable(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("question_counts")
    .addColumn("day", "bigint", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addColumn("words", "text", (column) => column.notNull())
    .addColumn("questions", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("question_counts_key", ["day", "outcome", "words"])
    .execute();
}
