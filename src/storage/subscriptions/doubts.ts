import type { Kysely, Updateable } from "kysely";
import type { Doubt, Ledger } from "../../digest/ledger.ts";
import type { DeliveryTable, Schema } from "../schema.ts";
import { toDelivery } from "./delivery-rows.ts";

const open: Doubt[] = ["untold", "told", "untellable"];

/** The deliveries of which nobody knows whether they arrived, and what became of them. */
export function createDoubts(db: Kysely<Schema>) {
  return {
    async openDoubts() {
      const rows = await db
        .selectFrom("deliveries")
        .selectAll()
        .where("state", "=", "uncertain")
        .where("doubt", "in", open)
        .orderBy("due_at")
        .execute();
      return rows.map(toDelivery);
    },
    doubtTold: async (key) => void (await settle(db, [key], { doubt: "told" })),
    doubtUntellable: async (key) => void (await settle(db, [key], { doubt: "untellable" })),
    async answerDoubt(key, answer, now) {
      const outcome =
        answer === "answered"
          ? ({ state: "sent", reason: null } as const)
          : ({ state: "due", retry_at: now, begun: 0, begun_at: null, last_begun_at: null } as const);
      return (await settle(db, [key], { ...outcome, doubt: answer })) > 0;
    },
  } satisfies Partial<Ledger>;
}

/** Changes doubts that are still open; returns how many. */
export async function settle(
  db: Kysely<Schema>,
  keys: string[],
  columns: Updateable<DeliveryTable>,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("deliveries")
    .set(columns)
    .where("key", "in", keys)
    .where("state", "=", "uncertain")
    .where("doubt", "in", open)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
