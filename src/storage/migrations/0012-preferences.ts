import type { Kysely } from "kysely";
import type { Schema } from "../schema.ts";

export async function createPreferenceTable(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("preferences")
    .addColumn("platform", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("locale", "text")
    .addColumn("zone", "text")
    .addPrimaryKeyConstraint("preferences_one", ["platform", "tenant", "kind", "id"])
    .execute();
}
