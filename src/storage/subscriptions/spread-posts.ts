import type { Kysely, Transaction, UpdateQueryBuilder, UpdateResult } from "kysely";
import type { Claim, Delivery, Ledger, PlannedPost } from "../../digest/ledger.ts";
import type { Schema } from "../schema.ts";
import { toDelivery } from "./delivery-rows.ts";
import { settle } from "./doubts.ts";

type DeliveryUpdate = UpdateQueryBuilder<Schema, "deliveries", "deliveries", UpdateResult>;

/** Editions that are posted story by story, in a database. `ownRow` is the row of a claim that still holds. */
export function createSpreadPosts(
  db: Kysely<Schema>,
  ownRow: (db: Kysely<Schema>, claim: Claim) => DeliveryUpdate,
) {
  return {
    spread: (claim, posts, doubts, now) =>
      db.transaction().execute(async (transaction) => {
        const edition = await ownRow(transaction, claim)
          .set({ state: "skipped", reason: "posted_singly", lease_until: null, owner: null })
          .returning(["subscription_id", "due_at"])
          .executeTakeFirst();
        if (!edition) return false;
        for (const post of posts) await plan(transaction, { ...edition, ...post }, now);
        if (doubts.length > 0) await settle(transaction, doubts, { doubt: "made_up" });
        return true;
      }),
    async dueThen(subscriptionId, dueAt) {
      const rows = await db
        .selectFrom("deliveries")
        .selectAll()
        .where("subscription_id", "=", subscriptionId)
        .where("due_at", "=", dueAt)
        .execute();
      return rows.map(toDelivery);
    },
    async reopenLast(subscriptionId, since, now) {
      const { last } = await db
        .selectFrom("deliveries")
        .select((eb) => eb.fn.max("due_at").as("last"))
        .where("subscription_id", "=", subscriptionId)
        .executeTakeFirstOrThrow();
      if (last === null || last < since) return;
      await db
        .updateTable("deliveries")
        .set({ state: "due", retry_at: now, begun: 0, begun_at: null, last_begun_at: null })
        .where("subscription_id", "=", subscriptionId)
        .where("due_at", "=", last)
        .where("state", "=", "failed")
        .execute();
    },
  } satisfies Partial<Ledger>;
}

type PostOfEdition = PlannedPost & { subscription_id: string; due_at: Delivery["dueAt"] };

async function plan(
  transaction: Transaction<Schema>,
  { key, stories, frame, subscription_id, due_at }: PostOfEdition,
  now: number,
): Promise<void> {
  await transaction
    .insertInto("deliveries")
    .values({
      ...{ key, subscription_id, due_at, state: "due", attempts: 0, retry_at: now, begun: 0 },
      edition: frame ? JSON.stringify(frame) : null,
    })
    .execute();
  const shown = stories.map(({ storyId, articleId }, place) => ({
    ...{ delivery_key: key, story_id: storyId, article_id: articleId, place },
  }));
  await transaction.insertInto("shown_stories").values(shown).execute();
}
