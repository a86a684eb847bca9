import type { Feed } from "../feed.ts";
import type { FetchOutcome } from "./fetch-feed.ts";
import { afterFailure, afterSuccess, nextInterval } from "./poll-interval.ts";

/**
 * A feed after a check. `changed` says whether it had anything new; `random`, in [0, 1), spreads the
 * next checks.
 */
export function afterCheck(
  feed: Feed,
  outcome: FetchOutcome,
  changed: boolean,
  now: number,
  random: number,
): Feed {
  if (outcome.kind === "gone") return { ...feed, goneAt: now, error: "http_gone" };
  if (outcome.kind === "failed") {
    const failures = feed.failures + 1;
    return {
      ...feed,
      failures,
      failingSince: feed.failingSince ?? now,
      error: outcome.reason,
      nextCheck: afterFailure(now, failures, outcome.retryAfter, random),
    };
  }
  const every = nextInterval(feed.every, changed);
  const { freshFor, movedTo } = outcome;
  const rhythm = outcome.kind === "read" ? outcome.reading.feed.rhythm : undefined;
  const well = {
    ...feed,
    every,
    lastSuccess: now,
    failures: 0,
    failingSince: undefined,
    error: undefined,
    url: movedTo ?? feed.url,
    nextCheck: afterSuccess(now, every, { rhythm, freshFor }, random),
  };
  if (outcome.kind === "unchanged") return well;
  const { reading, etag, lastModified } = outcome;
  return { ...well, title: reading.feed.title, unusable: reading.skipped.length, etag, lastModified };
}
