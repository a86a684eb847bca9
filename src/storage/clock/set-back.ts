import type { Kysely } from "kysely";
import type { FeedStretch } from "../../article/store.ts";
import { maxSkewMs } from "../../digest/schedule/due-slots.ts";
import { appendChanges, inFeedOrder } from "../articles/change-feed.ts";
import { updateRows } from "../rows.ts";
import type { Schema } from "../schema.ts";
import { latestAhead, setBackPast } from "./future-times.ts";
import { setBackDeliveries } from "./set-back-deliveries.ts";

export type StoredTimes = {
  /** The latest moment by which something is said to have happened, if that lies well in the future. */
  latestAhead(now: number): Promise<number | undefined>;
  /** Sets back all that was stored while the clock was ahead, so that nothing waits until that time comes. */
  setBack(now: number): Promise<void>;
};

/** The times that are stored, which may have been written by a clock that was wrong. */
export const createStoredTimes = (db: Kysely<Schema>): StoredTimes => ({
  latestAhead: (now) => latestAhead(db, now),
  setBack: (now) =>
    inFeedOrder(db, async (transaction) => {
      await matchAgain(transaction, now);
      await showUndatedNow(transaction, now);
      await setBackDeliveries(transaction, now);
      await setBackPast(transaction, now);
      await transaction
        .updateTable("feeds")
        .set((eb) => ({ next_check: eb(eb.val(now), "+", eb.ref("every")) }))
        .where((eb) => eb("next_check", ">", eb(eb.val(now), "+", eb.ref("every"))))
        .execute();
      await transaction
        .deleteFrom("duties")
        .where("until", ">", now + maxSkewMs)
        .execute();
    }),
});

/** What came while the clock was ahead was old by it, so that no follow alerted. What it did alert stays known. */
async function matchAgain(db: Kysely<Schema>, now: number): Promise<void> {
  const { first } = await db
    .selectFrom("changes")
    .select((eb) => eb.fn.min("seq").as("first"))
    .where("at", ">", now + maxSkewMs)
    .executeTakeFirstOrThrow();
  if (first === null) return;
  const upto = Number(first) - 1;
  for (const { consumer, seq, gaps } of await db.selectFrom("follow_cursors").selectAll().execute()) {
    const left = (JSON.parse(gaps) as FeedStretch[])
      .filter(({ after }) => after < upto)
      .map((gap) => ({ after: gap.after, upto: Math.min(gap.upto, upto) }));
    const rewound = { seq: Math.min(seq, upto), gaps: JSON.stringify(left) };
    await updateRows(db, "follow_cursors", { consumer }, rewound);
  }
}

/** Undated articles have the time at which they came; the index learns the new one as a change. */
async function showUndatedNow(db: Parameters<typeof appendChanges>[0], now: number): Promise<void> {
  const undated = await db
    .selectFrom("articles")
    .select("id")
    .where("published_at", "is", null)
    .where("news_time", ">", now + maxSkewMs)
    .execute();
  const changes = undated.map(({ id }) => ({ kind: "update", article_id: id }) as const);
  await appendChanges(db, changes, now);
}
