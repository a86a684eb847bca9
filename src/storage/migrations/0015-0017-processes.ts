import { type Kysely, sql } from "kysely";
import type { Schema } from "../schema.ts";

/** The last number of the change feed, in a row that writers lock (see change-feed.ts). */
export async function createChangeClock(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("change_clock")
    .addColumn("last", "bigint", (column) => column.notNull())
    .execute();
  await sql`insert into change_clock select coalesce(max(seq), 0) from changes`.execute(db);
}

/** Leases: a job that one process does for all, which process, and until when. */
export async function createDutyTable(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("duties")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("holder", "text", (column) => column.notNull())
    .addColumn("until", "bigint", (column) => column.notNull())
    .execute();
}

/** Saved indexes in pieces, for processes that start without one. */
export async function createSnapshotTables(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable("snapshots")
    .addColumn("seq", "bigint", (column) => column.primaryKey())
    .execute();
  await db.schema
    .createTable("snapshot_pieces")
    .addColumn("seq", "bigint", (column) => column.notNull().references("snapshots.seq").onDelete("cascade"))
    .addColumn("piece", "integer", (column) => column.notNull())
    .addColumn("bytes", "blob", (column) => column.notNull())
    .addPrimaryKeyConstraint("snapshot_pieces_once", ["seq", "piece"])
    .execute();
}
