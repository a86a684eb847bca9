import type { Kysely, Transaction } from "kysely";
import type { TenantRef, Tenants } from "../../chat/tenants.ts";
import { deleteRows, findRow } from "../rows.ts";
import type { Schema } from "../schema.ts";
import { deleteOrders } from "../subscriptions/delete-orders.ts";
import { tenantTables } from "./place-tables.ts";

/** Workspaces and servers in a database. */
export function createTenants(db: Kysely<Schema>): Tenants {
  const forget = (tenant: TenantRef) =>
    db.transaction().execute((transaction) => deleteTenant(transaction, tenant));
  return {
    left: ({ platform, tenant }, now) => recordDepartures(db, platform, [tenant], now),
    async present(platform, tenants, now, isOurs = () => true) {
      const there = new Set(tenants);
      const known = await knownTenants(db, platform);
      const gone = known.filter((tenant) => !there.has(tenant) && isOurs(tenant));
      await recordDepartures(db, platform, gone, now);
      const departures = db.selectFrom("departures").select("tenant").where("platform", "=", platform);
      const returned = (await departures.execute()).filter(({ tenant }) => there.has(tenant));
      for (const { tenant } of returned) await deleteRows(db, "departures", { platform, tenant });
    },
    isAway: async ({ platform, tenant }) =>
      (await findRow(db, "departures", { platform, tenant })) !== undefined,
    returned: ({ platform, tenant }) => deleteRows(db, "departures", { platform, tenant }),
    forget,
    async forgetLeft(until) {
      const gone = await db.selectFrom("departures").selectAll().where("at", "<=", until).execute();
      for (const tenant of gone) await forget(tenant);
      return gone.length;
    },
  };
}

/** Those with choices, or that ever had a digest, follow or mute; a direct message has no tenant. */
async function knownTenants(db: Kysely<Schema>, platform: string): Promise<string[]> {
  const namedIn = (table: "channel_numbers" | "preferences") =>
    db.selectFrom(table).select("tenant").where("platform", "=", platform).where("tenant", "!=", "");
  const rows = await namedIn("channel_numbers").union(namedIn("preferences")).execute();
  return rows.map(({ tenant }) => tenant);
}

async function recordDepartures(db: Kysely<Schema>, platform: string, tenants: string[], at: number) {
  for (const tenant of tenants) {
    await db
      .insertInto("departures")
      .values({ platform, tenant, at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function deleteTenant(db: Transaction<Schema>, { platform, tenant }: TenantRef): Promise<void> {
  await deleteOrders(db, { platform, tenant });
  for (const table of tenantTables) await deleteRows(db, table, { platform, tenant });
}
