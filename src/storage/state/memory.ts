import type { Kysely, Selectable } from "kysely";
import type { ConversationMemory, ShownList } from "../../bot/memory.ts";
import { deleteRows, upsert } from "../rows.ts";
import type { Schema, ShownListTable } from "../schema.ts";

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
    async rememberList({ platform, tenant, channel, thread = "" }, { user }, list, now, seenBy) {
      const columns = {
        article_ids: JSON.stringify(list.ids),
        command: list.command ?? null,
        next_page: list.next ?? null,
        previous_page: list.previous ?? null,
        at: now,
      };
      const there = [...new Set([thread, outside])].map((place) => ({ thread: place, user }));
      const keys = seenBy ? [...there, { thread, user: everybody }] : there;
      await db.transaction().execute(async (transaction) => {
        await transaction
          .deleteFrom("shown_lists")
          .where("at", "<=", now - dayMs)
          .execute();
        for (const key of keys)
          await upsert(transaction, "shown_lists", { platform, tenant, channel, ...key }, columns);
      });
    },
    forget: ({ platform, tenant, user }) =>
      deleteRows(db, "shown_lists", tenant ? { platform, user, tenant } : { platform, user }),
    async lastList({ platform, tenant, channel, thread = "" }, { user }, now) {
      const rows = await db
        .selectFrom("shown_lists")
        .selectAll()
        .where((eb) => eb.and({ platform, tenant, channel }))
        .where("thread", "in", [thread, outside])
        .where("user", "in", [user, everybody])
        .where("at", ">", now - dayMs)
        .orderBy("at", "desc")
        .execute();
      const here = thread ? rows.find((row) => row.thread === thread) : undefined;
      const found = here ?? rows.toSorted(ownFirst).find((row) => row.thread === outside);
      return found && toList(found);
    },
  };
}

/** Stand for no thread, and for whoever is there. */
const outside = "";
const everybody = "";

const ownFirst = (one: { user: string }, other: { user: string }): number =>
  Number(one.user === everybody) - Number(other.user === everybody);

const toList = (row: Selectable<ShownListTable>): ShownList => ({
  ids: JSON.parse(row.article_ids),
  ...(row.command !== null && { command: row.command }),
  ...(row.next_page !== null && { next: row.next_page }),
  ...(row.previous_page !== null && { previous: row.previous_page }),
});
