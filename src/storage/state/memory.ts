import type { Kysely } from "kysely";
import type { ConversationMemory } from "../../bot/memory.ts";
import type { Schema } from "../schema.ts";

/** How long the bot remembers, in milliseconds. */
const dayMs = 86_400_000;

/** The bot's memory in a database. Every write sweeps out what is older than a day. */
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
        const list = { article_ids: JSON.stringify(ids), at: now };
        await transaction
          .insertInto("shown_lists")
          .values({ platform, tenant, channel, user, ...list })
          .onConflict((conflict) =>
            conflict.columns(["platform", "tenant", "channel", "user"]).doUpdateSet(list),
          )
          .execute();
      }),
    async forget({ platform, tenant, user }) {
      const lists = db.deleteFrom("shown_lists").where("platform", "=", platform).where("user", "=", user);
      await (tenant ? lists.where("tenant", "=", tenant) : lists).execute();
    },
    async lastList({ platform, tenant, channel }, { user }, now) {
      const list = await db
        .selectFrom("shown_lists")
        .select("article_ids")
        .where("platform", "=", platform)
        .where("tenant", "=", tenant)
        .where("channel", "=", channel)
        .where("user", "=", user)
        .where("at", ">", now - dayMs)
        .executeTakeFirst();
      return list ? JSON.parse(list.article_ids) : [];
    },
  };
}
