import { type Kysely, type Selectable, sql } from "kysely";
import { newArticleId } from "../../article/identity.ts";
import type { Feed, FeedStore } from "../../ingest/feeds/feed.ts";
import { deleteRows, findRow, updateRows } from "../rows.ts";
import type { FeedTable, Schema } from "../schema.ts";
import { keepOut, keptOut } from "./kept-out.ts";

/** The check interval of a new feed, of which nothing is known yet. */
const firstIntervalMs = 15 * 60_000;

/** Feeds in a database. */
export function createFeedStore(db: Kysely<Schema>): FeedStore {
  return {
    add: ({ url, configured, fullText }, now) =>
      db.transaction().execute(async (transaction) => {
        const named = { id: newArticleId(), url, addedAs: url, configured, fullText };
        const fresh = { ...named, rules: [], hasDoor: false, addedAt: now };
        const unread = { nextCheck: now, every: firstIntervalMs, failures: 0, unusable: 0, memory: {} };
        const known = await addUnknown(transaction, { ...fresh, ...unread });
        if (!known) return { feed: { ...fresh, ...unread }, isNew: true };
        const feed = known.goneAt === undefined ? known : { ...known, ...unread, goneAt: undefined };
        await saveFeed(transaction, { ...feed, configured: feed.configured || configured });
        return { feed, isNew: known.goneAt !== undefined };
      }),
    async get(id) {
      const row = await findRow(db, "feeds", { id });
      return row && toFeed(row);
    },
    async list() {
      const rows = await db.selectFrom("feeds").selectAll().orderBy("added_at").orderBy("id").execute();
      const feeds = rows.map(toFeed);
      return [...feeds.filter(({ goneAt }) => !goneAt), ...feeds.filter(({ goneAt }) => goneAt)];
    },
    async claim(now, limit, leaseMs, except = []) {
      const rows = await db
        .with("due", (inner) => dueFeeds(inner, { now, limit, leaseMs, except }))
        .updateTable("feeds")
        .set({ next_check: now + leaseMs, leased_until: now + leaseMs })
        .where("id", "in", (inner) => inner.selectFrom("due").select("id"))
        .returningAll()
        .execute();
      return rows.map(toFeed);
    },
    async releaseClaims(now) {
      await db
        .updateTable("feeds")
        .set({ next_check: now, leased_until: null })
        .where("leased_until", ">", now)
        .execute();
    },
    async postpone(host, until) {
      await db
        .updateTable("feeds")
        .set({ next_check: Math.round(until) })
        .where("host", "=", host)
        .where("next_check", "<", Math.round(until))
        .execute();
    },
    save: (feed) => saveFeed(db, feed),
    setFullText: (id, fullText) => updateRows(db, "feeds", { id }, { full_text: fullText ? 1 : 0 }),
    async door(id) {
      return (await findRow(db, "feeds", { id }))?.door ?? undefined;
    },
    setDoor: (id, sealed) => updateRows(db, "feeds", { id }, { door: sealed ?? null }),
    setRules: (id, rules) =>
      db.transaction().execute(async (transaction) => {
        const kept = rules.length > 0 ? JSON.stringify(rules) : null;
        await updateRows(transaction, "feeds", { id }, { ...anew, rules: kept });
        await deleteRows(transaction, "kept_out", { feed_id: id });
      }),
    keptOut: (feed, entries) => keptOut(db, feed, entries),
    keepOut: (feed, entries, now) => keepOut(db, feed, entries, now),
    async toReport(failingBefore) {
      const rows = await db
        .selectFrom("feeds")
        .selectAll()
        .where((eb) =>
          eb.or([
            eb.and([
              eb("reported_at", "is", null),
              eb.or([eb("failing_since", "<=", failingBefore), eb("gone_at", "is not", null)]),
            ]),
            eb.and({ failing_since: null, gone_at: null }).and("reported_at", "is not", null),
          ]),
        )
        .orderBy("id")
        .execute();
      return rows.map(toFeed);
    },
    async claimReport(id, time) {
      const claimed = await db
        .updateTable("feeds")
        .set({ reported_at: time ?? null })
        .where("id", "=", id)
        .where("reported_at", time === undefined ? "is not" : "is", null)
        .executeTakeFirst();
      return claimed.numUpdatedRows > 0n;
    },
    async remove(id) {
      await deleteRows(db, "kept_out", { feed_id: id });
      const removed = await db.deleteFrom("feeds").where("id", "=", id).executeTakeFirst();
      return removed.numDeletedRows > 0n;
    },
  };
}

/** The next check, which is due, reads all entries again. */
const anew = { etag: null, last_modified: null, next_check: 0 };

