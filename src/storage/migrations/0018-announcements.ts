import { type Kysely, PostgresAdapter, sql } from "kysely";
import type { Schema } from "../schema.ts";

export const changesChannel = "newsdesk_changes";

/** Has PostgreSQL notify its listeners of new changes once they are visible. */
export async function announceChanges(db: Kysely<Schema>): Promise<void> {
  // With SQLite the readers poll.
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return;
  await sql`create function newsdesk_announce() returns trigger language plpgsql as
    $$ begin perform pg_notify('${sql.raw(changesChannel)}', ''); return null; end $$`.execute(db);
  await sql`create trigger newsdesk_announce after insert on changes
    for each statement execute function newsdesk_announce()`.execute(db);
}
