import { type FeedStore, feedName } from "../feed.ts";

/** A feed that currently fails: its name, since when (ms since the epoch), and why. */
export type FailingFeed = { name: string; since: number; reason: string };

/** A single failure may be a hiccup: the feed is polled again within minutes. */
const minFailures = 2;

/** The feeds that failed at least twice in a row, the longest failing first. */
export async function failingFeeds(feeds: Pick<FeedStore, "list">): Promise<FailingFeed[]> {
  return (await feeds.list())
    .flatMap((feed) => {
      const { url, failures, failingSince, goneAt, error = "unreadable" } = feed;
      const called = feedName(feed);
      const name = called === url ? (URL.parse(url)?.hostname ?? url) : called;
      const isFailing = failures >= minFailures && failingSince !== undefined && !goneAt;
      return isFailing ? [{ name, since: failingSince, reason: error }] : [];
    })
    .toSorted((a, b) => a.since - b.since);
}
