import { type CalendarDay, dayAt } from "./calendar-day.ts";
import { timeOfDay } from "./time-of-day.ts";

const maxLength = 100;

/** Seconds since the epoch, or milliseconds. */
const timestamp = /^-?\d{9,13}(?:\.\d+)?$/;
/** What stands before a date: its day of the week. */
const weekday = /^\p{L}[\p{L}\p{M}]*\.?,? (?=[\p{L}\p{N}])/u;
/** And between it and its time. */
const between = /^(?: ?\([^()]{1,12}\))?[ ,|-]*(?:T|at |um |à |kl\.? )?$/i;
const ending = /^(?: ?\([^()]{1,12}\))?[ .,]*(?:г\.?|Z)?$/iu;

/**
 * The moment that a date means, however it is written, in milliseconds since the epoch; undefined
 * where the text is not wholly a date. Without a zone it counts as UTC, a month as its first day; a
 * year of two figures is of this century up to 69.
 * @param monthFirst whether 3/4/2026 is 4 March
 */
export function parseDate(written: string, monthFirst = true): number | undefined {
  const text = plainDate(written.slice(0, maxLength));
  if (timestamp.test(text)) return Math.trunc(Number(text) * (Math.abs(Number(text)) < 1e11 ? 1000 : 1));
  const start = weekday.exec(text)?.[0].length ?? 0;
  for (const dated of new Set([text, text.slice(start)])) {
    const day = dayAt(dated, monthFirst, true);
    const moment = day && momentOf(day, dated.slice(day.end));
    if (moment !== undefined) return moment;
  }
  return undefined;
}

/** Text in which full-width figures are figures and every space is one. */
export const plainDate = (text: string): string => text.normalize("NFKC").replace(/\s+/g, " ").trim();

function momentOf({ year, month, day }: CalendarDay, rest: string): number | undefined {
  const time = timeOfDay(rest);
  if (year < 1900 || !(time ? between.test(rest.slice(0, time.start)) : ending.test(rest))) return undefined;
  return Date.UTC(year, month - 1, day) + (time?.ms ?? 0);
}
