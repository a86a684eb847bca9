import type { Kysely, Selectable } from "kysely";
import type { EditionFrame } from "../../digest/ledger.ts";
import { maxSkewMs } from "../../digest/schedule/due-slots.ts";
import { updateRows } from "../rows.ts";
import type { DeliveryTable, Schema } from "../schema.ts";

/** Nearly every claim, look-up and retry is sooner; the others come early then. */
const maxLeaseMs = 60 * 60_000;

/**
 * Deliveries of slots that have not come yet: what was posted for them was posted now, and the slots
 * themselves get other keys. What may be in flight is left to its look-up, which comes at once. A digest
 * covers again what it had covered before them: of that, what was shown is known.
 */
export async function setBackDeliveries(db: Kysely<Schema>, now: number): Promise<void> {
  const early = await db
    .selectFrom("deliveries")
    .selectAll()
    .where("due_at", ">", now + maxSkewMs)
    .execute();
  await setBackCoverage(db, early, now);
  const digests = new Set((await db.selectFrom("subscriptions").select("id").execute()).map(({ id }) => id));
  for (const row of early) {
    if (!digests.has(row.subscription_id)) await makeDueNow(db, row.key, now);
    else if (row.state !== "claimed" || row.begun === 0) await moveToNow(db, row, now);
  }
  const affected = early.map(({ subscription_id }) => subscription_id).filter((id) => digests.has(id));
  for (const id of new Set(affected)) await updateRows(db, "subscriptions", { id }, { set_back_at: now });
  await setBackClaims(db, now);
}

/** An alert is due when it is made, so that its key names no time. */
const makeDueNow = (db: Kysely<Schema>, key: string, now: number): Promise<void> =>
  updateRows(db, "deliveries", { key }, { due_at: now });

async function setBackClaims(db: Kysely<Schema>, now: number): Promise<void> {
  const claimed = db.updateTable("deliveries").where("state", "=", "claimed");
  await claimed
    .set({ owner: null, lease_until: now })
    .where((eb) => eb.or([eb("begun_at", ">", now), eb("lease_until", ">", now + maxLeaseMs)]))
    .execute();
  // By this clock nobody knows how long ago these left: perhaps just now, so that they may still arrive.
  await claimed
    .set({ begun_at: null, last_begun_at: now })
    .where("begun_at", ">", now - maxSkewMs)
    .execute();
  await db
    .updateTable("deliveries")
    .set({ retry_at: now })
    .where("state", "=", "due")
    .where("retry_at", ">", now + maxLeaseMs)
    .execute();
}

async function moveToNow(
  db: Kysely<Schema>,
  { key, state }: Selectable<DeliveryTable>,
  now: number,
): Promise<void> {
  const isOpen = state === "due" || state === "claimed";
  const closed = { state: "failed", reason: "clock_ahead", lease_until: null, retry_at: null } as const;
  await updateRows(db, "deliveries", { key }, { due_at: now, ...(isOpen && closed) });
}

async function setBackCoverage(
  db: Kysely<Schema>,
  early: Selectable<DeliveryTable>[],
  now: number,
): Promise<void> {
  const ahead = await db
    .selectFrom("subscriptions")
    .select(["id", "created_at"])
    .where("covered_until", ">", now)
    .execute();
  for (const { id, created_at } of ahead) {
    const starts = early
      .filter(({ subscription_id, edition }) => subscription_id === id && edition)
      .map(({ edition }) => (JSON.parse(edition ?? "") as EditionFrame).from)
      .filter((from) => from <= now);
    const from = starts.length > 0 ? Math.min(...starts) : await lastDue(db, id, now);
    await db
      .updateTable("subscriptions")
      .set({ covered_until: Math.min(now, from ?? created_at) })
      .where("id", "=", id)
      .execute();
  }
}

/** When the last delivery of a subscription was due that is not early and showed what its window held. */
async function lastDue(db: Kysely<Schema>, id: string, now: number): Promise<number | undefined> {
  const row = await db
    .selectFrom("deliveries")
    .select((eb) => eb.fn.max("due_at").as("at"))
    .where("subscription_id", "=", id)
    .where("due_at", "<=", now)
    .where("state", "in", ["sent", "uncertain"])
    .executeTakeFirst();
  return row?.at ?? undefined;
}
