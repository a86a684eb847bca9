import { type DaySpan, plainDate, type Today } from "./days.ts";

type Unit = "hour" | "day" | "week" | "month" | "year";

/** What the slots of a date read: numbers, and days that the words before them limit. */
export type DateValues = {
  n?: number;
  unit?: Unit;
  /** 1 is Monday. */
  weekday?: number;
  month?: number;
  /** Up to 0 it counts back from this year. */
  year?: number;
  date?: number;
  /** The last day of a range within a month. */
  last?: number;
  quarter?: number;
  half?: number;
  /** The first ten days of a month, the next ten, or the rest. */
  third?: 0 | 1 | 2;
  written?: { year?: number; month: number; date?: number };
  day?: DaySpan;
  to?: DaySpan;
};

export type DateMeaning = (values: DateValues, at: Today) => DaySpan | undefined;

/** The days that are named, by the names of their meanings in the languages' lists. */
export const dayMeanings: Record<string, DateMeaning> = {
  today: (_, { today }) => ({ since: today }),
  yesterday: (_, at) => daysAgo(1, at),
  sinceYesterday: (_, at) => from(daysAgo(1, at)),
  dayBefore: (_, at) => daysAgo(2, at),
  ago,
  yearsAgo: ({ n }, at) => ago({ n, unit: "year" }, at),
  weekend: (_, at) => weekend(0, at),
  weekendBefore: (_, at) => weekend(1, at),
  this: calendar(0),
  last: calendar(1),
  beforeLast: calendar(2),
  startOfThis: (said, at) => from(calendar(0)(said, at)),
  // The last such day before today.
  weekday: ({ weekday = 1 }, at) => daysAgo(((at.today.dayOfWeek - weekday + 6) % 7) + 1, at),
  weekdayOfThisWeek: weekdayOf(0),
  weekdayOfLastWeek: weekdayOf(1),
  weekdayOfWeekBefore: weekdayOf(2),
  date: dateOf,
  month: monthOf,
  written: ({ written }, at) => written && (written.date ? dateOf : monthOf)(written, at),
  partOfMonth: ({ third, ...said }, at) => thirdOf(monthOf(said, at), third),
  partOfThisMonth: ({ third }, at) => thirdOf(unitOf("month", 0, at), third),
  partOfLastMonth: ({ third }, at) => thirdOf(unitOf("month", 1, at), third),
  quarter: ({ quarter = 1, year }, at) => months(quarter * 3 - 2, 3, year, at),
  half: ({ half = 1, year }, at) => months(half * 6 - 5, 6, year, at),
  year: ({ year = 0 }, { today }) => (year <= today.year ? yearOf(year) : undefined),
};

/** What the words around such days make of them. */
export const spanMeanings: Record<string, DateMeaning> = {
  datesOfMonth: ({ last, ...said }, at) => between(dateOf(said, at), dateOf({ ...said, date: last }, at)),
  between: ({ day, to }) => between(day, to),
  since: ({ day }) => from(day),
  before: ({ day }) => ({ until: day?.since?.subtract({ days: 1 }) }),
  until: ({ day }) => ({ until: day?.until }),
  after: ({ day }) => ({ since: day?.until?.add({ days: 1 }) ?? day?.since }),
  lately: ({ n = 1, unit = "day" }, at) => lately(n, unit, at),
  latelyYears: ({ n = 1 }, at) => lately(n, "year", at),
  fortnight: (_, at) => lately(2, "week", at),
  halfYear: (_, at) => lately(6, "month", at),
  on: ({ day }) => day,
};

const from = (span: DaySpan | undefined): DaySpan | undefined => span && { since: span.since };
const between = (first: DaySpan | undefined, last: DaySpan | undefined): DaySpan => ({
  since: first?.since,
  until: last?.until,
});

function daysAgo(count: number, { today }: Today): DaySpan {
  const date = today.subtract({ days: count });
  return { since: date, until: date };
}

/** Up to now. */
const lately = (count: number, unit: Unit, { today }: Today): DaySpan => ({
  since:
    unit === "hour"
      ? today.subtract({ days: Math.ceil(count / 24) })
      : today.subtract({ [`${unit}s`]: count }),
});

function ago({ n = 1, unit = "day" }: DateValues, at: Today): DaySpan {
  const { today } = at;
  if (unit === "month") return unitOf("month", n, at);
  if (unit === "year") return yearOf(today.year - n);
  return unit === "hour" ? lately(n, unit, at) : daysAgo(unit === "week" ? 7 * n : n, at);
}

/** The last weekend that has begun, or the one so many before it. */
function weekend(back: number, { today }: Today): DaySpan {
  const saturday = today.subtract({ days: ((today.dayOfWeek + 1) % 7) + 7 * back });
  return { since: saturday, until: saturday.add({ days: 1 }) };
}

function calendar(back: number): DateMeaning {
  return ({ unit }, at) =>
    unit === "week" || unit === "month" || unit === "year" ? unitOf(unit, back, at) : undefined;
}

/** The week (from Monday), month or year that holds today, or as many before it as `back`. */
function unitOf(unit: "week" | "month" | "year", back: number, { today }: Today): DaySpan {
  const starts = {
    week: today.subtract({ days: today.dayOfWeek - 1 }),
    month: today.with({ day: 1 }),
    year: today.with({ month: 1, day: 1 }),
  };
  const since = starts[unit].subtract({ [`${unit}s`]: back });
  return { since, until: since.add({ [`${unit}s`]: 1 }).subtract({ days: 1 }) };
}

function weekdayOf(weeksBack: number): DateMeaning {
  return ({ weekday = 1 }, at) => daysAgo(at.today.dayOfWeek - weekday + 7 * weeksBack, at);
}

/** Without a year the latest that is not to come. */
function dateOf({ month = 1, date = 1, year }: DateValues, { today }: Today): DaySpan | undefined {
  const found = plainDate(year ?? today.year, month, date);
  const isToCome = year === undefined && found && Temporal.PlainDate.compare(found, today) > 0;
  const day = isToCome ? found.subtract({ years: 1 }) : found;
  return day && { since: day, until: day };
}

function monthOf({ month = 0, year }: DateValues, at: Today): DaySpan | undefined {
  return month >= 1 && month <= 12 ? months(month, 1, year, at) : undefined;
}

/** So many months from one on; without a year the latest that have begun. */
function months(month: number, count: number, year: number | undefined, { today }: Today): DaySpan {
  const since = Temporal.PlainDate.from({
    year: year ?? today.year - (month > today.month ? 1 : 0),
    month,
    day: 1,
  });
  return { since, until: since.add({ months: count }).subtract({ days: 1 }) };
}

function thirdOf(span: DaySpan | undefined, third: 0 | 1 | 2 = 0): DaySpan | undefined {
  const last = third === 2 ? span?.until : span?.since?.add({ days: 10 * third + 9 });
  return span && { since: span.since?.add({ days: 10 * third }), until: last };
}

const yearOf = (year: number): DaySpan => ({
  since: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
  until: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
});
