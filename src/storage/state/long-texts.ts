import type { Kysely } from "kysely";
import type { LongTexts } from "../../chat/long-texts.ts";
import type { Schema } from "../schema.ts";
import { upsert } from "../upsert.ts";

/** How long a button with a long command works after it was last shown. */
const lifetimeMs = 90 * 86_400_000;

/** Long command texts in a database. */
export function createLongTexts(db: Kysely<Schema>): LongTexts {
  return {
    save: (key, text, now) =>
      db.transaction().execute(async (transaction) => {
        await transaction
          .deleteFrom("long_texts")
          .where("kept_at", "<=", now - lifetimeMs)
          .execute();
        await upsert(transaction, "long_texts", { key }, { text, kept_at: now });
      }),
    async find(key) {
      const row = await db.selectFrom("long_texts").select("text").where("key", "=", key).executeTakeFirst();
      return row?.text;
    },
  };
}
