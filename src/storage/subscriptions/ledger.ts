import { expressionBuilder, type Kysely, type Transaction } from "kysely";
import type { MessageRef } from "../../chat/message.ts";
import type { Claim, Delivery, EditionFrame, Ledger, RequestNote } from "../../digest/ledger.ts";
import { deleteRows, findRow, updateRows } from "../rows.ts";
import type { Schema } from "../schema.ts";
import { toDelivery } from "./delivery-rows.ts";
import { createDoubts, settle } from "./doubts.ts";
import { pruneLedger } from "./prune-ledger.ts";
import { createPublications } from "./publications.ts";
import { createShownStories } from "./shown-stories.ts";
import { createSpreadPosts } from "./spread-posts.ts";

type LedgerSlot = Pick<Delivery, "subscriptionId" | "dueAt">;

/** The ledger in a database; `owner` names this process on its claims. Of two processes that do the same only one succeeds. */
export function createLedger(db: Kysely<Schema>, owner: () => string | undefined): Ledger {
  return {
    ...createShownStories(db),
    ...createDoubts(db),
    ...createPublications(db),
    ...createSpreadPosts(db, ownRow),
    async claim(key, slot, now, leaseMs) {
      const row = await db.transaction().execute(async (transaction) => {
        if (await isAtWork(transaction, key, slot.subscriptionId, now)) return undefined;
        return claim(transaction, key, slot, { now, until: now + leaseMs, owner: owner() ?? null });
      });
      return row && { delivery: toDelivery(row), takenOver: row.begun === 1 };
    },
    async hasSlot(subscriptionId, dueAt) {
      const row = await findRow(db, "deliveries", { subscription_id: subscriptionId, due_at: dueAt });
      return row !== undefined;
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
    sent: (key, message) => db.transaction().execute((transaction) => recordSent(transaction, key, message)),
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
      const doubt = state === "uncertain" ? ({ doubt: "untold" } as const) : {};
      await ownRow(db, claim)
        .set({ ...released, ...doubt, state, reason })
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

async function recordSent(transaction: Transaction<Schema>, key: string, message: MessageRef): Promise<void> {
  const sent = { ...released, state: "sent", message: JSON.stringify(message), reason: null } as const;
  const row = await transaction
    .updateTable("deliveries")
    .set(sent)
    .where("key", "=", key)
    .returning("edition")
    .executeTakeFirst();
  const { makesUpFor }: Partial<EditionFrame> = JSON.parse(row?.edition ?? "{}");
  if (makesUpFor) await settle(transaction, makesUpFor.keys, { doubt: "made_up" });
}

/** Without a request that may have posted it. */
const notBegun = { begun: 0, begun_at: null, last_begun_at: null, begun_uptime: null, under_name: 0 };

async function noteRequest(
  transaction: Transaction<Schema>,
  claim: Claim,
  { stories, frame, publish, isUnderName, uptime }: RequestNote,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await ownRow(transaction, claim)
    .where("lease_until", ">", now)
    .set((eb) => ({
      edition: frame ? JSON.stringify(frame) : null,
      begun: 1,
      begun_at: eb.fn.coalesce("begun_at", eb.val(now)),
      last_begun_at: now,
      begun_uptime: uptime === undefined ? null : Math.floor(uptime),
      publish_at: publish ? now : null,
      ...(isUnderName && { under_name: 1 }),
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

/** Whether some process works on another delivery of a subscription; whoever asks next waits until the transaction ends. */
async function isAtWork(
  transaction: Transaction<Schema>,
  key: string,
  subscriptionId: string,
  now: number,
): Promise<boolean> {
  const id = { id: subscriptionId };
  await updateRows(transaction, "subscriptions", id, id);
  await updateRows(transaction, "follows", id, id);
  const other = await transaction
    .selectFrom("deliveries")
    .select("key")
    .where("subscription_id", "=", subscriptionId)
    .where("key", "!=", key)
    .where("state", "=", "claimed")
    .where("owner", "is not", null)
    .where("lease_until", ">", now)
    .executeTakeFirst();
  return other !== undefined;
}

/** New, due or abandoned. */
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
