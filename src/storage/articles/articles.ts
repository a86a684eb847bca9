import type { Kysely, Transaction } from "kysely";
import type { Article, ArticleDraft } from "../../article/article.ts";
import { originPrefixes } from "../../article/identity.ts";
import type { AddOutcome, AddResult, ArticleStore, Change } from "../../article/store.ts";
import { yieldToEventLoop } from "../../async/yield.ts";
import { allPages, chunks, inBatches } from "../batches.ts";
import type { ChangeTable, Schema } from "../schema.ts";
import { addArticles, inAdaptiveBatches } from "./add-articles.ts";
import { lastVersion, versionsOf } from "./article-revisions.ts";
import { storable } from "./article-rows.ts";
import { appendChanges, inFeedOrder } from "./change-feed.ts";
import { readArticles } from "./read-articles.ts";

const maxBatchArticles = 200;
const maxPageKeys = 1_000;

/** Articles and their change feed in a database. */
export function createArticleStore(db: Kysely<Schema>): ArticleStore {
  return {
    add: (drafts, now) => addInBatches(db, drafts, now),
    async get(ids) {
      const found = await readArticles(db, ids);
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    async byKeys(keys) {
      const wanted = keys.map(storable);
      const rows = await db
        .selectFrom("article_keys")
        .select(["key", "article_id"])
        .where("key", "in", wanted)
        .execute();
      const first = wanted.find((key) => rows.some((row) => row.key === key));
      const id = rows.find(({ key }) => key === first)?.article_id ?? "";
      return (await readArticles(db, [id])).get(id);
    },
    lastVersion: (id) => lastVersion(db, id),
    versions: (id) => versionsOf(db, id),
    remove: (ids, now) =>
      removeInBatches(db, ids, (transaction, batch) => removeArticles(transaction, batch, now)),
    keysBeginning: (prefix) =>
      allPages<string>(maxPageKeys, async (last, size) => {
        const rows = await db
          .selectFrom("article_keys")
          .select("key")
          .where("key", last === undefined ? ">=" : ">", last ?? prefix)
          .where("key", "<", justAfter(prefix))
          .orderBy("key")
          .limit(size)
          .execute();
        return rows.map(({ key }) => key);
      }),
    removeKeys: (keys, now) =>
      removeInBatches(db, keys, (transaction, batch) => removeKeys(transaction, batch, now)),
    async changes(after, limit) {
      const found: Change[] = [];
      // Lines of removed articles are left out, so a batch may yield fewer changes than it has lines.
      for (let seq = after; found.length < limit; await yieldToEventLoop()) {
        const lines = await db
          .selectFrom("changes")
          .select(["seq", "kind", "article_id"])
          .where("seq", ">", seq)
          .orderBy("seq")
          .limit(Math.min(maxBatchArticles, limit - found.length))
          .execute();
        if (lines.length === 0) break;
        found.push(...(await withArticles(db, lines)));
        seq = lines.at(-1)?.seq ?? seq;
      }
      return found;
    },
    async latest({ after, upto }, limit) {
      const lines = await db
        .selectFrom("changes")
        .select(["seq", "kind", "article_id"])
        .where("seq", ">", after)
        .where("seq", "<=", upto)
        .orderBy("seq", "desc")
        .limit(limit)
        .execute();
      const [newest, oldest] = [lines.at(0), lines.at(-1)];
      if (!newest || !oldest) return undefined;
      const changes = await withArticles(db, lines.reverse());
      return { changes, after: lines.length < limit ? after : oldest.seq - 1, upto: newest.seq };
    },
    async count() {
      const { articles } = await db
        .selectFrom("articles")
        .select((eb) => eb.fn.countAll<number>().as("articles"))
        .executeTakeFirstOrThrow();
      return articles;
    },
    sources: () =>
      db
        .selectFrom("articles")
        .select((eb) => [
          "source",
          eb.fn.countAll<number>().as("articles"),
          eb.fn.max("news_time").as("newest"),
        ])
        .groupBy("source")
        .orderBy("articles", "desc")
        .orderBy("source")
        .execute(),
    async fromFeedsBefore(moment, limit) {
      const rows = await db
        .selectFrom("articles")
        .select("id")
        .where("news_time", "<", moment)
        .where("published_at", "is not", null)
        .where(({ exists, selectFrom, not, and }) => {
          const cameFrom = (origin: string) =>
            exists(
              selectFrom("article_keys")
                .select("key")
                .whereRef("article_id", "=", "articles.id")
                .where("key", ">=", origin)
                .where("key", "<", justAfter(origin)),
            );
          return and([cameFrom("feed:"), not(cameFrom("path:"))]);
        })
        .orderBy("news_time")
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },
    async between(from, to) {
      const found = await allPages<{ id: string; news_time: number }>(maxPageKeys, (last, size) => {
        // No id is empty, so nothing at `to` itself comes before this.
        const [time, id] = last ? [last.news_time, last.id] : [to, ""];
        return db
          .selectFrom("articles")
          .select(["id", "news_time"])
          .where("news_time", ">=", from)
          .where(({ eb, refTuple, tuple }) => eb(refTuple("news_time", "id"), "<", tuple(time, id)))
          .orderBy("news_time", "desc")
          .orderBy("id", "desc")
          .limit(size)
          .execute();
      });
      const ids = found.map(({ id }) => id);
      const articles = await readArticles(db, ids);
      return ids.flatMap((id) => articles.get(id) ?? []);
    },
  };
}

async function addInBatches(db: Kysely<Schema>, drafts: ArticleDraft[], now: number): Promise<AddResult> {
  const added = new Map<string, Article>();
  const changed = new Map<string, Article>();
  const outcomes: AddOutcome[] = [];
  let unchanged = 0;
  await inAdaptiveBatches(drafts, async (batch) => {
    const result = await inFeedOrder(db, (transaction) => addArticles(transaction, batch, now));
    for (const article of result.added) added.set(article.id, article);
    for (const article of result.changed) (added.has(article.id) ? added : changed).set(article.id, article);
    unchanged += result.unchanged;
    outcomes.push(...result.outcomes);
  });
  return { added: [...added.values()], changed: [...changed.values()], unchanged, outcomes };
}

/** Removes batch by batch; returns how many articles `work` removed in all. */
async function removeInBatches(
  db: Kysely<Schema>,
  names: string[],
  work: (transaction: Transaction<Schema>, batch: string[]) => Promise<number>,
): Promise<number> {
  let removed = 0;
  await inBatches(chunks(names, maxBatchArticles), async (batch) => {
    removed += await inFeedOrder(db, (transaction) => work(transaction, batch));
  });
  return removed;
}

async function removeArticles(transaction: Transaction<Schema>, ids: string[], now: number): Promise<number> {
  const removed = await transaction.deleteFrom("articles").where("id", "in", ids).returning("id").execute();
  const changes = removed.map(({ id }) => ({ kind: "remove" as const, article_id: id }));
  await appendChanges(transaction, changes, now);
  return removed.length;
}

/** Removes keys, and the articles that have no origin left. */
async function removeKeys(transaction: Transaction<Schema>, keys: string[], now: number): Promise<number> {
  const removed = await transaction
    .deleteFrom("article_keys")
    .where("key", "in", keys)
    .returning(["key", "article_id"])
    .execute();
  const orphans = new Set(removed.filter(({ key }) => isOrigin(key)).map((row) => row.article_id));
  const remaining = await transaction
    .selectFrom("article_keys")
    .select(["key", "article_id"])
    .where("article_id", "in", [...orphans])
    .execute();
  for (const row of remaining) if (isOrigin(row.key)) orphans.delete(row.article_id);
  return removeArticles(transaction, [...orphans], now);
}

const isOrigin = (key: string): boolean => originPrefixes.some((prefix) => key.startsWith(prefix));

/** The first text that sorts after all with this prefix. */
const justAfter = (prefix: string): string =>
  prefix.slice(0, -1) + String.fromCodePoint((prefix.codePointAt(prefix.length - 1) ?? 0) + 1);

async function withArticles(db: Kysely<Schema>, lines: Omit<ChangeTable, "at">[]): Promise<Change[]> {
  const ids = lines.flatMap((line) => (line.kind === "remove" ? [] : [line.article_id]));
  const articles = await readArticles(db, ids);
  return lines.flatMap(({ seq, kind, article_id: id }): Change[] => {
    if (kind === "remove") return [{ seq, kind, id }];
    const article = articles.get(id);
    return article ? [{ seq, kind, id, article }] : [];
  });
}
