/** From a first to a last day; without a last day it is up to now. */
export type DaySpan = { since?: Temporal.PlainDate; until?: Temporal.PlainDate };

/** The tokens that say a date. */
export type DatePhrase = { start: number; end: number; span: DaySpan };

export type Today = { today: Temporal.PlainDate };

/** Undefined if there is no such day. */
export function plainDate(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.day === day ? date : undefined;
}

/** The days of a reading; until today or later is no limit. */
export function dated({ since, until }: DaySpan, { today }: Today): { since?: string; until?: string } {
  const isLimit = until !== undefined && Temporal.PlainDate.compare(until, today) < 0;
  return { ...(since && { since: since.toString() }), ...(isLimit && { until: until.toString() }) };
}
