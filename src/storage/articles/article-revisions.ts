import type { Kysely, Transaction } from "kysely";
import type { Version } from "../../article/article.ts";
import type { Schema } from "../schema.ts";

/** An article that is revised every minute would otherwise fill the disk. */
const maxVersions = 20;

type ArticleText = { id: string; title: string; summary: string | null; body: string | null };

/** Saves the text of articles that are about to be revised at `now`. */
export async function saveVersions(
  transaction: Transaction<Schema>,
  revised: ArticleText[],
  now: number,
): Promise<void> {
  const revisedById = new Map(revised.map((text) => [text.id, text]));
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
    .where("id", "in", [...revisedById.keys()])
    .execute();
  const replaced = current
    .filter(({ id, title, summary, body }) => {
      const to = revisedById.get(id);
      return title !== to?.title || summary !== to.summary || body !== to.body;
    })
    .map(({ id, last, ...text }) => ({ ...text, article_id: id, number: (last ?? 0) + 1, until: now }));
  if (replaced.length === 0) return;
  await transaction.insertInto("article_versions").values(replaced).execute();
  for (const { article_id, number } of replaced) {
    if (number <= maxVersions) continue;
    await transaction
      .deleteFrom("article_versions")
      .where("article_id", "=", article_id)
      .where("number", "<=", number - maxVersions)
      .execute();
  }
}

/** The earlier versions of an article, the latest first: each by a statement of its own, as a text may be long. */
export async function versionsOf(db: Kysely<Schema>, id: string): Promise<Version[]> {
  const versions: Version[] = [];
  for (let next = await lastVersion(db, id); next; next = await lastVersion(db, id, next.number))
    versions.push(next);
  return versions;
}

/** The latest version of an article; the one before a number, if that is given. */
export async function lastVersion(
  db: Kysely<Schema>,
  id: string,
  before?: number,
): Promise<Version | undefined> {
  const row = await db
    .selectFrom("article_versions")
    .select(["number", "until", "title", "summary", "body"])
    .where("article_id", "=", id)
    .$if(before !== undefined, (query) => query.where("number", "<", before as number))
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && { ...row, summary: row.summary ?? undefined, body: row.body ?? undefined };
}
