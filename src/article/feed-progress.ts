import type { ArticleStore, Change, FeedStretch } from "./store.ts";

/**
 * How far a consumer has read the change feed: up to `cursor`, but for the gaps, which lie below it in
 * their order. The newest changes are read first, so that nothing new waits for a backlog.
 */
export type FeedProgress = { cursor: number; gaps: FeedStretch[] };

/** What is to be read next, oldest first, and the progress once it is dealt with. */
export type FeedPortion = { changes: Change[]; isNew: boolean; progress: FeedProgress };

export const unread: FeedProgress = { cursor: 0, gaps: [] };

/** An intake that goes on meanwhile leaves one gap after another; more are joined. */
const maxGaps = 16;

/**
 * The newest changes that a consumer has not read, at most `size` lines of the feed; undefined if it has
 * read all. With `onlyNew` the gaps are left for later.
 */
export async function nextPortion(
  { latest }: Pick<ArticleStore, "latest">,
  { cursor, gaps }: FeedProgress,
  { size, onlyNew = false }: { size: number; onlyNew?: boolean },
): Promise<FeedPortion | undefined> {
  const fresh = await latest({ after: cursor, upto: Number.MAX_SAFE_INTEGER }, size);
  if (fresh) {
    const left = { after: cursor, upto: fresh.after };
    return {
      changes: fresh.changes,
      isNew: true,
      progress: { cursor: fresh.upto, gaps: withGap(gaps, left) },
    };
  }
  const gap = gaps.at(-1);
  if (!gap || onlyNew) return undefined;
  const portion = await latest(gap, size);
  const left = { after: gap.after, upto: portion?.after ?? gap.after };
  const progress = { cursor, gaps: withGap(gaps.slice(0, -1), left) };
  return { changes: portion?.changes ?? [], isNew: false, progress };
}

function withGap(gaps: FeedStretch[], gap: FeedStretch): FeedStretch[] {
  if (gap.after >= gap.upto) return gaps;
  const [first, second, ...rest] = [...gaps, gap];
  // What was read between the two oldest is read again, which changes nothing.
  return gaps.length >= maxGaps && first && second
    ? [{ after: first.after, upto: second.upto }, ...rest]
    : [...gaps, gap];
}
