import { sql, type Transaction } from "kysely";
import type { Article, ArticleDraft } from "../article/article.ts";
import { contentHash, newArticleId } from "../article/identity.ts";
import type { AddResult } from "../article/store.ts";
import { toArticle, toRow } from "./article-rows.ts";
import type { Schema } from "./schema.ts";

/** A portion is one transaction of under ten milliseconds: so many drafts, so many characters. */
const portionDrafts = 50;
const portionCharacters = 100_000;

/** Cuts an import into portions that do not keep others waiting. */
export function* importPortions(drafts: ArticleDraft[]): Generator<ArticleDraft[]> {
  let portion: ArticleDraft[] = [];
  let characters = 0;
  for (const draft of drafts) {
    portion.push(draft);
    characters += draft.title.length + (draft.summary?.length ?? 0) + (draft.body?.length ?? 0);
    if (portion.length < portionDrafts && characters < portionCharacters) continue;
    yield portion;
    portion = [];
    characters = 0;
  }
  if (portion.length > 0) yield portion;
}

type Known = { id: string; hash: string };
type Revision = { kind: "add" | "update"; draft: ArticleDraft };
type Plan = {
  /** By article id; a later draft of the same article replaces an earlier one. */
  revisions: Map<string, Revision>;
  /** What the database has to learn about keys. */
  keys: Map<string, Known>;
  unchanged: number;
};

/** Stores one portion inside a transaction. */
export async function addArticles(
  transaction: Transaction<Schema>,
  drafts: ArticleDraft[],
  now: number,
): Promise<AddResult> {
  const known = await knownKeys(transaction, drafts);
  const plan = planRevisions(drafts, known, await freshIds(transaction, drafts.length));
  const articles = await saveArticles(transaction, plan.revisions, now);
  await saveKeys(transaction, plan.keys);
  await saveChanges(transaction, plan.revisions, now);
  const ofKind = (kind: string) => articles.filter(({ id }) => plan.revisions.get(id)?.kind === kind);
  return { added: ofKind("add"), changed: ofKind("update"), unchanged: plan.unchanged };
}

/**
 * Tells new, revised and unchanged drafts apart. Content is compared with what came in under the
 * same key before, not with the article: where two files carry one story in two versions, each
 * import would otherwise revise it to and fro.
 */
function planRevisions(drafts: ArticleDraft[], known: Map<string, Known>, ids: string[]): Plan {
  const plan: Plan = { revisions: new Map(), keys: new Map(), unchanged: 0 };
  const learn = (key: string, as: Known) => {
    known.set(key, as);
    plan.keys.set(key, as);
  };
  for (const [position, draft] of drafts.entries()) {
    const hash = contentHash(draft);
    const match = draft.keys.map((key) => known.get(key)).find((found) => found !== undefined);
    const id = match?.id ?? (ids[position] as string);
    const same = match?.hash === hash;
    if (same) plan.unchanged++;
    else plan.revisions.set(id, { kind: plan.revisions.get(id)?.kind ?? (match ? "update" : "add"), draft });
    for (const key of draft.keys) {
      const owner = known.get(key);
      if (!owner || (owner.id === id && !same)) learn(key, { id, hash });
    }
  }
  return plan;
}

async function knownKeys(
  transaction: Transaction<Schema>,
  drafts: ArticleDraft[],
): Promise<Map<string, Known>> {
  const keys = drafts.flatMap((draft) => draft.keys);
  const rows = await transaction.selectFrom("article_keys").selectAll().where("key", "in", keys).execute();
  return new Map(rows.map((row) => [row.key, { id: row.article_id, hash: row.hash }]));
}

/** Ids that no article has or ever had: the change feed remembers the removed ones. */
async function freshIds(transaction: Transaction<Schema>, count: number): Promise<string[]> {
  const ids = new Set<string>();
  while (ids.size < count) {
    while (ids.size < count) ids.add(newArticleId());
    const candidates = [...ids];
    const taken = await transaction
      .selectFrom("articles")
      .select("id")
      .where("id", "in", candidates)
      .unionAll((eb) =>
        eb
          .selectFrom("changes")
          .select("article_id as id")
          .where("kind", "=", sql.lit("remove"))
          .where("article_id", "in", candidates),
      )
      .execute();
    for (const { id } of taken) ids.delete(id);
  }
  return [...ids];
}

/** Inserts or revises; an article keeps its time of adding and its story. */
async function saveArticles(
  transaction: Transaction<Schema>,
  revisions: Map<string, Revision>,
  now: number,
): Promise<Article[]> {
  if (revisions.size === 0) return [];
  const rows = [...revisions].map(([id, { draft }]) => toRow({ ...draft, id, addedAt: now, storyId: id }));
  const kept = await transaction
    .insertInto("articles")
    .values(rows)
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet(({ ref }) => ({
        title: ref("excluded.title"),
        body: ref("excluded.body"),
        summary: ref("excluded.summary"),
        url: ref("excluded.url"),
        byline: ref("excluded.byline"),
        image: ref("excluded.image"),
        source: ref("excluded.source"),
        section: ref("excluded.section"),
        tags: ref("excluded.tags"),
        language: ref("excluded.language"),
        published_at: ref("excluded.published_at"),
        truncated: ref("excluded.truncated"),
      })),
    )
    .returning(["id", "added_at", "story_id"])
    .execute();
  const keptById = new Map(kept.map((row) => [row.id, row]));
  return rows.map((row) => toArticle({ ...row, ...keptById.get(row.id) }));
}

async function saveKeys(transaction: Transaction<Schema>, keys: Map<string, Known>): Promise<void> {
  if (keys.size === 0) return;
  await transaction
    .insertInto("article_keys")
    .values([...keys].map(([key, { id, hash }]) => ({ key, article_id: id, hash })))
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet(({ ref }) => ({ hash: ref("excluded.hash") })),
    )
    .execute();
}

async function saveChanges(
  transaction: Transaction<Schema>,
  revisions: Map<string, Revision>,
  now: number,
): Promise<void> {
  if (revisions.size === 0) return;
  const lines = [...revisions].map(([article_id, { kind }]) => ({ kind, article_id, at: now }));
  await transaction.insertInto("changes").values(lines).execute();
}
