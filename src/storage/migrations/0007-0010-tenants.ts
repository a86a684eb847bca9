import type { Kysely } from "kysely";
import type { Schema } from "../schema.ts";

export async function createTenants(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("departures")
    .addColumn("platform", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("departures_once", ["platform", "tenant"])
    .execute();
  await db.schema
    .createTable("notes")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("text", "text", (column) => column.notNull())
    .execute();
}

export async function createInstallationTable(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("installations")
    .addColumn("platform", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("sealed", "text", (column) => column.notNull())
    .addColumn("installed_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("installations_one", ["platform", "tenant"])
    .execute();
}
