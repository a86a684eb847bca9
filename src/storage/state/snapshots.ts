import type { Kysely } from "kysely";
import type { SharedSnapshots } from "../../search/snapshot/shared-snapshots.ts";
import { findRow } from "../rows.ts";
import type { Schema } from "../schema.ts";

/** Saved indexes in a database, one row per piece. */
export function createSnapshots(db: Kysely<Schema>): SharedSnapshots {
  return {
    async newest() {
      const { seq } = await db
        .selectFrom("snapshots")
        .select((eb) => eb.fn.max<number | null>("seq").as("seq"))
        .executeTakeFirstOrThrow();
      return seq ?? undefined;
    },
    publish: (seq, pieces) =>
      db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom("snapshots").execute();
        await transaction.insertInto("snapshots").values({ seq }).execute();
        let piece = 0;
        for await (const bytes of pieces)
          await transaction.insertInto("snapshot_pieces").values({ seq, piece: piece++, bytes }).execute();
      }),
    async *read(seq) {
      for (let piece = 0; ; piece++) {
        const row = await findRow(db, "snapshot_pieces", { seq, piece });
        if (!row) return;
        yield row.bytes;
      }
    },
  };
}
