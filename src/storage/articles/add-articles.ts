import { sql, type Transaction } from "kysely";
import type { Article, ArticleDraft } from "../../article/article.ts";
import { contentHash, idAfter, newArticleId } from "../../article/identity.ts";
import type { AddOutcome, AddResult } from "../../article/store.ts";
import { yieldToEventLoop } from "../../async/yield.ts";
import { adaptiveSize } from "../batches.ts";
import { excluded } from "../rows.ts";
import type { Schema } from "../schema.ts";
import { saveVersions } from "./article-revisions.ts";
import { storable, toArticle, toRow } from "./article-rows.ts";
import { appendChanges } from "./change-feed.ts";
import { putInQuarantine } from "./quarantine.ts";
import { settleFeedDrafts } from "./settle-feed-drafts.ts";

const maxDrafts = 200;
const maxBatchChars = 100_000;

/** Does the work in batches that each keep the event loop busy for some milliseconds, sized by measuring. */
export async function inAdaptiveBatches(
  drafts: ArticleDraft[],
  work: (batch: ArticleDraft[]) => Promise<void>,
): Promise<void> {
  const size = adaptiveSize(maxDrafts);
  for (let start = 0; start < drafts.length; ) {
    const batch = batchFrom(drafts, start, size.items);
    start += batch.length;
    await size.measure(
      () => work(batch),
      () => batch.length,
    );
    await yieldToEventLoop();
  }
}

/** At most `size` drafts from `start` on, fewer if they are long. */
function batchFrom(drafts: ArticleDraft[], start: number, size: number): ArticleDraft[] {
  const batch: ArticleDraft[] = [];
  let characters = 0;
  for (const draft of drafts.slice(start, start + size)) {
    characters += draft.title.length + (draft.summary?.length ?? 0) + (draft.body?.length ?? 0);
    if (batch.length > 0 && characters > maxBatchChars) break;
    batch.push(draft);
  }
  return batch;
}

type KnownArticle = { id: string; hash: string };
type PlannedWrite = { kind: "add" | "update"; draft: ArticleDraft };
type AddPlan = {
  /** By article id; a later draft of the same article replaces an earlier one. */
  writes: Map<string, PlannedWrite>;
  /** Keys that are new, or whose hash is. */
  keys: Map<string, KnownArticle>;
  outcomes: AddOutcome[];
  /** Keys of an earlier program whose articles have new ones. */
  replaced: string[];
};

/** Stores one batch; to be called inside `inFeedOrder`. */
export async function addArticles(
  transaction: Transaction<Schema>,
  given: ArticleDraft[],
  now: number,
): Promise<AddResult> {
  const named = given.map((draft) => ({
    ...draft,
    keys: draft.keys.map(storable),
    formerKeys: draft.formerKeys?.map(storable),
  }));
  const knownByName = await knownKeys(transaction, named);
  const drafts = await settleFeedDrafts(transaction, named, knownByName);
  const isRenamed = drafts.some(({ keys }, index) => keys[0] !== named[index]?.keys[0]);
  const known = isRenamed ? await knownKeys(transaction, drafts) : knownByName;
  const former = await formerArticles(transaction, drafts);
  const plan = planWrites(drafts, { known, former }, await freshIds(transaction, drafts.length));
  const articles = await saveArticles(transaction, plan.writes, now);
  await saveKeys(transaction, plan.keys);
  if (plan.replaced.length > 0)
    await transaction.deleteFrom("article_keys").where("key", "in", plan.replaced).execute();
  const changes = [...plan.writes].map(([article_id, { kind }]) => ({ kind, article_id }));
  await appendChanges(transaction, changes, now);
  await quarantineOverrun(transaction, plan.writes, now);
  const ofKind = (kind: string) => articles.filter(({ id }) => plan.writes.get(id)?.kind === kind);
  const unchanged = plan.outcomes.filter((outcome) => outcome === "unchanged").length;
  return { added: ofKind("add"), changed: ofKind("update"), unchanged, outcomes: plan.outcomes };
}

/**
 * Sorts drafts into new, revised and unchanged. Content is compared with what last came in under the
 * same key, not with the article: if two files carry one story in two versions, each import would
 * otherwise revise it back and forth.
 */
