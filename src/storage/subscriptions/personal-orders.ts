import type { Kysely } from "kysely";
import type { PersonalOrders } from "../../digest/personal-orders.ts";
import type { Schema } from "../schema.ts";
import { deleteOrders } from "./delete-orders.ts";
import { personalColumns } from "./subscription-store.ts";

/** What people set for themselves alone, in a database. */
export const createPersonalOrders = (db: Kysely<Schema>): PersonalOrders => ({
  forget: (user) =>
    db.transaction().execute((transaction) => deleteOrders(transaction, personalColumns(user))),
});
