import type { Kysely } from "kysely";
import type { KeyValueStore } from "../../chat/key-value-store.ts";
import { findRow, upsert } from "../rows.ts";
import type { Schema } from "../schema.ts";

/** Small facts in a database. */
export const createKeyValueStore = (db: Kysely<Schema>): KeyValueStore => ({
  read: async (name) => (await findRow(db, "notes", { name }))?.text,
  write: (name, text) => upsert(db, "notes", { name }, { text }),
});
