import type { Kysely, Selectable } from "kysely";
import { newArticleId } from "../article/identity.ts";
import type { Feed, FeedStore } from "../ingest/feeds/types.ts";
import type { FeedTable, Schema } from "./schema.ts";

/** How often a feed of which nothing is known yet is checked, in milliseconds. */
const firstEvery = 15 * 60_000;

/** Feeds in a database. */
export function createFeedStore(db: Kysely<Schema>): FeedStore {
  return {
    add: ({ url, configured, fullText }, now) =>
      db.transaction().execute(async (transaction) => {
        const known = await knownAs(transaction, url);
        const fresh = { id: newArticleId(), url, addedAs: url, configured, fullText, addedAt: now };
        const unread = { nextCheck: now, every: firstEvery, failures: 0, unusable: 0 };
        if (!known) {
          await transaction
            .insertInto("feeds")
            .values(toRow({ ...fresh, ...unread }))
            .execute();
          return { feed: { ...fresh, ...unread }, isNew: true };
        }
        const feed = known.goneAt === undefined ? known : { ...known, ...unread, goneAt: undefined };
        await saveFeed(transaction, { ...feed, configured: feed.configured || configured });
        return { feed, isNew: known.goneAt !== undefined };
      }),
    async list() {
      const rows = await db.selectFrom("feeds").selectAll().orderBy("added_at").orderBy("id").execute();
      const feeds = rows.map(toFeed);
      return [...feeds.filter(({ goneAt }) => !goneAt), ...feeds.filter(({ goneAt }) => goneAt)];
    },
    async due(now) {
      const rows = await db
        .selectFrom("feeds")
        .selectAll()
        .where("next_check", "<=", now)
        .where("gone_at", "is", null)
        .orderBy("next_check")
        .execute();
      return rows.map(toFeed);
    },
    save: (feed) => saveFeed(db, feed),
    async remove(id) {
      const removed = await db.deleteFrom("feeds").where("id", "=", id).executeTakeFirst();
      return removed.numDeletedRows > 0n;
    },
  };
}

/** The feed that is fetched there, or was first given so. */
async function knownAs(db: Kysely<Schema>, url: string): Promise<Feed | undefined> {
  const row = await db
    .selectFrom("feeds")
    .selectAll()
    .where((eb) => eb.or([eb("url", "=", url), eb("added_as", "=", url)]))
    .executeTakeFirst();
  return row && toFeed(row);
}

/** A feed that moved to where another is already fetched keeps its old address. */
async function saveFeed(db: Kysely<Schema>, feed: Feed): Promise<void> {
  const { url, ...rest } = toRow(feed);
  const taken = await db
    .selectFrom("feeds")
    .select("id")
    .where("url", "=", url)
    .where("id", "!=", feed.id)
    .executeTakeFirst();
  await db
    .updateTable("feeds")
    .set(taken ? rest : { ...rest, url })
    .where("id", "=", feed.id)
    .execute();
}

const toRow = (feed: Feed): Selectable<FeedTable> => ({
  id: feed.id,
  url: feed.url,
  added_as: feed.addedAs,
  configured: feed.configured ? 1 : 0,
  full_text: feed.fullText ? 1 : 0,
  added_at: feed.addedAt,
  title: feed.title ?? null,
  etag: feed.etag ?? null,
  last_modified: feed.lastModified ?? null,
  next_check: feed.nextCheck,
  every: feed.every,
  last_success: feed.lastSuccess ?? null,
  failures: feed.failures,
  failing_since: feed.failingSince ?? null,
  error: feed.error ?? null,
  unusable: feed.unusable,
  gone_at: feed.goneAt ?? null,
});

const toFeed = (row: Selectable<FeedTable>): Feed => ({
  id: row.id,
  url: row.url,
  addedAs: row.added_as,
  configured: row.configured === 1,
  fullText: row.full_text === 1,
  addedAt: row.added_at,
  title: row.title ?? undefined,
  etag: row.etag ?? undefined,
  lastModified: row.last_modified ?? undefined,
  nextCheck: row.next_check,
  every: row.every,
  lastSuccess: row.last_success ?? undefined,
  failures: row.failures,
  failingSince: row.failing_since ?? undefined,
  error: row.error ?? undefined,
  unusable: row.unusable,
  goneAt: row.gone_at ?? undefined,
});
