import type { Kysely } from "kysely";
import type { KeyValueStore } from "../../chat/key-value-store.ts";
import type { Schema } from "../schema.ts";

/** The adapters' notes in a database. */
export function createNotes(db: Kysely<Schema>): KeyValueStore {
  return {
    async read(name) {
      const row = await db.selectFrom("notes").select("text").where("name", "=", name).executeTakeFirst();
      return row?.text;
    },
    async write(name, text) {
      await db
        .insertInto("notes")
        .values({ name, text })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ text }))
        .execute();
    },
  };
}
