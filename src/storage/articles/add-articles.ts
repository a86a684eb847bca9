import { sql, type Transaction } from "kysely";
import type { Article, ArticleDraft } from "../../article/article.ts";
import { contentHash, idAfter, newArticleId } from "../../article/identity.ts";
import type { AddOutcome, AddResult } from "../../article/store.ts";
import { yieldToEventLoop } from "../../async/yield.ts";
import type { Schema } from "../schema.ts";
import { keepVersions } from "./article-revisions.ts";
import { storable, toArticle, toRow } from "./article-rows.ts";
import { noteChanges } from "./change-feed.ts";

/** Milliseconds of work in a portion, which is one transaction: it keeps others waiting, and twice that is felt. */
const portionMs = 3;
/** Drafts in a portion; how many it takes to fill its time is found out on the way. Fewer would cost more than they spare. */
const fewest = 16;
const most = 200;
/** A few long articles fill a portion too. */
const portionCharacters = 100_000;

/** Does a work in portions of drafts that keep the event loop busy for some milliseconds each. */
export async function eachPortion(
  drafts: ArticleDraft[],
  work: (portion: ArticleDraft[]) => Promise<void>,
): Promise<void> {
  let size = fewest;
  for (let start = 0; start < drafts.length; ) {
    const portion = portionFrom(drafts, start, size);
    start += portion.length;
    // Processor time of this thread: waiting for a disk or another process is no matter of size.
    const before = process.threadCpuUsage();
    await work(portion);
    const { user, system } = process.threadCpuUsage(before);
    const fitting = (portion.length * portionMs * 1000) / Math.max(user + system, 100);
    size = Math.round(Math.min(Math.max(fitting, size / 2, fewest), 2 * size, most));
    await yieldToEventLoop();
  }
}

/** At most `size` drafts from `start` on, fewer where they are long. */
function portionFrom(drafts: ArticleDraft[], start: number, size: number): ArticleDraft[] {
  const portion: ArticleDraft[] = [];
  let characters = 0;
  for (const draft of drafts.slice(start, start + size)) {
    characters += draft.title.length + (draft.summary?.length ?? 0) + (draft.body?.length ?? 0);
    if (portion.length > 0 && characters > portionCharacters) break;
    portion.push(draft);
  }
  return portion;
}

type KnownArticle = { id: string; hash: string };
type Revision = { kind: "add" | "update"; draft: ArticleDraft };
type Plan = {
  /** By article id; a later draft of the same article replaces an earlier one. */
  revisions: Map<string, Revision>;
  /** What the database has to learn about keys. */
  keys: Map<string, KnownArticle>;
  outcomes: AddOutcome[];
};

/** Stores one portion; to be called inside `inFeedOrder`. */
export async function addArticles(
  transaction: Transaction<Schema>,
  given: ArticleDraft[],
  now: number,
): Promise<AddResult> {
  const drafts = given.map((draft) => ({ ...draft, keys: draft.keys.map(storable) }));
  const known = await knownKeys(transaction, drafts);
  const plan = planRevisions(drafts, known, await freshIds(transaction, drafts.length));
  const articles = await saveArticles(transaction, plan.revisions, now);
  await saveKeys(transaction, plan.keys);
  const changes = [...plan.revisions].map(([article_id, { kind }]) => ({ kind, article_id }));
  await noteChanges(transaction, changes, now);
  const ofKind = (kind: string) => articles.filter(({ id }) => plan.revisions.get(id)?.kind === kind);
  const unchanged = plan.outcomes.filter((outcome) => outcome === "unchanged").length;
  return { added: ofKind("add"), changed: ofKind("update"), unchanged, outcomes: plan.outcomes };
}

/**
 * Tells new, revised and unchanged drafts apart. Content is compared with what came in under the
 * same key before, not with the article: where two files carry one story in two versions, each
 * import would otherwise revise it to and fro.
 */
function planRevisions(drafts: ArticleDraft[], known: Map<string, KnownArticle>, ids: string[]): Plan {
  const plan: Plan = { revisions: new Map(), keys: new Map(), outcomes: [] };
  const learn = (key: string, as: KnownArticle) => {
    known.set(key, as);
    plan.keys.set(key, as);
  };
  for (const [position, draft] of drafts.entries()) {
    const hash = contentHash(draft);
    const match = draft.keys.map((key) => known.get(key)).find((found) => found !== undefined);
    const id = match?.id ?? (ids[position] as string);
    const same = match?.hash === hash;
    plan.outcomes.push(same ? "unchanged" : match ? "changed" : "added");
    if (!same)
      plan.revisions.set(id, { kind: plan.revisions.get(id)?.kind ?? (match ? "update" : "add"), draft });
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
): Promise<Map<string, KnownArticle>> {
  const keys = drafts.flatMap((draft) => draft.keys);
  const rows = await transaction.selectFrom("article_keys").selectAll().where("key", "in", keys).execute();
  return new Map(rows.map((row) => [row.key, { id: row.article_id, hash: row.hash }]));
}

/**
 * Ids that no article has or ever had: the change feed remembers the removed ones. They lie side by
 * side, so that the database writes a few pages of its indexes rather than one an article.
 */
async function freshIds(transaction: Transaction<Schema>, count: number): Promise<string[]> {
  const ids = new Set<string>();
  while (ids.size < count) {
    for (let id = newArticleId(); ids.size < count; id = idAfter(id)) ids.add(id);
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
  const revised = rows.filter(({ id }) => revisions.get(id)?.kind === "update");
  if (revised.length > 0) await keepVersions(transaction, revised, now);
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

async function saveKeys(transaction: Transaction<Schema>, keys: Map<string, KnownArticle>): Promise<void> {
  if (keys.size === 0) return;
  await transaction
    .insertInto("article_keys")
    .values([...keys].map(([key, { id, hash }]) => ({ key, article_id: id, hash })))
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet(({ ref }) => ({ hash: ref("excluded.hash") })),
    )
    .execute();
}
