/** A range of time [from, to) in milliseconds; if both are the same, a moment. */
export type DateRange = { from: number; to: number };

export const includes = ({ from, to }: DateRange, time: number): boolean => time >= from && time < to;

export type DateContext = { now: number; zone: string };

const unitHours: Record<string, number> = { h: 1, d: 24, w: 168 };
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const chinese: Record<string, string> = {
  今天: "today",
  昨天: "yesterday",
  上週: "last week",
  上周: "last week",
};

/**
 * The time meant by 2026-01-02, 2026-01, 2026, 2026年1月2日, 3d, 2w, 6h, today, yesterday, friday (the last one
 * before today), this or last week, month or year, or an instant such as 2026-01-02T03:04:05Z.
 * Undefined for anything else.
 */
export function parseDateRange(text: string, { now, zone }: DateContext): DateRange | undefined {
  const typed = text.trim().toLowerCase();
  const word = chinese[typed] ?? typed;
  const moment = momentOf(word, now);
  if (moment !== undefined) return Number.isNaN(moment) ? undefined : { from: moment, to: moment };
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const days = namedDays(word, today) ?? writtenDays(word);
  if (!days) return undefined;
  const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds;
  return { from: startOf(days.first), to: startOf(days.first.add(days.length)) };
}

/** NaN for an instant that does not exist. */
function momentOf(word: string, now: number): number | undefined {
  if (/^\d{4}-\d\d-\d\dt[\d:.]+z$/.test(word)) return Date.parse(word.toUpperCase());
  const [, count, unit = ""] = /^(\d{1,5})([hdw])$/.exec(word) ?? [];
  return count === undefined ? undefined : now - Number(count) * (unitHours[unit] as number) * 3_600_000;
}

type Days = { first: Temporal.PlainDate; length: Temporal.DurationLike };

function namedDays(word: string, today: Temporal.PlainDate): Days | undefined {
  if (word === "today") return { first: today, length: { days: 1 } };
  if (word === "yesterday") return { first: today.subtract({ days: 1 }), length: { days: 1 } };
  const weekday = weekdays.indexOf(word) + 1;
  if (weekday > 0) {
    const daysBack = ((today.dayOfWeek - weekday + 6) % 7) + 1;
    return { first: today.subtract({ days: daysBack }), length: { days: 1 } };
  }
  const [, which, unit] = /^(this|last) (week|month|year)$/.exec(word) ?? [];
  if (!which || !unit) return undefined;
  const length = { [`${unit}s`]: 1 };
  const current = {
    week: today.subtract({ days: today.dayOfWeek - 1 }),
    month: today.with({ day: 1 }),
    year: today.with({ month: 1, day: 1 }),
  }[unit as "week" | "month" | "year"];
  return { first: which === "this" ? current : current.subtract(length), length };
}

function writtenDays(word: string): Days | undefined {
  const [, year, month, day] =
    /^(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?$/.exec(word) ??
    /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日號号])?)?$/.exec(word) ??
    [];
  if (!year) return undefined;
  const fields = { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) };
  if (fields.month < 1 || fields.month > 12 || fields.day < 1 || fields.day > 31) return undefined;
  const first = Temporal.PlainDate.from(fields);
  if (first.day !== fields.day) return undefined;
  return { first, length: day ? { days: 1 } : month ? { months: 1 } : { years: 1 } };
}
