import type { Kysely } from "kysely";
import type { ConversationMemory } from "../../bot/memory.ts";
import { deleteRows, findRow, upsert } from "../rows.ts";
import type { Schema } from "../schema.ts";

const dayMs = 86_400_000;

/** The bot's memory in a database. Every write deletes what is older than a day. */
export function createMemory(db: Kysely<Schema>): ConversationMemory {
  return {
    firstTime: (message, now) =>
      db.transaction().execute(async (transaction) => {
        const expired = now - dayMs;
        await transaction.deleteFrom("seen_messages").where("at", "<=", expired).execute();
        const { platform, tenant, channel } = message.channel;
        const inserted = await transaction
          .insertInto("seen_messages")
          .values({ platform, tenant, channel, message: message.id, at: now })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        return inserted.numInsertedOrUpdatedRows === 1n;
      }),
    async firstWithin({ id, channel: { platform, tenant, channel } }, withinMs, now) {
      const taken = await db
        .insertInto("seen_messages")
        .values({ platform, tenant, channel, message: id, at: now })
        .onConflict((conflict) =>
          conflict
            .columns(["platform", "tenant", "channel", "message"])
            .doUpdateSet({ at: now })
            // Later than now it was by a clock that was ahead.
            .where(({ eb, or, ref }) =>
              or([eb(ref("seen_messages.at"), "<=", now - withinMs), eb(ref("seen_messages.at"), ">", now)]),
            ),
        )
        .executeTakeFirst();
      return taken.numInsertedOrUpdatedRows === 1n;
    },
    rememberList: ({ platform, tenant, channel }, { user }, ids, now) =>
      db.transaction().execute(async (transaction) => {
        const expired = now - dayMs;
        await transaction.deleteFrom("shown_lists").where("at", "<=", expired).execute();
        const key = { platform, tenant, channel, user };
        await upsert(transaction, "shown_lists", key, { article_ids: JSON.stringify(ids), at: now });
      }),
    forget: ({ platform, tenant, user }) =>
      deleteRows(db, "shown_lists", tenant ? { platform, user, tenant } : { platform, user }),
    async lastList({ platform, tenant, channel }, { user }, now) {
      const list = await findRow(db, "shown_lists", { platform, tenant, channel, user });
      return list && list.at > now - dayMs ? JSON.parse(list.article_ids) : [];
    },
  };
}
