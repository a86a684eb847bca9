import type { Kysely } from "kysely";
import type { KeyValueStore } from "../../chat/key-value-store.ts";
import type { Schema } from "../schema.ts";
import { upsert } from "../upsert.ts";

/** Small facts in a database. */
export function createKeyValueStore(db: Kysely<Schema>): KeyValueStore {
  return {
    async read(name) {
      const row = await db.selectFrom("notes").select("text").where("name", "=", name).executeTakeFirst();
      return row?.text;
    },
    write: (name, text) => upsert(db, "notes", { name }, { text }),
  };
}
