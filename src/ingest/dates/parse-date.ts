import { dayAt } from "./calendar-day.ts";
import { withCommonYears } from "./japanese-years.ts";
import { type DateStyle, momentOf } from "./moment.ts";
import { withPlainNumbers } from "./plain-numbers.ts";
import { timeOfDay } from "./time-of-day.ts";

const maxLength = 100;

/** Seconds since the epoch, or milliseconds. */
const timestamp = /^-?\d{9,13}(?:\.\d+)?$/;
/** The day of the week before a date. */
const weekday = /^\p{L}[\p{L}\p{M}]*\.?(?:, ?| )(?=[\p{L}\p{N}])/u;
/** Between a date and its time. */
const between = /^(?: ?\([^()]{1,12}\))?[ .,:|-]*(?:T|at |um |à |kl(?:o|\.)? ?)?$/i;
const ending = /^(?: ?\([^()]{1,12}\))?[ .,]*(?:г\.?|d\.|Z)?$/iu;

/**
 * The moment that a date means, however it is written, in milliseconds since the epoch; undefined
 * if the text is not wholly a date. A month counts as its first day; a year of two figures up to 69 is
 * of this century.
 */
export function parseDate(written: string, { monthFirst = true, zone }: DateStyle = {}): number | undefined {
  const text = plainDate(written.slice(0, maxLength));
  if (timestamp.test(text)) return Math.trunc(Number(text) * (Math.abs(Number(text)) < 1e11 ? 1000 : 1));
  const start = weekday.exec(text)?.[0].length ?? 0;
  for (const dated of new Set([text, text.slice(start)])) {
    const day = dayAt(dated, monthFirst, true);
    if (!day || day.year < 1900) continue;
    const rest = dated.slice(day.end);
    const time = timeOfDay(rest);
    if (time ? between.test(rest.slice(0, time.start)) : ending.test(rest))
      return momentOf(day, time, rest.endsWith("Z") ? "UTC" : zone);
  }
  return undefined;
}

/** Text in which the figures of any script are plain ones, years are those of our era, and every space is one. */
export const plainDate = (text: string): string =>
  withCommonYears(withPlainNumbers(text.normalize("NFKC")))
    .replace(/[\u2010\u2011\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
