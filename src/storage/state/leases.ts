import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { LeaseName, Leases } from "../../digest/leases.ts";
import type { Schema } from "../schema.ts";

/** How long a duty outlives its holder's last word, in milliseconds. */
const leaseMs = 15_000;

/** Duties in a database. What closes it leaves them, so that nobody has to wait. */
export function createDuties(db: Kysely<Schema>): Leases & { leave(): Promise<void> } {
  const holder = randomUUID();
  const held = new Map<LeaseName, number>();
  return {
    async acquire(duty, now) {
      const left = (held.get(duty) ?? 0) - now;
      if (left > leaseMs / 2 && left <= leaseMs) return true;
      held.delete(duty);
      const isMine = await take(db, { name: duty, holder, until: now + leaseMs });
      if (isMine) held.set(duty, now + leaseMs);
      return isMine;
    },
    async leave() {
      if (held.size > 0) await db.deleteFrom("duties").where("holder", "=", holder).execute();
    },
  };
}

type Holding = Schema["duties"];

async function take(db: Kysely<Schema>, { name, holder, until }: Holding): Promise<boolean> {
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
            // Nobody holds it for longer: that was written by a clock that has been put right.
            eb("duties.until", ">", until + leaseMs),
          ]),
        ),
    )
    .returning("name")
    .executeTakeFirst();
  return taken !== undefined;
}
