import type { Kysely, Selectable } from "kysely";
import type { Follow, FollowChange, FollowStore, NewFollow } from "../../digest/follows/follow.ts";
import { deleteRows, updateRows } from "../rows.ts";
import type { FollowTable, Schema } from "../schema.ts";
import { createFollowMatches } from "./follow-matches.ts";
import { createPauses, pauseColumns, setUpNotes } from "./pauses.ts";
import {
  commonColumns,
  commonFields,
  createSubscriptionChanges,
  createSubscriptionStore,
  postedFields,
  styleColumn,
} from "./subscription-store.ts";

/** Follows and their matches in a database. */
export const createFollowStore = (db: Kysely<Schema>): FollowStore => ({
  ...createSubscriptionStore(db, "follows", { toRow, fromRow }),
  ...createSubscriptionChanges(db, "follows", changeColumns),
  ...createPauses(db, "follows", fromRow),
  ...createFollowMatches(db),
  async version() {
    const { given, there, changed } = await db
      .selectFrom("follows")
      .select((eb) => [
        eb.fn.countAll<number>().as("there"),
        // A clock may be set back, so the time of the last change alone is not enough.
        eb.fn.sum<number | null>("changed_at").as("changed"),
        eb
          .selectFrom("channel_numbers")
          .select((inner) => inner.fn.sum<number>("last").as("given"))
          .where("kind", "=", "follow")
          .as("given"),
      ])
      .executeTakeFirstOrThrow();
    return `${given} ${there} ${changed}`;
  },
  /** Also removes the matches that no delivery shows. */
  async remove(id) {
    await db.transaction().execute(async (transaction) => {
      await deleteRows(transaction, "follows", { id });
      await deleteRows(transaction, "follow_matches", { follow_id: id, delivery_key: null });
    });
  },
  /** Also records why and when, even if it is paused already. */
  async pause(id, because, now) {
    const isNew = await createPauses(db, "follows", fromRow).pause(id, because);
    await updateRows(db, "follows", { id }, { paused_because: because, paused_at: now });
    return isNew;
  },
});

const toRow = (follow: NewFollow, number: number): Selectable<FollowTable> => ({
  ...commonColumns(follow, number),
  ...changeColumns(follow),
  ...pauseColumns(follow),
  zone: follow.zone,
  locale: follow.locale,
  place: follow.place ?? null,
  paused_at: null,
  changed_at: null,
  shortfalls: null,
});

const changeColumns = ({ query, quiet, style }: FollowChange) => ({
  query,
  quiet_from: quiet?.from ?? null,
  quiet_to: quiet?.to ?? null,
  ...styleColumn(style),
});

const fromRow = (row: Selectable<FollowTable>): Follow => ({
  ...commonFields(row),
  ...setUpNotes(row),
  query: row.query,
  ...(row.quiet_from && row.quiet_to && { quiet: { from: row.quiet_from, to: row.quiet_to } }),
  ...postedFields(row),
  zone: row.zone,
  locale: row.locale,
  ...(row.place && { place: row.place }),
  ...(row.paused_because &&
    row.paused_at !== null && { paused: { because: row.paused_because, at: row.paused_at } }),
  ...(row.untold === 1 && { isUntold: true }),
  ...(row.paused_at !== null && { refusedAt: row.paused_at }),
});
