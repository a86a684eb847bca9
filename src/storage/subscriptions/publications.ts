import type { Kysely } from "kysely";
import type { Ledger } from "../../digest/ledger.ts";
import { updateRows } from "../rows.ts";
import type { Schema } from "../schema.ts";
import { toDelivery } from "./delivery-rows.ts";

/** The rest come in the next round. */
const maxRows = 100;

/** Posted messages that are to be published, in a database. */
export const createPublications = (db: Kysely<Schema>) =>
  ({
    async toPublish(now) {
      const rows = await db
        .selectFrom("deliveries")
        .selectAll()
        .where("publish_at", "is not", null)
        .where("publish_at", "<=", now)
        .where("state", "=", "sent")
        .where("message", "is not", null)
        .orderBy("publish_at")
        .limit(maxRows)
        .execute();
      return rows.map(toDelivery);
    },
    published: (key) => updateRows(db, "deliveries", { key }, { publish_at: null }),
    publishLater: (key, at) => updateRows(db, "deliveries", { key }, { publish_at: at }),
  }) satisfies Partial<Ledger>;
