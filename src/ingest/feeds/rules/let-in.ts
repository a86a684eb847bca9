import type { ArticleDraft } from "../../../article/article.ts";
import type { ArticleStore } from "../../../article/store.ts";
import type { Feed, FeedStore } from "../feed.ts";
import {
  asWanted,
  type EntryQueries,
  type SortedEntries,
  type SortingFeed,
  sortEntries,
} from "./sort-entries.ts";

type LetInDeps = {
  feeds: Pick<FeedStore, "keptOut" | "keepOut">;
  articles: Pick<ArticleStore, "byKeys">;
  queries: EntryQueries;
};

const nameOf = ({ keys: [name = ""] }: ArticleDraft): string => name;

/**
 * The entries that a feed's rules let in. What they kept out once stays out, even if it is changed, until
 * the rules are. What has come from the feed before is revised as ever, whatever the rules.
 */
export async function letIn(
  drafts: ArticleDraft[],
  feed: SortingFeed & Pick<Feed, "id">,
  { feeds, articles, queries }: LetInDeps,
  now: number,
): Promise<SortedEntries> {
  if (!feed.rules.some(({ kind }) => kind === "keep" || kind === "block"))
    return { taken: drafts.map(asWanted(feed)), keptOut: [] };
  const before = await feeds.keptOut(feed, drafts.map(nameOf));
  const asked = drafts.filter((draft) => !before.has(nameOf(draft)));
  const sorted = await sortEntries(asked, feed, queries, now);
  const stored = new Set<ArticleDraft>();
  for (const draft of sorted.keptOut) if (await articles.byKeys([nameOf(draft)])) stored.add(draft);
  const taken = new Set([...sorted.taken, ...stored].map(nameOf));
  const keptOut = drafts.filter((draft) => !taken.has(nameOf(draft)));
  await feeds.keepOut(feed, keptOut.map(nameOf), now);
  return { taken: drafts.filter((draft) => taken.has(nameOf(draft))).map(asWanted(feed)), keptOut };
}
