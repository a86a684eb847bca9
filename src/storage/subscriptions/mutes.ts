import type { Kysely, Selectable } from "kysely";
import type { Mute, MuteStore } from "../../digest/mute.ts";
import type { MuteTable, Schema } from "../schema.ts";
import { nextNumber, placeOf } from "./channel-numbers.ts";
import { standingColumns, standingOf } from "./subscription-store.ts";

/** What channels leave out, in a database. */
export function createMuteStore(db: Kysely<Schema>): MuteStore {
  return {
    add: (order) =>
      db.transaction().execute(async (transaction) => {
        const number = await nextNumber(transaction, order.channel, "mute");
        const row = { ...standingColumns(order, number), query: order.query };
        await transaction.insertInto("mutes").values(row).execute();
        return toMute(row);
      }),
    async all() {
      return (await db.selectFrom("mutes").selectAll().execute()).map(toMute);
    },
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
  ...standingOf(row),
  query: row.query,
});
