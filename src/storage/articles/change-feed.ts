import type { Kysely, Transaction } from "kysely";
import type { ChangeTable, Schema } from "../schema.ts";

/**
 * Runs a transaction that writes to the change feed, one after another across all processes: if two
 * ran at once, a reader could see the later numbers first, and would never return for the earlier.
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

/** Appends changes of articles; to be called inside `inFeedOrder`. */
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
