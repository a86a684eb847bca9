import { type Feed, type FeedStore, feedName } from "./feed.ts";
import { withoutUser } from "./feed-address.ts";
import { FeedError } from "./feed-error.ts";

type FeedList = Pick<FeedStore, "list">;

/** A feed by its number in the list, from 1, its address, or its title or name in any case. */
export async function feedCalled(feeds: FeedList, which: string): Promise<Feed | undefined> {
  const all = await feeds.list();
  const wanted = which.trim();
  const is = (name: string | undefined) => name?.toLowerCase() === wanted.toLowerCase();
  const byNumber = /^#?\d{1,5}$/.test(wanted) ? all[Number(wanted.replace("#", "")) - 1] : undefined;
  return byNumber ?? all.find((feed) => [feed.url, feed.addedAs, feed.title, feedName(feed)].some(is));
}

/** @throws FeedError if there is none */
export async function findFeed(feeds: FeedList, which: string): Promise<Feed> {
  const found = await feedCalled(feeds, which);
  if (!found) throw new FeedError("feed_unknown", { which: withoutUser(which.trim()).slice(0, 200) });
  return found;
}
