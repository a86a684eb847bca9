import { weekdaysNamed } from "../../../digest/schedule/weekdays.ts";
import {
  calendarUnit,
  type DaySpan,
  dateSpan,
  daysAgo,
  lastWeekday,
  monthOf,
  monthSpan,
  plainDate,
  quarterSpan,
  sinceStart,
  type Today,
  thirdOf,
  weekend,
  yearSpan,
} from "../days.ts";
import { numberSlot } from "../numbers.ts";
import { firstMatch, type Phrase, phrases, type Slot } from "../phrase.ts";
import type { SaidToken } from "../tokens.ts";

const monthNames =
  "january february march april may june july august september october november december".split(" ");

/** 1 Monday to 7 Sunday; also in the plural, as in "on Fridays". "Sun" is a star and a newspaper. */
export function weekdayNamed(word: string): number | undefined {
  const days = word === "sun" ? undefined : weekdaysNamed(word);
  return days !== "unclear" && days?.length === 1 ? days[0] : undefined;
}

export function monthNamed(word: string): number | undefined {
  const name = word === "sept" ? "sep" : word;
  const found = monthNames.findIndex(
    (month) => month === name || (name.length === 3 && month.startsWith(name)),
  );
  return found < 0 ? undefined : found + 1;
}

const one = <T>(value: T | undefined, end: number): { value: T; end: number }[] =>
  value === undefined ? [] : [{ value, end }];

const weekdaySlot: Slot<number> = (tokens, at) => one(weekdayNamed(tokens[at]?.word ?? ""), at + 1);
const monthSlot: Slot<number> = (tokens, at) => one(monthNamed(tokens[at]?.word ?? ""), at + 1);
const yearSlot: Slot<number> = (tokens, at) =>
  one(/^(?:19[89]|20[0-4])\d$/.test(tokens[at]?.word ?? "") ? Number(tokens[at]?.word) : undefined, at + 1);
const dayOfMonthSlot: Slot<number> = (tokens, at) => {
  const [, day] = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(tokens[at]?.word ?? "") ?? [];
  return one(day === undefined || Number(day) > 31 || Number(day) === 0 ? undefined : Number(day), at + 1);
};
const quarterSlot: Slot<number> = (tokens, at) => {
  const [, quarter] = /^q([1-4])$/.exec(tokens[at]?.word ?? "") ?? [];
  return one(quarter === undefined ? undefined : Number(quarter), at + 1);
};
const unitSlot: Slot<"hour" | "day" | "week" | "month" | "year"> = (tokens, at) => {
  const [, unit] = /^(hour|day|week|month|year)s?$/.exec(tokens[at]?.word ?? "") ?? [];
  return one(unit as "hour" | undefined, at + 1);
};

export const wordSlots = {
  n: numberSlot,
  weekday: weekdaySlot,
  month: monthSlot,
  year: yearSlot,
  date: dayOfMonthSlot,
  quarter: quarterSlot,
  unit: unitSlot,
};

type DayValues = {
  n?: number;
  weekday?: number;
  month?: number;
  year?: number;
  date?: number;
  quarter?: number;
  unit?: "day";
};
type DayMeaning = (values: DayValues, context: Today) => DaySpan | undefined;

