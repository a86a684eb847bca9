import type { Kysely } from "kysely";
import type { Schema } from "../schema.ts";

export const addReportedAt = (db: Kysely<Schema>): Promise<void> =>
  db.schema.alterTable("feeds").addColumn("reported_at", "bigint").execute();
