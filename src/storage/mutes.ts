import { randomUUID } from "node:crypto";
import type { Kysely, Selectable } from "kysely";
import type { Mute, MuteStore } from "../digest/follows/types.ts";
import { nextNumber, placeOf } from "./numbers.ts";
import type { MuteTable, Schema } from "./schema.ts";

/** What channels leave out, in a database. */
export function createMuteStore(db: Kysely<Schema>): MuteStore {
  return {
    add: ({ channel: { platform, tenant, channel }, query, createdBy, createdAt }) =>
      db.transaction().execute(async (transaction) => {
        const row = {
          id: randomUUID(),
          ...{ platform, tenant, channel, query },
          number: await nextNumber(transaction, { platform, tenant, channel }, "mute"),
          created_by: JSON.stringify(createdBy),
          created_at: createdAt,
        };
        await transaction.insertInto("mutes").values(row).execute();
        return toMute(row);
      }),
    async inChannel(channel) {
      const rows = await db
        .selectFrom("mutes")
        .selectAll()
        .where((eb) => eb.and(placeOf(channel)))
        .orderBy("number")
        .execute();
      return rows.map(toMute);
    },
    async remove(id) {
      await db.deleteFrom("mutes").where("id", "=", id).execute();
    },
  };
}

const toMute = (row: Selectable<MuteTable>): Mute => ({
  id: row.id,
  channel: { platform: row.platform, tenant: row.tenant, channel: row.channel },
  number: row.number,
  query: row.query,
  createdBy: JSON.parse(row.created_by),
  createdAt: row.created_at,
});
