import type { Kysely, Transaction } from "kysely";
import { type Article, type ArticleDraft, newsTime } from "../../article/article.ts";
import { originPrefixes } from "../../article/identity.ts";
import type { AddOutcome, AddResult, ArticleStore, Change } from "../../article/store.ts";
import { yieldToEventLoop } from "../../async/yield.ts";
import { allPages, chunks, inBatches } from "../batches.ts";
import type { ChangeTable, Schema } from "../schema.ts";
import { addArticles, eachPortion } from "./add-articles.ts";
import { versionsOf } from "./article-revisions.ts";
import { toArticle } from "./article-rows.ts";
import { inFeedOrder, noteChanges } from "./change-feed.ts";

/** Articles read or removed at a time: a millisecond or two. */
const portion = 200;

/** Keys read at a time: a millisecond or two. */
const keysAtOnce = 1_000;

/** Articles and their change feed in a database. */
export function createArticleStore(db: Kysely<Schema>): ArticleStore {
  return {
    add: (drafts, now) => addInPortions(db, drafts, now),
    async get(ids) {
      const found = new Map<string, Article>();
      await inBatches(chunks(ids, portion), async (part) => {
        const rows = await db.selectFrom("articles").selectAll().where("id", "in", part).execute();
        for (const row of rows) found.set(row.id, toArticle(row));
      });
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    versions: (id) => versionsOf(db, id),
    async remove(ids, now) {
      let removed = 0;
      await inBatches(chunks(ids, portion), async (part) => {
        removed += await removePortion(db, part, now);
      });
      return removed;
    },
    keysBeginning: (prefix) =>
      allPages<string>(keysAtOnce, async (last, size) => {
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
    async forgetKeys(keys, now) {
      let removed = 0;
      await inBatches(chunks(keys, portion), async (part) => {
        removed += await forgetPortion(db, part, now);
      });
      return removed;
    },
    changes: (after, limit) => changesAfter(db, after, limit),
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
    fromFeedsBefore: (moment, most) => fromFeedsBefore(db, moment, most),
    between: (from, to) =>
      allPages<Article>(portion, (last, size) => {
        // No id is empty, so nothing at `to` itself comes before this.
        const before: [number, string] = last ? [newsTime(last), last.id] : [to, ""];
        return newestBefore(db, from, before, size);
      }),
  };
}

async function addInPortions(db: Kysely<Schema>, drafts: ArticleDraft[], now: number): Promise<AddResult> {
  const added = new Map<string, Article>();
  const changed = new Map<string, Article>();
  const outcomes: AddOutcome[] = [];
  let unchanged = 0;
  await eachPortion(drafts, async (part) => {
    const result = await inFeedOrder(db, (transaction) => addArticles(transaction, part, now));
    for (const article of result.added) added.set(article.id, article);
    for (const article of result.changed) (added.has(article.id) ? added : changed).set(article.id, article);
    unchanged += result.unchanged;
    outcomes.push(...result.outcomes);
  });
  return { added: [...added.values()], changed: [...changed.values()], unchanged, outcomes };
}

const removePortion = (db: Kysely<Schema>, ids: string[], now: number): Promise<number> =>
  inFeedOrder(db, (transaction) => removeArticles(transaction, ids, now));

async function removeArticles(transaction: Transaction<Schema>, ids: string[], now: number): Promise<number> {
  const removed = await transaction.deleteFrom("articles").where("id", "in", ids).returning("id").execute();
  const lines = removed.map(({ id }) => ({ kind: "remove" as const, article_id: id }));
  await noteChanges(transaction, lines, now);
  return removed.length;
}

/** The first text behind all that begin with `prefix`. */
const justAfter = (prefix: string): string =>
  prefix.slice(0, -1) + String.fromCodePoint((prefix.codePointAt(prefix.length - 1) ?? 0) + 1);

async function forgetPortion(db: Kysely<Schema>, keys: string[], now: number): Promise<number> {
  return inFeedOrder(db, async (transaction) => {
    const forgotten = await transaction
      .deleteFrom("article_keys")
      .where("key", "in", keys)
      .returning(["key", "article_id"])
      .execute();
    const uprooted = new Set(forgotten.filter(({ key }) => isOrigin(key)).map((row) => row.article_id));
    const rows = await transaction
      .selectFrom("article_keys")
      .select(["key", "article_id"])
      .where("article_id", "in", [...uprooted])
      .execute();
    for (const row of rows) if (isOrigin(row.key)) uprooted.delete(row.article_id);
    return removeArticles(transaction, [...uprooted], now);
  });
}

const isOrigin = (key: string): boolean => originPrefixes.some((prefix) => key.startsWith(prefix));

async function fromFeedsBefore(db: Kysely<Schema>, moment: number, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom("articles")
    .select("id")
    .where("news_time", "<", moment)
    .where("published_at", "is not", null)
    .where(({ exists, selectFrom, not, and }) => {
      const named = (origin: string) =>
        exists(
          selectFrom("article_keys")
            .select("key")
            .whereRef("article_id", "=", "articles.id")
            .where("key", ">=", origin)
            .where("key", "<", justAfter(origin)),
        );
      return and([named("feed:"), not(named("path:"))]);
    })
    .orderBy("news_time")
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

async function changesAfter(db: Kysely<Schema>, after: number, limit: number): Promise<Change[]> {
  const found: Change[] = [];
  // Lines of articles that are gone count for nothing, so a portion may come to less than its lines.
  for (let seq = after; found.length < limit; ) {
    const lines = await db
      .selectFrom("changes")
      .select(["seq", "kind", "article_id"])
      .where("seq", ">", seq)
      .orderBy("seq")
      .limit(Math.min(portion, limit - found.length))
      .execute();
    if (lines.length === 0) break;
    found.push(...(await withArticles(db, lines)));
    seq = lines.at(-1)?.seq ?? seq;
    await yieldToEventLoop();
  }
  return found;
}

type ArticleLine = Pick<ChangeTable, "seq" | "kind" | "article_id">;

async function withArticles(db: Kysely<Schema>, lines: ArticleLine[]): Promise<Change[]> {
  const ids = lines.flatMap((line) => (line.kind === "remove" ? [] : [line.article_id]));
  const rows = await db.selectFrom("articles").selectAll().where("id", "in", ids).execute();
  const articles = new Map(rows.map((row) => [row.id, toArticle(row)]));
  return lines.flatMap(({ seq, kind, article_id: id }): Change[] => {
    if (kind === "remove") return [{ seq, kind, id }];
    const article = articles.get(id);
    return article ? [{ seq, kind, id, article }] : [];
  });
}

async function newestBefore(
  db: Kysely<Schema>,
  from: number,
  [time, id]: [number, string],
  limit: number,
): Promise<Article[]> {
  const rows = await db
    .selectFrom("articles")
    .selectAll()
    .where("news_time", ">=", from)
    .where(({ eb, refTuple, tuple }) => eb(refTuple("news_time", "id"), "<", tuple(time, id)))
    .orderBy("news_time", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toArticle);
}
