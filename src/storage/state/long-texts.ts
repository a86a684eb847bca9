import type { Kysely } from "kysely";
import type { LongTexts } from "../../chat/long-texts.ts";
import { findRow, upsert } from "../rows.ts";
import type { Schema } from "../schema.ts";

/** Since a button with the text was last shown. */
const lifetimeMs = 90 * 86_400_000;

/** Long command texts in a database. */
export function createLongTexts(db: Kysely<Schema>): LongTexts {
  return {
    save: (key, text, now) =>
      db.transaction().execute(async (transaction) => {
        const expired = now - lifetimeMs;
        await transaction.deleteFrom("long_texts").where("kept_at", "<=", expired).execute();
        await upsert(transaction, "long_texts", { key }, { text, kept_at: now });
      }),
    find: async (key) => (await findRow(db, "long_texts", { key }))?.text,
  };
}
