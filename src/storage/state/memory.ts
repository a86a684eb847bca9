import type { Kysely } from "kysely";
import type { ConversationMemory } from "../../bot/memory.ts";
import type { Schema } from "../schema.ts";
import { upsert } from "../upsert.ts";

const dayMs = 86_400_000;

/** The bot's memory in a database. Every write deletes what is older than a day. */
export function createMemory(db: Kysely<Schema>): ConversationMemory {
  return {
    firstTime: (message, now) =>
      db.transaction().execute(async (transaction) => {
        await transaction
          .deleteFrom("seen_messages")
          .where("at", "<=", now - dayMs)
          .execute();
        const { platform, tenant, channel } = message.channel;
        const inserted = await transaction
          .insertInto("seen_messages")
          .values({ platform, tenant, channel, message: message.id, at: now })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        return inserted.numInsertedOrUpdatedRows === 1n;
      }),
    rememberList: ({ platform, tenant, channel }, { user }, ids, now) =>
      db.transaction().execute(async (transaction) => {
        await transaction
          .deleteFrom("shown_lists")
          .where("at", "<=", now - dayMs)
          .execute();
        const key = { platform, tenant, channel, user };
        await upsert(transaction, "shown_lists", key, { article_ids: JSON.stringify(ids), at: now });
      }),
    async forget({ platform, tenant, user }) {
      await db
        .deleteFrom("shown_lists")
        .where((eb) => eb.and(tenant ? { platform, user, tenant } : { platform, user }))
        .execute();
    },
    async lastList({ platform, tenant, channel }, { user }, now) {
      const list = await db
        .selectFrom("shown_lists")
        .select("article_ids")
        .where((eb) => eb.and({ platform, tenant, channel, user }))
        .where("at", ">", now - dayMs)
        .executeTakeFirst();
      return list ? JSON.parse(list.article_ids) : [];
    },
  };
}
