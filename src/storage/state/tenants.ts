import type { Kysely, Transaction } from "kysely";
import type { TenantRef, Tenants } from "../../chat/tenants.ts";
import type { Schema } from "../schema.ts";

/** The tables that say in columns of their own which tenant a row is about: a new one that is left out is a type error. */
type AboutTenants = {
  [Table in keyof Schema]: "tenant" extends keyof Schema[Table] ? Table : never;
}[keyof Schema];

const aboutTenants = Object.keys({
  subscriptions: 0,
  follows: 0,
  mutes: 0,
  channel_numbers: 0,
  seen_messages: 0,
  shown_lists: 0,
  preferences: 0,
  departures: 0,
  installations: 0,
} satisfies Record<AboutTenants, 0>) as AboutTenants[];

/** Workspaces and servers in a database. */
export function createTenants(db: Kysely<Schema>): Tenants {
  const forget = (about: TenantRef) =>
    db.transaction().execute((transaction) => forgetIn(transaction, about));
  return {
    async left({ platform, tenant }, now) {
      await noteDepartures(db, platform, [tenant], now);
    },
    async present(platform, tenants, now, isOurs = () => true) {
      const there = new Set(tenants);
      const known = await knownTenants(db, platform);
      const gone = known.filter((tenant) => !there.has(tenant) && isOurs(tenant));
      await noteDepartures(db, platform, gone, now);
      for (const { tenant } of await departed(db, platform)) {
        if (there.has(tenant)) await strike(db, { platform, tenant });
      }
    },
    forget,
    async forgetLeft(until) {
      const gone = await db
        .selectFrom("departures")
        .select(["platform", "tenant"])
        .where("at", "<=", until)
        .execute();
      for (const tenant of gone) await forget(tenant);
      return gone.length;
    },
  };
}

/** Whoever has or had a digest, follow or mute has numbers; a conversation of two has no tenant. */
async function knownTenants(db: Kysely<Schema>, platform: string): Promise<string[]> {
  const namedIn = (table: "channel_numbers" | "preferences") =>
    db.selectFrom(table).select("tenant").where("platform", "=", platform).where("tenant", "!=", "");
  const rows = await namedIn("channel_numbers").union(namedIn("preferences")).execute();
  return rows.map(({ tenant }) => tenant);
}

const departed = (db: Kysely<Schema>, platform: string) =>
  db.selectFrom("departures").select("tenant").where("platform", "=", platform).execute();

async function noteDepartures(db: Kysely<Schema>, platform: string, tenants: string[], at: number) {
  for (const tenant of tenants) {
    await db
      .insertInto("departures")
      .values({ platform, tenant, at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

const strike = (db: Kysely<Schema>, { platform, tenant }: TenantRef) =>
  db.deleteFrom("departures").where("platform", "=", platform).where("tenant", "=", tenant).execute();

async function forgetIn(db: Transaction<Schema>, { platform, tenant }: TenantRef): Promise<void> {
  const standing = (table: "subscriptions" | "follows") =>
    db.selectFrom(table).select("id").where("platform", "=", platform).where("tenant", "=", tenant);
  const deliveries = db
    .selectFrom("deliveries")
    .select("key")
    .where((eb) =>
      eb.or([
        eb("subscription_id", "in", standing("subscriptions")),
        eb("subscription_id", "in", standing("follows")),
      ]),
    );
  await db.deleteFrom("shown_stories").where("delivery_key", "in", deliveries).execute();
  await db.deleteFrom("deliveries").where("key", "in", deliveries).execute();
  await db.deleteFrom("follow_matches").where("follow_id", "in", standing("follows")).execute();
  for (const table of aboutTenants) {
    await db.deleteFrom(table).where("platform", "=", platform).where("tenant", "=", tenant).execute();
  }
}
