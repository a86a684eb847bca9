import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Schema } from "../schema.ts";

/** Which processes use a database. */
export type Processes = {
  /** The name of this one for its claims, while others can see that it lives; undefined if they cannot. */
  self(): string | undefined;
  /** The names of all that live; undefined if that cannot be known, so that claims last as long as their leases. */
  living(): Promise<string[] | undefined>;
};

/** For a database file; `isOwner` if no other process may use its data folder to post. */
export function processesOnFile(isOwner: boolean): Processes {
  const self = randomUUID();
  return { self: () => self, living: async () => (isOwner ? [self] : undefined) };
}

/** Ends the claims of processes that have died; returns their number. */
export async function releaseDead(db: Kysely<Schema>, processes: Processes, now: number): Promise<number> {
  const claimed = await db
    .selectFrom("deliveries")
    .select("owner")
    .distinct()
    .where("state", "=", "claimed")
    .where("owner", "is not", null)
    .execute();
  const others = claimed.map(({ owner }) => owner).filter((owner) => owner !== processes.self());
  const living = others.length > 0 ? await processes.living() : undefined;
  if (!living) return 0;
  const { numUpdatedRows } = await db
    .updateTable("deliveries")
    .set({ lease_until: now, owner: null })
    .where("state", "=", "claimed")
    .where("owner", "in", others)
    .where("owner", "not in", living)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
