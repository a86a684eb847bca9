import type { Kysely } from "kysely";
import type { Schema } from "../schema.ts";

export async function createFolderFiles(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("folder_files")
    .addColumn("root", "text", (column) => column.notNull())
    .addColumn("origin", "text", (column) => column.notNull())
    .addColumn("size", "bigint", (column) => column.notNull())
    .addColumn("modified", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("folder_files_once", ["root", "origin"])
    .execute();
}
