import { dayAt } from "./calendar-day.ts";
import { type DateStyle, momentOf } from "./moment.ts";
import { plainDate } from "./parse-date.ts";
import { timeOfDay } from "./time-of-day.ts";

const maxLength = 300;

/** Where a date may begin: at a figure or a word. */
const starts = /(?<!\d)\d|(?<!\p{L})\p{L}|民[國国]/gu;

/**
 * The first date in a text, with its time of day if one follows, in milliseconds since the epoch;
 * undefined if there is none.
 */
export function findDate(written: string, { monthFirst = true, zone }: DateStyle = {}): number | undefined {
  const text = plainDate(written.slice(0, maxLength));
  if (!/\d/.test(text)) return undefined;
  for (const { index } of text.matchAll(starts)) {
    const found = dayAt(text.slice(index), monthFirst, false);
    if (!found || found.year < 1970 || found.year >= 2100) continue;
    const rest = text.slice(index + found.end);
    return momentOf(found, timeOfDay(rest), zone);
  }
  return undefined;
}
