import type { Kysely, Transaction } from "kysely";
import { articleKey } from "../../article/identity.ts";
import { type OverrunStage, type Quarantine, readingVersion } from "../../article/quarantine.ts";
import type { Schema } from "../schema.ts";
import { appendChanges, inFeedOrder } from "./change-feed.ts";

/** The quarantine in a database. */
export function createQuarantine(db: Kysely<Schema>): Quarantine {
  return {
    async add(ids, stage, now) {
      const found = await db.selectFrom("articles").select("id").where("id", "in", ids).execute();
      if (found.length > 0)
        await putInQuarantine(
          db,
          found.map(({ id }) => id),
          stage,
          now,
        );
    },
    async among(ids) {
      const rows = await db
        .selectFrom("quarantine")
        .select("article_id")
        .where("version", ">=", readingVersion)
        .where("article_id", "in", ids)
        .execute();
      return new Set(rows.map((row) => row.article_id));
    },
    latest: (limit) =>
      db
        .selectFrom("quarantine")
        .innerJoin("articles", "articles.id", "quarantine.article_id")
        .select(["articles.id", "articles.title", "articles.source", "quarantine.stage", "quarantine.at"])
        .orderBy("quarantine.at", "desc")
        .orderBy("articles.id")
        .limit(limit)
        .execute(),
    releaseOlder: (version, now) => inFeedOrder(db, (transaction) => release(transaction, version, now)),
  };
}

export async function putInQuarantine(
  db: Kysely<Schema>,
  ids: string[],
  stage: OverrunStage,
  at: number,
): Promise<void> {
  await db
    .insertInto("quarantine")
    .values(ids.map((article_id) => ({ article_id, stage, version: readingVersion, at })))
    .onConflict((conflict) => conflict.column("article_id").doUpdateSet({ version: readingVersion }))
    .execute();
}

/** To be called inside `inFeedOrder`. */
async function release(db: Transaction<Schema>, version: number, now: number): Promise<number> {
  const released = await db
    .deleteFrom("quarantine")
    .where("version", "<", version)
    .returning("article_id")
    .execute();
  if (released.length === 0) return 0;
  const ids = released.map((row) => row.article_id);
  await appendChanges(
    db,
    ids.map((article_id) => ({ kind: "update" as const, article_id })),
    now,
  );
  const keys = await db.selectFrom("article_keys").select("key").where("article_id", "in", ids).execute();
  const origins = keys.map(({ key }) => articleKey.originOf(key));
  const files = origins.flatMap(({ file }) => file ?? []);
  const feeds = origins.flatMap(({ feed }) => feed ?? []);
  if (files.length > 0) await db.deleteFrom("folder_files").where("origin", "in", files).execute();
  if (feeds.length > 0)
    await db.updateTable("feeds").set({ etag: null, last_modified: null }).where("id", "in", feeds).execute();
  return ids.length;
}