/** Adds a feed, unless one has its address already: then it returns that one. */
async function addUnknown(db: Kysely<Schema>, feed: Feed): Promise<Feed | undefined> {
  const known = await knownAs(db, feed.url);
  if (known) return known;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("feeds")
    .values(toRow(feed))
    .onConflict((conflict) => conflict.column("url").doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows ? undefined : knownAs(db, feed.url);
}

type Due = { now: number; limit: number; leaseMs: number; except: string[] };

/** The hosts with a feed under a lease; one that ends later than a lease can was made by a clock that was ahead. */
const leasedHosts = (db: Pick<Kysely<Schema>, "selectFrom">, { now, leaseMs }: Due) =>
  db
    .selectFrom("feeds")
    .select((eb) => eb.ref("host").$notNull().as("host"))
    .where("host", "is not", null)
    .where("leased_until", ">", now)
    .where("leased_until", "<=", now + leaseMs);

/** Of each host the one that has waited longest, except what another process is claiming. */
const dueFeeds = (db: Pick<Kysely<Schema>, "selectFrom">, due: Due) =>
  db
    .selectFrom("feeds")
    .select("id")
    .where("id", "in", (inner) =>
      inner
        .selectFrom((ranked) =>
          ranked
            .selectFrom("feeds")
            .select([
              "id",
              sql<number>`row_number() over (partition by coalesce(host, id)
              order by next_check, id)`.as("place"),
            ])
            .where("next_check", "<=", due.now)
            .where("gone_at", "is", null)
            .where((eb) =>
              eb.or([
                eb("host", "is", null),
                eb.and([
                  eb("host", "not in", leasedHosts(db, due)),
                  ...(due.except.length > 0 ? [eb("host", "not in", due.except)] : []),
                ]),
              ]),
            )
            .as("ranked"),
        )
        .select("id")
        .where("place", "=", 1),
    )
    .where("next_check", "<=", due.now)
    .orderBy("next_check")
    .limit(due.limit)
    .forUpdate()
    .skipLocked();

/** The feed that is fetched at an address, or was added under it. */
async function knownAs(db: Kysely<Schema>, url: string): Promise<Feed | undefined> {
  const row = await db
    .selectFrom("feeds")
    .selectAll()
    .where((eb) => eb.or([eb("url", "=", url), eb("added_as", "=", url)]))
    .executeTakeFirst();
  return row && toFeed(row);
}

/**
 * A feed that moved to the address of another feed keeps its old one. One whose rules were changed while it
 * was checked is to be read again.
 */
async function saveFeed(db: Kysely<Schema>, feed: Feed): Promise<void> {
  const { url, host, full_text: _, reported_at: __, door: ___, rules: ____, ...rest } = toRow(feed);
  const taken = await db
    .selectFrom("feeds")
    .select("id")
    .where("url", "=", url)
    .where("id", "!=", feed.id)
    .executeTakeFirst();
  const isSame = sql`coalesce(rules, '[]') = ${JSON.stringify(feed.rules)}`;
  const known = {
    etag: sql<string | null>`case when ${isSame} then cast(${rest.etag} as text) end`,
    last_modified: sql<string | null>`case when ${isSame} then cast(${rest.last_modified} as text) end`,
    next_check: sql<number>`case when ${isSame} then cast(${rest.next_check} as bigint) else 0 end`,
  };
  const columns = { ...rest, ...known };
  await db
    .updateTable("feeds")
    .set(taken ? columns : { ...columns, url, host })
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
  next_check: Math.round(feed.nextCheck),
  every: Math.round(feed.every),
  last_success: feed.lastSuccess ?? null,
  failures: feed.failures,
  failing_since: feed.failingSince ?? null,
  error: feed.error ?? null,
  unusable: feed.unusable,
  gone_at: feed.goneAt ?? null,
  reported_at: feed.reportedAt ?? null,
  today: feed.today ? JSON.stringify(feed.today) : null,
  host: URL.parse(feed.url)?.host ?? null,
  leased_until: null,
  memory: JSON.stringify(feed.memory),
  door: null,
  rules: null,
});

const toFeed = (row: Selectable<FeedTable>): Feed => ({
  id: row.id,
  url: row.url,
  addedAs: row.added_as,
  configured: row.configured === 1,
  fullText: row.full_text === 1,
  rules: JSON.parse(row.rules ?? "[]"),
  hasDoor: row.door !== null,
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
  reportedAt: row.reported_at ?? undefined,
  memory: JSON.parse(row.memory ?? "{}"),
  ...(row.today && { today: JSON.parse(row.today) }),
});
