import type { ArticleDraft } from "../../../article/article.ts";
import type { ArticleStore } from "../../../article/store.ts";
import type { Feed } from "../feed.ts";
import type { FeedReading } from "../parse/read-feed.ts";

/** So many entries tell whether a feed is the same one. */
const maxCompared = 50;

/** Whether two addresses are one place: a redirect to storage is often signed anew each time. */
export function isSamePlace(a: string, b: string): boolean {
  const place = (address: string) => address.replace(/[?#].*/s, "");
  return place(a) === place(b);
}

/**
 * Whether a reading is of the feed itself, and not of another to which a redirect led: it came from where
 * the feed was read before, it has the feed's title, or an entry that it had before.
 */
export async function isOfFeed(
  { url, title, memory }: Feed,
  { readFrom, reading }: { readFrom: string; reading: FeedReading },
  drafts: ArticleDraft[],
  articles: Pick<ArticleStore, "byKeys">,
): Promise<boolean> {
  if (title === undefined || isSamePlace(readFrom, url) || isSamePlace(readFrom, memory.readFrom ?? url))
    return true;
  if (reading.feed.title === title) return true;
  const keys = drafts.slice(0, maxCompared).flatMap((draft) => draft.keys);
  return keys.length > 0 && (await articles.byKeys(keys)) !== undefined;
}
