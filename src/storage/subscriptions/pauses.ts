import type { Kysely } from "kysely";
import type { UserRef } from "../../chat/message.ts";
import type { Shortfalls } from "../../chat/posts/shortfalls.ts";
import type { PausableStore, SetUpNotes, Subscription } from "../../digest/subscription.ts";
import { updateRows } from "../rows.ts";
import type { PauseColumns, Schema, SubscriptionColumns } from "../schema.ts";

type PausableTable = "subscriptions" | "follows";

/** The columns of a new digest or follow. */
export const pauseColumns = ({ channelName, creatorLocale }: SetUpNotes) => ({
  paused_because: null,
  untold: 0,
  channel_name: channelName ?? null,
  creator_locale: creatorLocale ?? null,
});

/** What of them is part of every digest and follow. */
export const setUpNotes = (row: PauseColumns): SetUpNotes => ({
  ...(row.channel_name !== null && { channelName: row.channel_name }),
  ...(row.creator_locale !== null && { creatorLocale: row.creator_locale }),
});

/** Pausing, resuming, and who has yet to be told, in a database. */
export function createPauses<Item extends Subscription>(
  db: Kysely<Schema>,
  table: PausableTable,
  fromRow: (row: never) => Item,
): PausableStore<Item> & { pause(id: string, because: string): Promise<boolean> } {
  return {
    async pause(id, because) {
      const running = db.updateTable(table).where("id", "=", id).where("paused_because", "is", null);
      const { numUpdatedRows } = await running.set({ paused_because: because, untold: 1 }).executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    resume: (id) => updateRows(db, table, { id }, { paused_because: null, untold: 0 }),
    told: (id) => updateRows(db, table, { id }, { untold: 0 }),
    async paused() {
      const rows: SubscriptionColumns[] = await db
        .selectFrom(table)
        .selectAll()
        .where("paused_because", "is not", null)
        .execute();
      return rows.map((row) => fromRow(row as never));
    },
    noteShortfall: (id, part, because) =>
      db.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom(table)
          .select("shortfalls")
          .where("id", "=", id)
          .executeTakeFirst();
        const before: Shortfalls = JSON.parse(row?.shortfalls ?? "{}");
        if (!row || before[part] === because) return false;
        const { [part]: _, ...others } = before;
        const now: Shortfalls = { ...others, ...(because && { [part]: because }) };
        const shortfalls = Object.keys(now).length > 0 ? JSON.stringify(now) : null;
        await updateRows(transaction, table, { id }, { shortfalls });
        return because !== undefined;
      }),
    async untoldTo(user) {
      const rows: SubscriptionColumns[] = await db
        .selectFrom(table)
        .selectAll()
        .where("untold", "=", 1)
        .where("platform", "=", user.platform)
        // Nobody is written to from where the bot was removed.
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("departures")
                .select("at")
                .whereRef("departures.platform", "=", `${table}.platform`)
                .whereRef("departures.tenant", "=", `${table}.tenant`),
            ),
          ),
        )
        .orderBy("created_at")
        .execute();
      return rows.map((row) => fromRow(row as never)).filter(({ createdBy }) => isSame(createdBy, user));
    },
  };
}

const isSame = (one: UserRef, other: UserRef): boolean =>
  one.tenant === other.tenant && one.user === other.user;
