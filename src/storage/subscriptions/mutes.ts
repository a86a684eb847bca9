import type { Kysely, Selectable } from "kysely";
import type { Mute, MuteStore, NewMute } from "../../digest/mute.ts";
import type { MuteTable, Schema } from "../schema.ts";
import { commonColumns, commonFields, createSubscriptionStore } from "./subscription-store.ts";

/** Mutes in a database. */
export const createMuteStore = (db: Kysely<Schema>): MuteStore =>
  createSubscriptionStore(db, "mutes", {
    toRow: (mute: NewMute, number) => ({ ...commonColumns(mute, number), query: mute.query }),
    fromRow: (row: Selectable<MuteTable>): Mute => ({ ...commonFields(row), query: row.query }),
  });
