import type { Kysely, Selectable, Transaction } from "kysely";
import type { FollowMatch, FollowStore } from "../../digest/follows/follow.ts";
import { chunks } from "../batches.ts";
import type { FollowMatchTable, Schema } from "../schema.ts";
import { channelColumns } from "./subscription-store.ts";

const consumer = "follows";

/** Matches written in one statement. */
const portion = 100;

type Matches = Pick<
  FollowStore,
  "cursor" | "record" | "waiting" | "assign" | "release" | "counts" | "alertsSince" | "match"
>;

/** What follows matched, and how far they have read the change feed. */
export function createFollowMatches(db: Kysely<Schema>): Matches {
  return {
    async cursor() {
      const row = await db
        .selectFrom("follow_cursors")
        .select("seq")
        .where("consumer", "=", consumer)
        .executeTakeFirst();
      return row?.seq;
    },
    record: (matches, cursor) =>
      db.transaction().execute((transaction) => record(transaction, matches, cursor)),
    async waiting() {
      const rows = await db
        .selectFrom("follow_matches")
        .selectAll()
        .where("delivery_key", "is", null)
        .orderBy("at")
        .orderBy("story_id")
        .execute();
      return rows.map(toMatch);
    },
    async assign(followId, deliveryKey) {
      await db
        .updateTable("follow_matches")
        .set({ delivery_key: deliveryKey })
        .where("follow_id", "=", followId)
        .where("delivery_key", "is", null)
        .execute();
      return told(db, deliveryKey);
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
      const rows = await db
        .selectFrom("follow_matches")
        .select((eb) => ["follow_id", eb.fn.countAll<number>().as("stories")])
        .where("follow_id", "in", (eb) =>
          eb
            .selectFrom("follows")
            .select("id")
            .where((follow) => follow.and(channelColumns(channel))),
        )
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
      const row = await db
        .selectFrom("follow_matches")
        .selectAll()
        .where("follow_id", "=", followId)
        .where("story_id", "=", storyId)
        .executeTakeFirst();
      return row && toMatch(row);
    },
  };
}

async function record(
  transaction: Transaction<Schema>,
  matches: FollowMatch[],
  cursor: number,
): Promise<void> {
  for (const part of chunks(matches, portion)) {
    const rows = part.map(({ followId, storyId, articleId, at }) => ({
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
  await transaction
    .insertInto("follow_cursors")
    .values({ consumer, seq: cursor })
    // Whoever was overtaken does not turn it back.
    .onConflict((conflict) =>
      conflict.column("consumer").doUpdateSet({ seq: cursor }).where("follow_cursors.seq", "<", cursor),
    )
    .execute();
}

async function told(db: Kysely<Schema>, deliveryKey: string): Promise<FollowMatch[]> {
  const rows = await db
    .selectFrom("follow_matches")
    .selectAll()
    .where("delivery_key", "=", deliveryKey)
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