function planWrites(drafts: ArticleDraft[], { known, former }: StoredBefore, ids: string[]): AddPlan {
  const plan: AddPlan = { writes: new Map(), keys: new Map(), outcomes: [], replaced: [] };
  for (const [position, draft] of drafts.entries()) {
    const hash = contentHash(draft);
    const match =
      draft.keys.map((key) => known.get(key)).find((found) => found !== undefined) ??
      takeFormer(draft, former, plan.replaced);
    const id = match?.id ?? (ids[position] as string);
    const same = match?.hash === hash;
    plan.outcomes.push(same ? "unchanged" : match ? "changed" : "added");
    if (!same) plan.writes.set(id, { kind: plan.writes.get(id)?.kind ?? (match ? "update" : "add"), draft });
    for (const key of draft.keys) {
      const owner = known.get(key);
      if (owner && (owner.id !== id || same)) continue;
      known.set(key, { id, hash });
      plan.keys.set(key, { id, hash });
    }
  }
  return plan;
}

type FormerArticle = KnownArticle & { title: string };
type StoredBefore = { known: Map<string, KnownArticle>; former: Map<string, FormerArticle> };

/**
 * The article that an earlier program stored under a key of its own. Several drafts may have had the
 * same one: it goes, once, to the one with the article's headline.
 */
function takeFormer(
  { formerKeys = [], title }: ArticleDraft,
  former: Map<string, FormerArticle>,
  replaced: string[],
): KnownArticle | undefined {
  const found = formerKeys.map((key) => former.get(key)).find((one) => one?.title === storable(title));
  for (const key of formerKeys)
    if (found && former.get(key)?.id === found.id && former.delete(key)) replaced.push(key);
  return found;
}

async function formerArticles(
  transaction: Transaction<Schema>,
  drafts: ArticleDraft[],
): Promise<Map<string, FormerArticle>> {
  const keys = drafts.flatMap(({ formerKeys = [] }) => formerKeys);
  if (keys.length === 0) return new Map();
  const rows = await transaction
    .selectFrom("article_keys")
    .innerJoin("articles", "articles.id", "article_keys.article_id")
    .select(["article_keys.key", "articles.id", "article_keys.hash", "articles.title"])
    .where("article_keys.key", "in", keys)
    .execute();
  return new Map(rows.map(({ key, ...article }) => [key, article]));
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
 * Ids that no article has or ever had; the change feed remembers the removed ones. They are adjacent,
 * so that the database writes a few pages of its indexes rather than one per article.
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

/** The columns that a revision leaves as they are. */
const permanent = ["id", "added_at", "story_id"] as const;

async function saveArticles(
  transaction: Transaction<Schema>,
  writes: Map<string, PlannedWrite>,
  now: number,
): Promise<Article[]> {
  if (writes.size === 0) return [];
  const rows = [...writes].map(([id, { draft }]) => toRow({ ...draft, id, addedAt: now, storyId: id }));
  const updated = rows.filter(({ id }) => writes.get(id)?.kind === "update");
  if (updated.length > 0) await saveVersions(transaction, updated, now);
  const revised = Object.keys(rows[0] ?? {}).filter((column) => !permanent.some((one) => one === column));
  const stored = await transaction
    .insertInto("articles")
    .values(rows)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(excluded(revised)))
    .returning(permanent)
    .execute();
  const storedById = new Map(stored.map((row) => [row.id, row]));
  return rows.map((row) => toArticle({ ...row, ...storedById.get(row.id) }));
}

/** What is revised may be less work than it was. */
async function quarantineOverrun(
  transaction: Transaction<Schema>,
  writes: Map<string, PlannedWrite>,
  now: number,
): Promise<void> {
  const updated = [...writes].flatMap(([id, { kind }]) => (kind === "update" ? [id] : []));
  if (updated.length > 0)
    await transaction.deleteFrom("quarantine").where("article_id", "in", updated).execute();
  const overran = [...writes].flatMap(([id, { draft }]) => (draft.overran ? [id] : []));
  if (overran.length > 0) await putInQuarantine(transaction, overran, "reading", now);
}

async function saveKeys(transaction: Transaction<Schema>, keys: Map<string, KnownArticle>): Promise<void> {
  if (keys.size === 0) return;
  await transaction
    .insertInto("article_keys")
    .values([...keys].map(([key, { id, hash }]) => ({ key, article_id: id, hash })))
    .onConflict((conflict) => conflict.column("key").doUpdateSet(excluded(["hash"])))
    .execute();
}
