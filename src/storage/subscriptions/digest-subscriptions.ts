import type { Kysely, Selectable } from "kysely";
import type {
  DigestSubscription,
  DigestSubscriptionChange,
  DigestSubscriptionStore,
  NewDigestSubscription,
} from "../../digest/subscription.ts";
import type { DigestSubscriptionTable, Schema } from "../schema.ts";
import { createPauses, pauseColumns, setUpNotes } from "./pauses.ts";
import {
  commonColumns,
  commonFields,
  createSubscriptionChanges,
  createSubscriptionStore,
  postedFields,
  styleColumn,
  unnumbered,
} from "./subscription-store.ts";

/** Subscriptions to digests in a database. */
export const createDigestSubscriptionStore = (db: Kysely<Schema>): DigestSubscriptionStore => ({
  ...createSubscriptionStore(db, "subscriptions", { toRow, fromRow }),
  ...createSubscriptionChanges(db, "subscriptions", changeColumns),
  ...createPauses(db, "subscriptions", fromRow),
  async requested(subscription) {
    const row = toRow(subscription, unnumbered);
    const saved = await db
      .insertInto("subscriptions")
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(["platform", "tenant", "channel", "number"]).doUpdateSet(({ eb, ref }) => ({
          ...{ zone: row.zone, locale: row.locale, created_by: row.created_by, place: row.place },
          // Whoever asks now is told anew if it cannot be posted.
          ...pauseColumns(subscription),
          // Stories posted on request meanwhile are not posted again.
          covered_until: eb
            .case()
            .when("subscriptions.covered_until", "<", ref("excluded.covered_until"))
            .then(ref("excluded.covered_until"))
            .else(ref("subscriptions.covered_until"))
            .end(),
        })),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
    return fromRow(saved);
  },
  async cover(id, { from, to }) {
    await db
      .updateTable("subscriptions")
      .set({ covered_until: to })
      .where("id", "=", id)
      .where("covered_until", "<", to)
      .where("covered_until", ">=", from)
      .execute();
  },
});

const toRow = (subscription: NewDigestSubscription, number: number): Selectable<DigestSubscriptionTable> => ({
  ...commonColumns(subscription, number),
  ...changeColumns(subscription),
  ...pauseColumns(subscription),
  locale: subscription.locale,
  covered_until: subscription.coveredUntil,
  changed_at: null,
  shortfalls: null,
  set_back_at: null,
});

const changeColumns = ({ schedule, about, most, silent, place, style }: DigestSubscriptionChange) => ({
  time: schedule.times.join(" "),
  zone: schedule.zone,
  weekdays: JSON.stringify(schedule.weekdays),
  about: about ?? null,
  most: most ?? null,
  silent: silent ? 1 : 0,
  place: place ?? null,
  ...styleColumn(style),
});

const fromRow = (row: Selectable<DigestSubscriptionTable>): DigestSubscription => ({
  ...commonFields(row),
  ...setUpNotes(row),
  schedule: { times: row.time.split(" "), zone: row.zone, weekdays: JSON.parse(row.weekdays) },
  about: row.about ?? undefined,
  ...(row.most && { most: row.most }),
  ...(row.silent && { silent: true }),
  ...(row.place && { place: row.place }),
  ...postedFields(row),
  locale: row.locale,
  ...(row.changed_at !== null && { changedAt: row.changed_at }),
  coveredUntil: row.covered_until,
  ...(row.set_back_at !== null && { setBackAt: row.set_back_at }),
  pausedBecause: row.paused_because ?? undefined,
  ...(row.untold === 1 && { isUntold: true }),
});
