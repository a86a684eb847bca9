import { FeedError } from "./feed-error.ts";
import { feedOfSite } from "./site-feeds.ts";

/**
 * The address of a feed as people write it: `example.com/feed` is https, `feed:` and its like are http or
 * https; angles around it keep Discord from showing the page. The page of a channel, a profile or a project on a site
 * that is known has its feed's address.
 * @throws FeedError if it is not an address
 */
export function addressOf(text: string): string {
  const plain = text
    .trim()
    .replace(/^<(.*)>$/s, "$1")
    .replace(/^(?:feeds?|itpc|pcast|podcast|rss):(?:\/\/)?(?=https?:)/i, "")
    .replace(/^(?:feeds?|itpc|pcast|podcast|rss):(?:\/\/)?/i, "https://");
  const url = URL.parse(
    /^[a-z][\w+.-]*:/i.test(plain) && !/^[^/]+:\d/.test(plain) ? plain : `https://${plain}`,
  );
  if (!url || !/^https?:$/.test(url.protocol) || !/[.:]|^localhost$/.test(url.hostname))
    throw new FeedError("not_an_address", { text: withoutUser(text).trim().slice(0, 200) });
  url.hash = "";
  return feedOfSite(url) ?? url.href;
}

/** A text without what may be a user name and a password in an address, to be shown. */
export const withoutUser = (text: string): string => text.replace(/\/\/[^/\s]*@/, "//");
