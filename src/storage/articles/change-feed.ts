import type { Kysely, Transaction } from "kysely";
import type { ChangeTable, Schema } from "../schema.ts";

/**
 * Runs a transaction that writes to the change feed. They go one after another, whichever process
 * they come from: were two under way at once, the later numbers could be seen before the earlier
 * ones, and a reader who has gone on from there would never come back for them.
 */
export function inFeedOrder<T>(
  db: Kysely<Schema>,
  work: (transaction: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (transaction) => {
    await transaction.selectFrom("change_clock").select("last").forUpdate().execute();
    return work(transaction);
  });
}

/** Appends what happened to articles; to be called inside `inFeedOrder`. */
export async function appendChanges(
  transaction: Transaction<Schema>,
  changes: Pick<ChangeTable, "kind" | "article_id">[],
  at: number,
): Promise<void> {
  if (changes.length === 0) return;
  const { last } = await transaction
    .updateTable("change_clock")
    .set((eb) => ({ last: eb("last", "+", changes.length) }))
    .returning("last")
    .executeTakeFirstOrThrow();
  const first = last - changes.length + 1;
  const lines = changes.map((change, i) => ({ ...change, seq: first + i, at }));
  await transaction.insertInto("changes").values(lines).execute();
}

/** How far a consumer has read the change feed; undefined before the first time. */
export async function readCursor(
  db: Kysely<Schema>,
  table: "story_cursor" | "follow_cursors",
  consumer: string,
): Promise<number | undefined> {
  const row = await db.selectFrom(table).select("seq").where("consumer", "=", consumer).executeTakeFirst();
  return row?.seq;
}
