import type { Kysely } from "kysely";
import { yieldToEventLoop } from "../../async/yield.ts";
import type { DeliveryState } from "../../digest/ledger.ts";
import type { Schema } from "../schema.ts";

/** Deliveries forgotten in one transaction: a few milliseconds. */
const portion = 100;

const done: DeliveryState[] = ["sent", "uncertain", "failed", "skipped"];

/** Forgets what was done before a moment (ms), portion by portion; gives back how many deliveries. */
export async function pruneLedger(db: Kysely<Schema>, before: number): Promise<number> {
  for (let forgotten = 0; ; await yieldToEventLoop()) {
    const keys = await oldest(db, before);
    if (keys.length > 0) await forget(db, keys);
    forgotten += keys.length;
    if (keys.length < portion) return forgotten;
  }
}

async function oldest(db: Kysely<Schema>, before: number): Promise<string[]> {
  const rows = await db
    .selectFrom("deliveries")
    .select("key")
    .where("state", "in", done)
    .where("due_at", "<", before)
    .limit(portion)
    .execute();
  return rows.map(({ key }) => key);
}

const forget = (db: Kysely<Schema>, keys: string[]): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("shown_stories").where("delivery_key", "in", keys).execute();
    await transaction.deleteFrom("follow_matches").where("delivery_key", "in", keys).execute();
    await transaction.deleteFrom("deliveries").where("key", "in", keys).execute();
  });
