import type { Kysely, Selectable } from "kysely";
import type { FollowMatch, FollowStore } from "../../digest/follows/follow.ts";
import { progressOf, saveProgress } from "../articles/feed-cursors.ts";
import { chunks } from "../batches.ts";
import { findRow, updateRows } from "../rows.ts";
import type { FollowMatchTable, Schema } from "../schema.ts";
import { channelColumns } from "./subscription-store.ts";

const consumer = "follows";
const maxBatchMatches = 100;

/** The matches of follows, and how far these have read the change feed. */
export function createFollowMatches(db: Kysely<Schema>) {
  return {
    progress: () => progressOf(db, "follow_cursors", consumer),
    record: (matches, reading) =>
      db.transaction().execute(async (transaction) => {
        for (const batch of chunks(matches, maxBatchMatches)) {
          const rows = batch.map(({ followId, storyId, articleId, at }) => ({
            follow_id: followId,
            story_id: storyId,
            article_id: articleId,
            at,
            delivery_key: null,
          }));
          await transaction
            .insertInto("follow_matches")
            .values(rows)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
        await saveProgress(transaction, "follow_cursors", { consumer, ...reading });
      }),
    waiting: () => matchesOf(db, null),
    async assign(followId, deliveryKey, most) {
      const waiting = { follow_id: followId, delivery_key: null };
      if (most === undefined) {
        await updateRows(db, "follow_matches", waiting, { delivery_key: deliveryKey });
        return matchesOf(db, deliveryKey);
      }
      const given = await matchesOf(db, deliveryKey);
      const all = (await matchesOf(db, null)).filter((match) => match.followId === followId);
      for (const { storyId } of all.slice(0, Math.max(0, most - given.length)))
        await updateRows(
          db,
          "follow_matches",
          { ...waiting, story_id: storyId },
          { delivery_key: deliveryKey },
        );
      return matchesOf(db, deliveryKey);
    },
    async assignShown(followId, deliveryKey) {
      const shown = db.selectFrom("shown_stories").select("story_id").where("delivery_key", "=", deliveryKey);
      await db
        .updateTable("follow_matches")
        .set({ delivery_key: deliveryKey })
        .where("follow_id", "=", followId)
        .where("delivery_key", "is", null)
        .where("story_id", "in", shown)
        .execute();
    },
    async release(deliveryKey, since) {
      await db
        .updateTable("follow_matches")
        .set({ delivery_key: null })
        .where("delivery_key", "=", deliveryKey)
        .where("at", ">=", since)
        .execute();
    },
    async counts(channel, since) {
      const columns = channelColumns(channel);
      const follows = db
        .selectFrom("follows")
        .select("id")
        .where((eb) => eb.and(columns));
      const rows = await db
        .selectFrom("follow_matches")
        .select((eb) => ["follow_id", eb.fn.countAll<number>().as("stories")])
        .where("follow_id", "in", follows)
        .where("at", ">=", since)
        .groupBy("follow_id")
        .execute();
      return new Map(rows.map((row) => [row.follow_id, row.stories]));
    },
    async alertsSince(followId, since) {
      const rows = await db
        .selectFrom("deliveries")
        .select("due_at")
        .where("subscription_id", "=", followId)
        .where("due_at", ">=", since)
        .orderBy("due_at")
        .execute();
      return rows.map((row) => row.due_at);
    },
    async match(followId, storyId) {
      const row = await findRow(db, "follow_matches", { follow_id: followId, story_id: storyId });
      return row && toMatch(row);
    },
  } satisfies Partial<FollowStore>;
}

/** The matches that a delivery shows, or with null those that none does, oldest first. */
async function matchesOf(db: Kysely<Schema>, deliveryKey: string | null): Promise<FollowMatch[]> {
  const rows = await db
    .selectFrom("follow_matches")
    .selectAll()
    .where("delivery_key", deliveryKey === null ? "is" : "=", deliveryKey)
    .orderBy("at")
    .orderBy("story_id")
    .execute();
  return rows.map(toMatch);
}

const toMatch = (row: Selectable<FollowMatchTable>): FollowMatch => ({
  followId: row.follow_id,
  storyId: row.story_id,
  articleId: row.article_id,
  at: row.at,
  ...(row.delivery_key && { deliveryKey: row.delivery_key }),
});
