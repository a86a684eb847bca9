import type { FeedProgress } from "../../src/article/feed-progress.ts";

/** A consumer has read all of the change feed up to a line; before that, all up to another. */
export const readTo = (seq: number, before?: number): { before?: FeedProgress; progress: FeedProgress } => ({
  ...(before !== undefined && { before: { cursor: before, gaps: [] } }),
  progress: { cursor: seq, gaps: [] },
});