const meanings: [string, DayMeaning][] = [
  ["today|this_morning|this_afternoon|this_evening|tonight", (_, at) => sinceStart(daysAgo(0, at))],
  ["the? day_before_yesterday", (_, at) => daysAgo(2, at)],
  ["yesterday morning|afternoon|evening|night?", (_, at) => daysAgo(1, at)],
  ["last_night", (_, at) => sinceStart(daysAgo(1, at))],
  ["this|the weekend", (_, at) => weekend(0, at)],
  ["last|past weekend", (_, at) => weekend(0, at)],
  ["the? start|beginning of the|this year", (_, at) => sinceStart(calendarUnit("year", 0, at))],
  ["the? start|beginning of the|this month", (_, at) => sinceStart(calendarUnit("month", 0, at))],
  ["the? start|beginning of the|this week", (_, at) => sinceStart(calendarUnit("week", 0, at))],
  ["earlier|later? this week|weeks", (_, at) => calendarUnit("week", 0, at)],
  ["earlier|later? this month|months", (_, at) => calendarUnit("month", 0, at)],
  ["earlier|later? this year", (_, at) => calendarUnit("year", 0, at)],
  ["early|late|earlier? last week|weeks", (_, at) => calendarUnit("week", 1, at)],
  ["earlier? last month|months", (_, at) => calendarUnit("month", 1, at)],
  ["early|late|earlier? last year", (_, at) => calendarUnit("year", 1, at)],
  ["the? week before_last", (_, at) => calendarUnit("week", 2, at)],
  ["the? month before_last", (_, at) => calendarUnit("month", 2, at)],
  ["the? year before_last", (_, at) => calendarUnit("year", 2, at)],
  ["the? weekend before_last", (_, at) => weekend(1, at)],
  ["{n} months ago", ({ n = 0 }, { today }) => monthOf(today.subtract({ months: n }))],
  ["{n} years ago", ({ n = 0 }, { today }) => yearSpan(today.year - n)],
  ["a_month ago", (_, at) => calendarUnit("month", 1, at)],
  ["a_year ago", (_, at) => calendarUnit("year", 1, at)],
  ["{n} days ago", ({ n = 0 }, at) => daysAgo(n, at)],
  ["{n} weeks ago", ({ n = 0 }, at) => daysAgo(7 * n, at)],
  ["a_week ago", (_, at) => daysAgo(7, at)],
  [
    "last|this_past|past? {weekday} morning|afternoon|evening|night?",
    ({ weekday = 1 }, at) => lastWeekday(weekday, at),
  ],
  ["{month} {date} {year}?", ({ month = 1, date = 1, year }, at) => dateSpan(month, date, year, at)],
  ["the? {date} of? {month} {year}?", ({ month = 1, date = 1, year }, at) => dateSpan(month, date, year, at)],
  ["last? {month} {year}?", ({ month = 1, year }, at) => monthSpan(month, year, at)],
  [
    "early|the_start_of|the_beginning_of|start_of|beginning_of {month} {year}?",
    ({ month = 1, year }, at) => thirdOf(monthSpan(month, year, at), 0),
  ],
  [
    "mid|mid-|the_middle_of|middle_of {month} {year}?",
    ({ month = 1, year }, at) => thirdOf(monthSpan(month, year, at), 1),
  ],
  [
    "late|the_end_of|end_of {month} {year}?",
    ({ month = 1, year }, at) => thirdOf(monthSpan(month, year, at), 2),
  ],
  ["late|the_end_of|end_of last month", (_, at) => thirdOf(calendarUnit("month", 1, at), 2)],
  [
    "early|the_start_of|the_beginning_of|start_of|beginning_of last month",
    (_, at) => thirdOf(calendarUnit("month", 1, at), 0),
  ],
  ["{month} last_year", ({ month = 1 }, at) => monthSpan(month, at.today.year - 1, at)],
  ["the? {quarter} of? {year}?", ({ quarter = 1, year }, at) => quarterSpan(quarter, year, at)],
  ["{year}", ({ year = 0 }, at) => (year <= at.today.year ? yearSpan(year) : undefined)],
];
const compiled: { phrase: Phrase; meaning: DayMeaning }[] = meanings.map(([text, meaning]) => ({
  phrase: phrases({}, text)[0] as Phrase,
  meaning,
}));

/** Days as people name them, without the word before: yesterday, last friday, nov 5, 2026-11-23, q3 2025. */
export const daySlot =
  (context: Today): Slot<DaySpan> =>
  (tokens, at) => {
    const found = compiled.flatMap(({ phrase, meaning }) => {
      const match = firstMatch([phrase], tokens, at, wordSlots, false);
      if (!match) return [];
      const values = Object.fromEntries(
        Object.entries(match.captured).map(([name, { value }]) => [name, value]),
      );
      return one(meaning(values, context), match.end);
    });
    return [...written(tokens[at], at, context), ...found].toSorted((a, b) => b.end - a.end);
  };

/** 2026-11-23, 2026/11/23, 2026-11. */
function written(
  token: SaidToken | undefined,
  at: number,
  context: Today,
): { value: DaySpan; end: number }[] {
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?$/.exec(token?.word ?? "") ?? [];
  if (!year || !month || !plainDate(Number(year), Number(month), Number(day ?? 1))) return [];
  const span = day
    ? dateSpan(Number(month), Number(day), Number(year), context)
    : monthSpan(Number(month), Number(year), context);
  return one(span, at + 1);
}
