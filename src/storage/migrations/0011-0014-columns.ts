import type { Kysely } from "kysely";
import type { Schema } from "../schema.ts";

export async function addChangedAt(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable("subscriptions").addColumn("changed_at", "bigint").execute();
  await db.schema.alterTable("follows").addColumn("changed_at", "bigint").execute();
}

export const addReportedAt = (db: Kysely<Schema>): Promise<void> =>
  db.schema.alterTable("feeds").addColumn("reported_at", "bigint").execute();
