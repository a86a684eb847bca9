import type { FeedRhythm } from "../../draft.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The bounds of every feed's own interval. */
const minIntervalMs = 5 * minuteMs;
const maxIntervalMs = 12 * hourMs;
/** The longest wait that a feed or its server may ask for: a mistyped ttl must not silence a feed. */
const maxAskedMs = dayMs;

/** After a successful check, how often the feed and its server want requests; `freshFor` in milliseconds. */
export type Success = { rhythm?: FeedRhythm; freshFor?: number };

/** A feed that changes is checked sooner, one that does not less and less often. */
export const nextInterval = (every: number, changed: boolean): number =>
  clamp(changed ? every / 2 : every * 1.25, minIntervalMs, maxIntervalMs);

/**
 * When to check again after a success: after the feed's own interval, no sooner than the feed or its
 * server allow, and not in an hour or on a day that it skips. `random`, in [0, 1), spreads the feeds.
 */
export function afterSuccess(now: number, every: number, success: Success, random: number): number {
  const { rhythm, freshFor = 0 } = success;
  const asked = Math.max((rhythm?.ttl ?? 0) * minuteMs, freshFor);
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

/** The wait that a Retry-After header asks for, in milliseconds; 0 without one. */
export function retryAfter(header: string | undefined, now: number): number {
  if (!header) return 0;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const until = Date.parse(header);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now);
}

/** For how long a response is fresh by its Cache-Control, in milliseconds; 0 without one. */
export function freshness(header: string | undefined): number {
  const seconds = /\bmax-age=(\d{1,9})/.exec(header ?? "")?.[1];
  return seconds && !/\bno-(?:cache|store)\b/.test(header ?? "") ? Number(seconds) * 1000 : 0;
}
