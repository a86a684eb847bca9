import type { Feed, FeedStore } from "../feed.ts";

const reportAfterMs = 86_400_000;

type OutageDeps = {
  feeds: Pick<FeedStore, "toReport" | "claimReport">;
  /** In milliseconds since the epoch. */
  now: () => number;
  /** False if nobody can be told, or rejects: then it is reported later. */
  report: (feed: Feed, has: "failed" | "recovered") => Promise<boolean>;
};

/** Reports each feed that has failed for a day, once, and once when it has recovered. Rejects as `report` does. */
export async function reportOutages({ feeds, now, report }: OutageDeps): Promise<void> {
  for (const feed of await feeds.toReport(now() - reportAfterMs)) {
    const has = feed.reportedAt === undefined ? "failed" : "recovered";
    const isMine = await feeds.claimReport(feed.id, has === "failed" ? now() : undefined);
    if (!isMine) continue;
    let isTold = false;
    try {
      isTold = await report(feed, has);
    } finally {
      if (!isTold) await feeds.claimReport(feed.id, feed.reportedAt);
    }
    if (!isTold) return;
  }
}
