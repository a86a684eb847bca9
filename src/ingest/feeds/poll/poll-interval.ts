import type { FeedRhythm } from "../../draft.ts";
import type { FeedMemory } from "../feed.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The bounds of every feed's own interval. */
const minIntervalMs = 5 * minuteMs;
const maxIntervalMs = 12 * hourMs;
/** The longest wait that a feed or its server may ask for: a mistyped ttl must not silence a feed. */
const maxAskedMs = dayMs;

/** How often a feed and its server want requests. */
type Wishes = Pick<FeedMemory, "rhythm" | "freshForMs">;

/** A feed that changes is checked sooner, one that does not less and less often. */
export const nextInterval = (every: number, changed: boolean): number =>
  clamp(changed ? every / 2 : every * 1.25, minIntervalMs, maxIntervalMs);

/**
 * When to check again after a success: after the feed's own interval, no sooner than the feed or its
 * server allow, and not in an hour or on a day that it skips. `random`, in [0, 1), spreads the feeds.
 */
export function afterSuccess(now: number, every: number, wishes: Wishes, random: number): number {
  const { rhythm, freshForMs = 0 } = wishes;
  const asked = Math.max((rhythm?.ttl ?? 0) * minuteMs, freshForMs);
  const wait = Math.max(every * (0.9 + 0.2 * random), clamp(asked, 0, maxAskedMs));
  return rhythm ? outsideSkipped(now + wait, rhythm) : now + wait;
}

/** When to try again after a number of failures in a row: with exponential backoff up to a day, no sooner than the server allows. */
export function afterFailure(now: number, failures: number, retryAfter: number, random: number): number {
  const backoff = Math.min(minIntervalMs * 2 ** Math.min(failures - 1, 20), dayMs);
  return now + Math.max(backoff * (0.75 + 0.5 * random), clamp(retryAfter, 0, maxAskedMs));
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** The first moment from `time` on that the feed does not skip; `time` if it skips every hour. */
function outsideSkipped(time: number, { skipHours, skipDays }: FeedRhythm): number {
  if (skipHours.length === 0 && skipDays.length === 0) return time;
  const isSkipped = (at: number) => {
    const date = new Date(at);
    return skipHours.includes(date.getUTCHours()) || skipDays.includes(date.getUTCDay() || 7);
  };
  const nextHour = Math.ceil(time / hourMs);
  const hours = Array.from({ length: 7 * 24 }, (_, index) => (nextHour + index) * hourMs);
  return [time, ...hours].find((at) => !isSkipped(at)) ?? time;
}
