import { LRUCache } from "lru-cache";

export type Reader = { locale: string; zone: string };

/**
 * A format takes a hundred times as long to make as to use, and freeing thousands blocks the event loop
 * for tenths of a second. Readers' languages and zones are few.
 */
const formats = new LRUCache<string, Intl.DateTimeFormat>({ max: 1_000 });

export function format(time: number, { locale, zone }: Reader, parts: Intl.DateTimeFormatOptions): string {
  const name = JSON.stringify([locale, zone, parts]);
  const made = formats.get(name) ?? new Intl.DateTimeFormat(locale, { ...parts, timeZone: zone });
  formats.set(name, made);
  return made.format(time);
}

/** Both must know it: Intl takes abbreviations such as CST, which Temporal refuses, and Temporal whole dates with a zone. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

const weekMs = 7 * 86_400_000;

/** Whether a time is told by its age: within the week before `now`. Both in ms since the epoch. */
export const hasAge = (time: number, now: number): boolean => time <= now && now - time < weekMs;
