import type { Feed, FeedStore } from "../feed.ts";

/** How long a feed may fail before it is reported to the operators. */
const reportAfterMs = 86_400_000;

type Parts = {
  feeds: Pick<FeedStore, "toReport" | "claimReport">;
  /** In milliseconds since the epoch. */
  now: () => number;
  /** Rejects where nobody could be told: it is told later. */
  tell: (feed: Feed, has: "failed" | "recovered") => Promise<void>;
};

/** Tells of each feed that has failed for a day, once, and once when it is well again. Rejects as `tell` does. */
export async function reportOutages({ feeds, now, tell }: Parts): Promise<void> {
  for (const feed of await feeds.toReport(now() - reportAfterMs)) {
    const has = feed.reportedAt === undefined ? "failed" : "recovered";
    const isMine = await feeds.claimReport(feed.id, has === "failed" ? now() : undefined);
    if (!isMine) continue;
    try {
      await tell(feed, has);
    } catch (error) {
      await feeds.claimReport(feed.id, feed.reportedAt);
      throw error;
    }
  }
}
