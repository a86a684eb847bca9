import type { Kysely } from "kysely";
import { yieldToEventLoop } from "../../async/yield.ts";
import type { DeliveryState } from "../../digest/ledger.ts";
import type { Schema } from "../schema.ts";

/** In one transaction: a few milliseconds. */
const batchSize = 100;
const done: DeliveryState[] = ["sent", "uncertain", "failed", "skipped"];

/** Deletes the deliveries that were due before a moment and are done; returns their number. */
export async function pruneLedger(db: Kysely<Schema>, before: number): Promise<number> {
  for (let pruned = 0; ; await yieldToEventLoop()) {
    const rows = await db
      .selectFrom("deliveries")
      .select("key")
      .where("state", "in", done)
      .where("due_at", "<", before)
      .limit(batchSize)
      .execute();
    const keys = rows.map(({ key }) => key);
    await db.transaction().execute(async (transaction) => {
      await transaction.deleteFrom("shown_stories").where("delivery_key", "in", keys).execute();
      await transaction.deleteFrom("follow_matches").where("delivery_key", "in", keys).execute();
      await transaction.deleteFrom("deliveries").where("key", "in", keys).execute();
    });
    pruned += keys.length;
    if (keys.length < batchSize) return pruned;
  }
}
