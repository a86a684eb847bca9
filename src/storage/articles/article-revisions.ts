import type { Kysely, Transaction } from "kysely";
import type { Version } from "../../article/article.ts";
import type { Schema } from "../schema.ts";

/** Earlier versions kept of an article: what is revised every minute would otherwise fill the disk. */
const mostVersions = 20;

/** What an article is to say from now on. */
type ArticleText = { id: string; title: string; summary: string | null; body: string | null };

/** Keeps what articles say whose words are about to change; `now` is when they do, in ms. */
export async function keepVersions(
  transaction: Transaction<Schema>,
  coming: ArticleText[],
  now: number,
): Promise<void> {
  const current = await transaction
    .selectFrom("articles")
    .select(["id", "title", "summary", "body"])
    .select((eb) =>
      eb
        .selectFrom("article_versions")
        .select(({ fn }) => fn.max<number | null>("number").as("last"))
        .whereRef("article_id", "=", "articles.id")
        .as("last"),
    )
    .where(
      "id",
      "in",
      coming.map(({ id }) => id),
    )
    .execute();
  const comingById = new Map(coming.map((words) => [words.id, words]));
  const replaced = current
    .filter((words) => !sameWords(words, comingById.get(words.id)))
    .map(({ id, last, ...words }) => ({ ...words, article_id: id, number: (last ?? 0) + 1, until: now }));
  if (replaced.length === 0) return;
  await transaction.insertInto("article_versions").values(replaced).execute();
  for (const { article_id, number } of replaced) {
    if (number <= mostVersions) continue;
    await transaction
      .deleteFrom("article_versions")
      .where("article_id", "=", article_id)
      .where("number", "<=", number - mostVersions)
      .execute();
  }
}

const sameWords = (one: ArticleText, other: ArticleText | undefined): boolean =>
  one.title === other?.title && one.summary === other.summary && one.body === other.body;

/** The versions kept of an article, the latest first. */
export async function versionsOf(db: Kysely<Schema>, id: string): Promise<Version[]> {
  const rows = await db
    .selectFrom("article_versions")
    .select(["number", "until", "title", "summary", "body"])
    .where("article_id", "=", id)
    .orderBy("number", "desc")
    .execute();
  return rows.map(({ summary, body, ...row }) => ({
    ...row,
    summary: summary ?? undefined,
    body: body ?? undefined,
  }));
}
