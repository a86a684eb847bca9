/** From a first to a last day; without a last day it is up to now. */
export type DaySpan = { since?: Temporal.PlainDate; until?: Temporal.PlainDate };

/** The tokens that say a date. */
export type DatePhrase = { start: number; end: number; span: DaySpan };

export type Today = { today: Temporal.PlainDate };

type Unit = "day" | "week" | "month" | "year";

const dayOf = (date: Temporal.PlainDate): DaySpan => ({ since: date, until: date });

/** Some days before today; 0 is today. */
export const daysAgo = (count: number, { today }: Today): DaySpan => dayOf(today.subtract({ days: count }));

/** The week (from Monday), month or year that holds today, or as many before it as `back`. */
export function calendarUnit(unit: Exclude<Unit, "day">, back: number, { today }: Today): DaySpan {
  const length = { [`${unit}s`]: 1 };
  const starts = {
    week: today.subtract({ days: today.dayOfWeek - 1 }),
    month: today.with({ day: 1 }),
    year: today.with({ month: 1, day: 1 }),
  };
  const since = starts[unit].subtract({ [`${unit}s`]: back });
  return { since, until: since.add(length).subtract({ days: 1 }) };
}

/** The last so many hours, days, weeks, months or years, up to now. */
export const lately = (count: number, unit: Unit | "hour", { today }: Today): DaySpan => ({
  since:
    unit === "hour"
      ? today.subtract({ days: Math.ceil(count / 24) })
      : today.subtract({ [`${unit}s`]: count }),
});

/** The last such day before today; 1 is Monday. */
export const lastWeekday = (weekday: number, { today }: Today): DaySpan =>
  dayOf(today.subtract({ days: ((today.dayOfWeek - weekday + 6) % 7) + 1 }));

/** That day of the week some weeks back; 0 is this week. */
export const weekdayOfWeek = (weekday: number, back: number, { today }: Today): DaySpan =>
  dayOf(today.add({ days: weekday - today.dayOfWeek - 7 * back }));

/** The last weekend that has begun, or the one so many before it. */
export function weekend(back: number, { today }: Today): DaySpan {
  const saturday = today.subtract({ days: ((today.dayOfWeek + 1) % 7) + 7 * back });
  return { since: saturday, until: saturday.add({ days: 1 }) };
}

/** A month; without a year the latest that has begun. */
export function monthSpan(month: number, year: number | undefined, { today }: Today): DaySpan {
  const since = Temporal.PlainDate.from({
    year: year ?? today.year - (month > today.month ? 1 : 0),
    month,
    day: 1,
  });
  return { since, until: since.add({ months: 1 }).subtract({ days: 1 }) };
}

/** The month that holds a day. */
export const monthOf = (date: Temporal.PlainDate): DaySpan =>
  monthSpan(date.month, date.year, { today: date });

/** The first ten days of a month (0), the next ten (1), or the rest (2). */
export function thirdOf({ since, until }: DaySpan, third: 0 | 1 | 2): DaySpan {
  const last = third === 2 ? until : since?.add({ days: 10 * third + 9 });
  return { since: since?.add({ days: 10 * third }), until: last };
}

/** A day of a month; without a year the latest that is not to come. Undefined if there is no such day. */
export function dateSpan(
  month: number,
  day: number,
  year: number | undefined,
  { today }: Today,
): DaySpan | undefined {
  const date = plainDate(year ?? today.year, month, day);
  if (!date) return undefined;
  const isToCome = year === undefined && Temporal.PlainDate.compare(date, today) > 0;
  return dayOf(isToCome ? date.subtract({ years: 1 }) : date);
}

export function plainDate(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.day === day ? date : undefined;
}

export const yearSpan = (year: number): DaySpan => ({
  since: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
  until: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
});

/** A quarter; without a year the latest that has begun. */
export function quarterSpan(quarter: number, year: number | undefined, context: Today): DaySpan {
  const { since } = monthSpan(quarter * 3 - 2, year, context);
  return { since, until: since?.add({ months: 3 }).subtract({ days: 1 }) };
}

/** From the first day of one span to the last of another. */
export const between = (from: DaySpan, to: DaySpan): DaySpan => ({ since: from.since, until: to.until });
export const sinceStart = ({ since }: DaySpan): DaySpan => ({ since });
export const untilEnd = ({ until }: DaySpan): DaySpan => ({ until });
export const beforeStart = ({ since }: DaySpan): DaySpan => ({ until: since?.subtract({ days: 1 }) });
export const afterEnd = ({ until, since }: DaySpan): DaySpan => ({ since: until?.add({ days: 1 }) ?? since });

/** The days of a reading; until today or later is no limit. */
export function dated({ since, until }: DaySpan, { today }: Today): { since?: string; until?: string } {
  const isLimit = until !== undefined && Temporal.PlainDate.compare(until, today) < 0;
  return { ...(since && { since: since.toString() }), ...(isLimit && { until: until.toString() }) };
}
