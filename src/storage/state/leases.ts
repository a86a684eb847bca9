import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { LeaseName, Leases } from "../../digest/leases.ts";
import type { Schema } from "../schema.ts";

/** After its holder last asked for it. */
const leaseMs = 15_000;

/** Leases in a database; released on closing, so that no other process has to wait. */
export function createLeases(db: Kysely<Schema>): Pick<Leases, "acquire"> & { release(): Promise<void> } {
  const holder = randomUUID();
  const held = new Map<LeaseName, number>();
  return {
    async acquire(name, now) {
      const left = (held.get(name) ?? 0) - now;
      if (left > leaseMs / 2 && left <= leaseMs) return true;
      held.delete(name);
      const isMine = await take(db, { name, holder, until: now + leaseMs });
      if (isMine) held.set(name, now + leaseMs);
      return isMine;
    },
    async release() {
      if (held.size > 0) await db.deleteFrom("duties").where("holder", "=", holder).execute();
    },
  };
}

async function take(db: Kysely<Schema>, { name, holder, until }: Schema["duties"]): Promise<boolean> {
  const taken = await db
    .insertInto("duties")
    .values({ name, holder, until })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ holder, until })
        .where((eb) =>
          eb.or([
            eb("duties.holder", "=", holder),
            eb("duties.until", "<=", until - leaseMs),
            // No lease lasts longer: this was written by a clock that has been corrected since.
            eb("duties.until", ">", until + leaseMs),
          ]),
        ),
    )
    .returning("name")
    .executeTakeFirst();
  return taken !== undefined;
}
