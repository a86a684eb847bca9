import { isDeepStrictEqual } from "node:util";
import type { Kysely, Transaction } from "kysely";
import { type FeedProgress, unread } from "../../article/feed-progress.ts";
import { findRow, upsert } from "../rows.ts";
import type { Schema } from "../schema.ts";

type CursorTables = "story_cursor" | "follow_cursors";

/** How far a consumer has read the change feed; undefined before it first read. */
export async function progressOf(
  db: Kysely<Schema>,
  table: CursorTables,
  consumer: string,
): Promise<FeedProgress | undefined> {
  const row = await findRow(db, table, { consumer });
  return row && { cursor: row.seq, gaps: JSON.parse(row.gaps) };
}

/** Saves a consumer's progress, unless it is no longer what it was `before`; returns whether it was saved. */
export async function saveProgress(
  transaction: Transaction<Schema>,
  table: CursorTables,
  { consumer, before, progress }: { consumer: string; before?: FeedProgress; progress: FeedProgress },
): Promise<boolean> {
  const stored = await progressOf(transaction, table, consumer);
  if (!isDeepStrictEqual(stored ?? unread, before ?? unread)) return false;
  const { cursor: seq, gaps } = progress;
  await upsert(transaction, table, { consumer }, { seq, gaps: JSON.stringify(gaps) });
  return true;
}
