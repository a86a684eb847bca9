import { STATUS_CODES } from "node:http";
import { codeLine } from "../../../article/coded-error.ts";
import type { Feed, FeedMemory } from "../feed.ts";
import type { FetchOutcome } from "./fetch-feed.ts";
import { afterFailure, afterSuccess, nextInterval } from "./poll-interval.ts";

/** A redirect or a 410 may be a slip: only what so many checks in a row said holds for good. */
const sureChecks = 3;
/** Between checks of a feed that is said to be gone. */
const goneAgainMs = 8 * 3_600_000;

type Chance = { now: number; random: number };

/**
 * A feed after a check. `changed` says whether it had anything new; `random`, in [0, 1), spreads the
 * next checks.
 */
export function afterCheck(
  feed: Feed,
  outcome: Exclude<FetchOutcome, { kind: "waits" }>,
  changed: boolean,
  chance: Chance,
): Feed {
  if (outcome.kind === "gone") return afterGone(feed, chance);
  if (outcome.kind === "failed") return failed(feed, outcome.reason, outcome.retryAfter, chance);
  const every = nextInterval(feed.every, changed);
  const memory = remembered(feed, outcome);
  const moved = outcome.kind === "read" ? outcome.foundAt : undefined;
  const isSure = memory.move && memory.move.checks >= sureChecks;
  const well = {
    ...feed,
    every,
    lastSuccess: chance.now,
    failures: 0,
    failingSince: undefined,
    error: undefined,
    url: moved ?? (isSure ? memory.move?.to : undefined) ?? feed.url,
    nextCheck: afterSuccess(chance.now, every, memory, chance.random),
    memory: isSure ? { ...memory, move: undefined } : memory,
  };
  if (outcome.kind === "unchanged") {
    const { etag = feed.etag, lastModified = feed.lastModified } = outcome;
    return { ...well, etag, lastModified };
  }
  const { reading, etag, lastModified } = outcome;
  return { ...well, title: reading.feed.title, unusable: reading.skipped.length, etag, lastModified };
}

/** A 304 (Not Modified) changes only what it says (RFC 9111, section 4.3.4). */
function remembered(
  { memory, url }: Feed,
  outcome: Extract<FetchOutcome, { kind: "read" | "unchanged" }>,
): FeedMemory {
  const { readFrom, movedTo } = outcome;
  const before = memory.move?.to === movedTo ? (memory.move?.checks ?? 0) : 0;
  const isMoving = movedTo !== undefined && movedTo !== url;
  const isNew = outcome.kind === "read";
  return {
    readFrom,
    rhythm: isNew ? outcome.reading.feed.rhythm : memory.rhythm,
    entries: isNew ? outcome.reading.drafts.length : memory.entries,
    freshForMs: outcome.freshForMs ?? (isNew ? undefined : memory.freshForMs),
    move: isMoving ? { to: movedTo, checks: before + 1 } : undefined,
  };
}

function failed(feed: Feed, error: string, retryAfter: number, { now, random }: Chance): Feed {
  const failures = feed.failures + 1;
  return {
    ...feed,
    failures,
    failingSince: feed.failingSince ?? now,
    error,
    nextCheck: afterFailure(now, failures, retryAfter, random),
    memory: { ...feed.memory, goneChecks: undefined },
  };
}

function afterGone(feed: Feed, chance: Chance): Feed {
  const goneChecks = (feed.memory.goneChecks ?? 0) + 1;
  const memory = { ...feed.memory, goneChecks };
  if (goneChecks >= sureChecks) return { ...feed, memory, goneAt: chance.now, error: "http_gone" };
  const reason = codeLine("http_status", { status: 410, phrase: STATUS_CODES[410] ?? "Gone" });
  return { ...failed(feed, reason, goneAgainMs, chance), memory };
}
