import type { FeedRhythm } from "../../draft.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A feed is never asked more often, nor less often, whatever it says or does. */
const shortest = 5 * minute;
const longest = 12 * hour;
/** What a server may ask for at most: a mistyped ttl must not silence a feed. */
const longestAsked = day;

/** What a successful check tells about the next. Durations in milliseconds. */
export type Success = {
  /** Whether there was anything new. */
  changed: boolean;
  rhythm?: FeedRhythm;
  /** How long the answer may be kept, by its Cache-Control. */
  freshFor?: number;
};

/** A feed that changes is checked sooner, one that does not ever later. */
export const nextInterval = (every: number, changed: boolean): number =>
  clamp(changed ? every / 2 : every * 1.25, shortest, longest);

/**
 * When to check again after a success: in the feed's own interval, not before the feed or its
 * server want it, not in an hour or on a day it skips. `random`, in [0, 1), spreads the feeds.
 */
export function afterSuccess(now: number, every: number, success: Success, random: number): number {
  const { rhythm, freshFor = 0 } = success;
  const asked = Math.max((rhythm?.ttl ?? 0) * minute, freshFor);
  const wait = Math.max(every * (0.9 + 0.2 * random), clamp(asked, 0, longestAsked));
  return rhythm ? outsideSkipped(now + wait, rhythm) : now + wait;
}

/** When to try again after so many failures in a row: ever later, at most a day; a server may say when. */
export function afterFailure(now: number, failures: number, retryAfter: number, random: number): number {
  const backoff = Math.min(shortest * 2 ** Math.min(failures - 1, 20), day);
  return now + Math.max(backoff * (0.75 + 0.5 * random), clamp(retryAfter, 0, longestAsked));
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** The first moment from `time` on that the feed does not skip; a feed that skips everything is not believed. */
function outsideSkipped(time: number, { skipHours, skipDays }: FeedRhythm): number {
  if (skipHours.length === 0 && skipDays.length === 0) return time;
  const isSkipped = (at: number) => {
    const date = new Date(at);
    return skipHours.includes(date.getUTCHours()) || skipDays.includes(date.getUTCDay() || 7);
  };
  const hours = [
    time,
    ...Array.from({ length: 7 * 24 }, (_, index) => (Math.floor(time / hour) + 1 + index) * hour),
  ];
  return hours.find((at) => !isSkipped(at)) ?? time;
}

/** How long a server wants to be left alone by its Retry-After, in milliseconds; 0 where it does not say. */
export function retryAfter(header: string | undefined, now: number): number {
  if (!header) return 0;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const until = Date.parse(header);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now);
}

/** For how long an answer is fresh by its Cache-Control, in milliseconds; 0 where it does not say. */
export function freshness(header: string | undefined): number {
  const seconds = /\bmax-age=(\d{1,9})/.exec(header ?? "")?.[1];
  return seconds && !/\bno-(?:cache|store)\b/.test(header ?? "") ? Number(seconds) * 1000 : 0;
}
