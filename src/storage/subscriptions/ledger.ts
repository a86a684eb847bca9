import { expressionBuilder, type Kysely, type Selectable, type Transaction } from "kysely";
import type { Claim, Delivery, DeliveryState, Ledger, RequestNote } from "../../digest/ledger.ts";
import { deleteRows, findRow, updateRows } from "../rows.ts";
import type { DeliveryTable, Schema } from "../schema.ts";
import { pruneLedger } from "./prune-ledger.ts";

const perhapsPosted: DeliveryState[] = ["claimed", "sent", "uncertain"];

type LedgerSlot = Pick<Delivery, "subscriptionId" | "dueAt">;

/** The ledger in a database; `owner` names this process on its claims. Each step is one statement, so that of two processes only one succeeds. */
export function createLedger(db: Kysely<Schema>, owner: () => string | undefined): Ledger {
  return {
    async claim(key, slot, now, leaseMs) {
      const row = await claim(db, key, slot, { now, until: now + leaseMs, owner: owner() ?? null });
      return row && { delivery: toDelivery(row), takenOver: row.begun === 1 };
    },
    async request({ key, subscriptionId, dueAt }, now) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("deliveries")
        .values({
          ...{ key, subscription_id: subscriptionId, due_at: dueAt },
          ...{ state: "due", attempts: 0, retry_at: now, begun: 0 },
        })
        .onConflict((conflict) => conflict.column("key").doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async sent(key, message) {
      const sent = { ...released, state: "sent", message: JSON.stringify(message), reason: null } as const;
      await updateRows(db, "deliveries", { key }, sent);
    },
    async retry(claim, retryAt, reason) {
      await ownRow(db, claim)
        .set({ ...released, ...notBegun, state: "due", retry_at: retryAt, reason })
        .execute();
    },
    async markUnknown(claim, lookUpAt, reason, cursor) {
      await ownRow(db, claim)
        .set({ lease_until: lookUpAt, owner: null, reason, look_up: cursor ?? null })
        .execute();
    },
    async close(claim, state, reason) {
      await ownRow(db, claim)
        .set({ ...released, state, reason })
        .execute();
    },
    async open(now) {
      const rows = await db
        .selectFrom("deliveries")
        .selectAll()
        .where(claimable(now))
        .orderBy("due_at")
        .execute();
      return rows.map(toDelivery);
    },
    async unfinished() {
      const rows = await db
        .selectFrom("deliveries")
        .select("subscription_id")
        .where("state", "in", ["due", "claimed"])
        .execute();
      return new Set(rows.map((row) => row.subscription_id));
    },
    async get(key) {
      const row = await findRow(db, "deliveries", { key });
      return row && toDelivery(row);
    },
    noteRequest: (claim, note, now) =>
      db.transaction().execute((transaction) => noteRequest(transaction, claim, note, now)),
    async shownStories(subscriptionId, since, until) {
      const rows = await db
        .selectFrom("shown_stories")
        .innerJoin("deliveries", "key", "delivery_key")
        .select(["story_id", "article_id"])
        .where("subscription_id", "=", subscriptionId)
        .where("due_at", ">=", since)
        .where("due_at", "<", until)
        .where("state", "in", perhapsPosted)
        .execute();
      return rows.map((row) => ({ storyId: row.story_id, articleId: row.article_id }));
    },
    async deliveriesShowing({ storyId, articleId }) {
      const showing = db
        .selectFrom("shown_stories")
        .select("delivery_key")
        .where((eb) => eb.or({ story_id: storyId, article_id: articleId }));
      const deliveries = await db
        .selectFrom("deliveries")
        .selectAll()
        .where("key", "in", showing)
        .orderBy("due_at", "desc")
        .execute();
      if (deliveries.length === 0) return [];
      const keys = deliveries.map(({ key }) => key);
      const shown = await db
        .selectFrom("shown_stories")
        .selectAll()
        .where("delivery_key", "in", keys)
        .orderBy("place")
        .execute();
      const byKey = Map.groupBy(shown, (row) => row.delivery_key);
      return deliveries.map((row) => ({
        delivery: toDelivery(row),
        articleIds: (byKey.get(row.key) ?? []).map((one) => one.article_id),
      }));
    },
    prune: (before) => pruneLedger(db, before),
    async count(state) {
      const { deliveries } = await db
        .selectFrom("deliveries")
        .select((eb) => eb.fn.countAll<number>().as("deliveries"))
        .where("state", "=", state)
        .executeTakeFirstOrThrow();
      return deliveries;
    },
  };
}

/** Neither claimed nor waiting. */
const released = { lease_until: null, retry_at: null, look_up: null, owner: null };

/** Without a request that may have posted it. */
const notBegun = { begun: 0, begun_at: null };

async function noteRequest(
  transaction: Transaction<Schema>,
  claim: Claim,
  { stories, frame }: RequestNote,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await ownRow(transaction, claim)
    .where("lease_until", ">", now)
    .set((eb) => ({
      edition: frame ? JSON.stringify(frame) : null,
      begun: 1,
      begun_at: eb.fn.coalesce("begun_at", eb.val(now)),
    }))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  const rows = stories.map(({ storyId, articleId }, place) => ({
    ...{ delivery_key: claim.key, story_id: storyId, article_id: articleId, place },
  }));
  await deleteRows(transaction, "shown_stories", { delivery_key: claim.key });
  if (rows.length > 0) await transaction.insertInto("shown_stories").values(rows).execute();
  return true;
}

/** Whether it may be claimed now: due, or its claim has lapsed. */
function claimable(now: number) {
  const eb = expressionBuilder<Schema, "deliveries">();
  return eb.or([
    eb.and([eb("deliveries.state", "=", "due"), eb("deliveries.retry_at", "<=", now)]),
    eb.and([eb("deliveries.state", "=", "claimed"), eb("deliveries.lease_until", "<=", now)]),
  ]);
}

/** New, due or abandoned: one statement, since of several processes most try in vain. */
function claim(
  db: Kysely<Schema>,
  key: string,
  slot: LedgerSlot,
  { now, until, owner }: { now: number; until: number; owner: string | null },
) {
  const claimed = { state: "claimed", lease_until: until, owner } as const;
  return db
    .insertInto("deliveries")
    .values({
      key,
      subscription_id: slot.subscriptionId,
      due_at: slot.dueAt,
      ...claimed,
      attempts: 1,
      begun: 0,
    })
    .onConflict((conflict) =>
      conflict
        .column("key")
        .doUpdateSet((eb) => ({
          ...claimed,
          attempts: eb("deliveries.attempts", "+", 1),
          retry_at: null,
        }))
        .where(claimable(now)),
    )
    .returningAll()
    .executeTakeFirst();
}

/** The row while it belongs to this claim: an owner that comes back late changes nothing. */
const ownRow = (db: Kysely<Schema>, claim: Claim) =>
  db
    .updateTable("deliveries")
    .where("key", "=", claim.key)
    .where("attempts", "=", claim.attempts)
    .where("state", "=", "claimed");

function toDelivery(row: Selectable<DeliveryTable>): Delivery {
  return {
    key: row.key,
    subscriptionId: row.subscription_id,
    dueAt: row.due_at,
    state: row.state,
    attempts: row.attempts,
    leaseUntil: row.lease_until ?? undefined,
    retryAt: row.retry_at ?? undefined,
    message: row.message ? JSON.parse(row.message) : undefined,
    reason: row.reason ?? undefined,
    requestedAt: row.begun_at ?? undefined,
    lookUpCursor: row.look_up ?? undefined,
    frame: row.edition ? JSON.parse(row.edition) : undefined,
  };
}
