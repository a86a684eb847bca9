import type { Transaction } from "kysely";
import type { ArticleDraft } from "../../article/article.ts";
import { articleKey, contentHash } from "../../article/identity.ts";
import { isAllNew, isSameText } from "../../article/sameness.ts";
import type { Schema } from "../schema.ts";

type Known = { id: string; hash: string };

type StoredVersion = Pick<ArticleDraft, "title" | "summary" | "body" | "url" | "publishedAt"> & {
  addedAt: number;
};

/**
 * Drafts from feeds as they are to be stored. A feed may give the name of an old entry to a new one, which
 * then gets a name of its own. And it may date all its entries anew: what was known before cannot have
 * been published after that, so its date stays.
 * @param known the articles with the drafts' keys
 */
export async function settleFeedDrafts(
  transaction: Transaction<Schema>,
  drafts: ArticleDraft[],
  known: Map<string, Known>,
): Promise<ArticleDraft[]> {
  const matches = drafts.map((draft) => matchOf(draft, known));
  const revised = matches.flatMap((match) => (match ? [match.id] : []));
  if (revised.length === 0) return drafts;
  const stored = await versionsOf(transaction, revised);
  return drafts.map((draft, index) => {
    const before = stored.get(matches[index]?.id ?? "");
    if (!before) return draft;
    const isReused = isOnlyKnownByName(draft, known) && isAllNew(before, draft);
    if (isReused) return { ...draft, keys: [`${draft.keys[0]}\n${draft.title}`, ...draft.keys.slice(1)] };
    return isRedated(before, draft) ? { ...draft, publishedAt: before.publishedAt } : draft;
  });
}

/** What a draft from a feed would revise. */
function matchOf(draft: ArticleDraft, known: Map<string, Known>): Known | undefined {
  if (!articleKey.originOf(draft.keys[0] ?? "").feed) return undefined;
  const match = draft.keys.map((key) => known.get(key)).find((found) => found !== undefined);
  return match && match.hash !== contentHash(draft) ? match : undefined;
}

function isOnlyKnownByName(
  { keys: [name = "", ...others] }: ArticleDraft,
  known: Map<string, Known>,
): boolean {
  const named = known.get(name);
  return named !== undefined && !others.some((key) => known.get(key)?.id === named.id);
}

const isRedated = (before: StoredVersion, draft: ArticleDraft): boolean =>
  draft.publishedAt !== undefined &&
  draft.publishedAt > Math.max(before.addedAt, before.publishedAt ?? 0) &&
  isSameText(before, draft);

async function versionsOf(
  transaction: Transaction<Schema>,
  ids: string[],
): Promise<Map<string, StoredVersion>> {
  const rows = await transaction
    .selectFrom("articles")
    .select(["id", "title", "summary", "body", "url", "published_at", "added_at"])
    .where("id", "in", ids)
    .execute();
  return new Map(
    rows.map(({ id, title, summary, body, url, published_at, added_at }) => [
      id,
      {
        title,
        summary: summary ?? undefined,
        body: body ?? undefined,
        url: url ?? undefined,
        publishedAt: published_at ?? undefined,
        addedAt: added_at,
      },
    ]),
  );
}
