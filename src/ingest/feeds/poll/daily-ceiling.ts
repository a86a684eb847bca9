import type { ArticleDraft } from "../../../article/article.ts";
import type { AddResult, ArticleStore } from "../../../article/store.ts";
import type { Feed, FeedDay } from "../feed.ts";

/** More than the busiest wire service writes: a feed that makes its entries up is held back. */
export const maxEntriesADay = 3_000;
const dayMs = 86_400_000;
/** Stored at once: when the program ends, the rest is left for its next start. */
const portionSize = 200;

/** A feed's day until now; a new one begins a day after the first entry was stored. */
export function dayOf({ today }: Pick<Feed, "today">, now: number): FeedDay {
  const isOver = !today || now - today.since >= dayMs || today.since > now;
  return isOver ? { since: now, stored: 0, heldBack: 0 } : { ...today, heldBack: 0 };
}

/**
 * Stores a feed's articles, the first ones first, until as many new ones were stored as it may have that
 * day; the rest is held back. Throws what the store throws.
 * @param stopping once it is aborted no more are stored, and what is left is not counted as held back
 */
export async function addWithinDay(
  articles: Pick<ArticleStore, "add">,
  drafts: ArticleDraft[],
  before: FeedDay,
  now: number,
  stopping?: AbortSignal,
): Promise<Pick<AddResult, "added" | "changed"> & { today: FeedDay; isCutOff: boolean }> {
  const today = { ...before };
  const [added, changed]: [AddResult["added"], AddResult["changed"]] = [[], []];
  let done = 0;
  const isWanted = () => done < drafts.length && today.stored < maxEntriesADay;
  while (isWanted() && !stopping?.aborted) {
    const portion = drafts.slice(done, done + Math.min(portionSize, maxEntriesADay - today.stored));
    const result = await articles.add(portion, now);
    added.push(...result.added);
    changed.push(...result.changed);
    today.stored += result.added.length;
    done += portion.length;
  }
  const isCutOff = isWanted();
  return { added, changed, isCutOff, today: { ...today, heldBack: isCutOff ? 0 : drafts.length - done } };
}
