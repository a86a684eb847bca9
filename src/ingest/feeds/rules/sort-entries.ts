import type { Article, ArticleDraft } from "../../../article/article.ts";
import { TimeSlice } from "../../../async/yield.ts";
import { onlyTeaser } from "./only-teaser.ts";
import { type FeedRule, textsOf } from "./rule.ts";

/** Queries as search and follows read them, without guesses. */
export interface EntryQueries {
  /** @throws FeedError if a query has nothing to match by, or a filter in it cannot be read */
  check(query: string): Promise<void>;
  /** Tells which of the queries an article matches; dates in them count from `now`, in ms since the epoch. */
  matcher(queries: string[], now: number): Promise<(article: Article, slice: TimeSlice) => Promise<string[]>>;
}

export type SortedEntries = { taken: ArticleDraft[]; keptOut: ArticleDraft[] };

/** What entries are sorted by: the rules of their feed, what it calls itself, and whether it brings whole texts. */
export type SortingFeed = { rules: FeedRule[]; title: string; fullText: boolean };

/**
 * Entries that the rules of their feed let in, under the names that these give them, and the others. The
 * queries meet them as the feed gives them. Each entry is let in that one query to keep matches (any, if
 * there is none) and no query to block.
 */
export async function sortEntries(
  drafts: ArticleDraft[],
  feed: SortingFeed,
  queries: EntryQueries,
  now: number,
): Promise<SortedEntries> {
  const [keep, block] = [textsOf(feed.rules, "keep"), textsOf(feed.rules, "block")];
  if (keep.length + block.length === 0) return { taken: drafts.map(asWanted(feed)), keptOut: [] };
  const match = await queries.matcher([...keep, ...block], now);
  const slice = new TimeSlice();
  const sorted: SortedEntries = { taken: [], keptOut: [] };
  for (const draft of drafts) {
    const matched = new Set(await match(asArticle(draft, now), slice));
    const isLetIn =
      (keep.length === 0 || keep.some((query) => matched.has(query))) &&
      !block.some((query) => matched.has(query));
    if (isLetIn) sorted.taken.push(asWanted(feed)(draft));
    else sorted.keptOut.push(draft);
  }
  return sorted;
}

/** An entry that says which paper it is from keeps that; its section is the one that was set. */
export const asWanted =
  ({ rules, title, fullText }: SortingFeed) =>
  (draft: ArticleDraft): ArticleDraft => {
    const [name] = textsOf(rules, "name");
    const [section] = textsOf(rules, "section");
    const wanted = fullText ? draft : onlyTeaser(draft);
    return {
      ...wanted,
      ...(name && draft.source === title && { source: name }),
      ...(section && { section }),
    };
  };

/** As it would be stored now. */
const asArticle = ({ keys: _, formerKeys: __, ...draft }: ArticleDraft, now: number): Article => ({
  ...draft,
  id: "",
  storyId: "",
  addedAt: now,
});
