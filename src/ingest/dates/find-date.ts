import { dayAt } from "./calendar-day.ts";
import { plainDate } from "./parse-date.ts";
import { timeOfDay } from "./time-of-day.ts";

const maxLength = 300;

/** Where a date may begin: at a figure or a word. */
const starts = /(?<!\d)\d|(?<!\p{L})\p{L}|民[國国]/gu;

/**
 * The first date that stands in a text, in milliseconds since the epoch, with its time of day where
 * one follows; without a zone it counts as UTC. Undefined where there is none.
 * @param monthFirst whether 3/4/2026 is 4 March
 */
export function findDate(written: string, monthFirst = true): number | undefined {
  const text = plainDate(written.slice(0, maxLength));
  if (!/\d/.test(text)) return undefined;
  for (const { index } of text.matchAll(starts)) {
    const found = dayAt(text.slice(index), monthFirst, false);
    if (!found || found.year < 1970 || found.year >= 2100) continue;
    const rest = text.slice(index + found.end);
    return Date.UTC(found.year, found.month - 1, found.day) + (timeOfDay(rest)?.ms ?? 0);
  }
  return undefined;
}
