import { monthOf } from "./months.ts";

/** A day at the beginning of a text; `end` is where the rest begins. */
export type CalendarDay = { year: number; month: number; day: number; end: number };

/** A month in words; in Thai it may be two letters, each with a full stop. */
const word = "(?<word>\\p{Script=Thai}{1,3}\\.\\p{Script=Thai}{1,2}|\\p{L}[\\p{L}\\p{M}]{2,11})\\.?";

/** Days with their year in four figures (or three, of the Republic of China); n is the one of two numbers that is the month if it can be. */
const fullForms = [
  // 2026-01-31, 2026/1/31, 2026. 1. 31.
  /^(?<y>\d{4})(?<s>[-/]|\. ?)(?<m>\d{1,2})\k<s>(?<d>\d{1,2})(?!\d)\.?/,
  // 2026年1月31日, 民國115年1月31日, 2026년 1월 31일
  /^(?:(?<roc>民[國国]) ?)?(?<y>\d{2,4}) ?[年년] ?(?<m>\d{1,2}) ?[月월] ?(?<d>\d{1,2})(?: ?[日일号號]|(?=$|[ T]))/,
  // 115/07/06, as Taiwan's authorities write 2026; IP addresses and versions have other figures.
  /^(?<y>1[0-4]\d)\/(?<m>\d{1,2})\/(?<d>\d{1,2})(?![\d./-])/,
  /^(?<y>1[0-4]\d)(?<s>[-.])(?<m>\d{2})\k<s>(?<d>\d{2})(?![\d./-])/,
  // 06 7月 2026 and 7 月 6, 2026, as WordPress in Chinese writes RFC 822 and English forms
  /^(?<d>\d{1,2}) (?<m>\d{1,2}) ?[月월],? (?<y>\d{4})(?!\d)/,
  /^(?<m>\d{1,2}) ?[月월] ?(?<d>\d{1,2})[日일]?, (?<y>\d{4})(?!\d)/,
  // ngày 12 tháng 8 năm 2026, 12 Tháng 8, 2026
  /^(?:ngày )?(?<d>\d{1,2}),? tháng (?<m>\d{1,2})(?:,| năm)? (?<y>\d{4})(?!\d)/iu,
  // 31 January 2026, 31st Jan. 2026, 31-Jan-26, 12 de enero de 2021
  new RegExp(
    `^(?<d>\\d{1,2})(?:st|nd|rd|th|er|o|\\.)?[ /-]*(?:de )?${word},?[ '/-]*(?:del? )?(?<y>\\d{4}|\\d{2})(?!\\d)(?!(?<!\\d{4}):)`,
    "iu",
  ),
  // January 31st, 2026; Jan 31 08:00:00 EST 2026
  new RegExp(
    `^${word}[ -]*(?<d>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:[ ,-]+(?<y>\\d{4})(?![\\d:])|(?=,? \\d{1,2}:\\d{2}\\S*(?: [a-z+-][\\w:+-]*){0,2} (?<late>\\d{4})(?!\\d)))`,
    "iu",
  ),
  // 2004-július-13, 2026. május 6., 2026 m. gegužės 6
  new RegExp(`^(?<y>\\d{4})(?: m\\.)?[ .,/-]+${word}[ -]*(?<d>\\d{1,2})(?!\\d)`, "iu"),
];

/** Dates only if they are the whole text: ISO 8601 in its short forms, and years of two figures. */
const shortForms = [
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})(?=$|[T ,]|\d{4}(?:\d\d)?$)/i,
  /^(?<y>\d{4})(?:-(?<m>\d{1,2}))?$/,
  /^(?<y>\d{4})-?(?<ordinal>\d{3})(?=$|[T ])/i,
  /^(?<y>\d{2})-(?<m>\d{2})-(?<d>\d{2})(?=$|[T ])/i,
  /^-(?<y>\d{2})(?<m>\d{2})$/,
  /^(?<y>(?:19|20)\d{2})(?<m>\d{2})$/,
];

/** 31.1.2026, 31. 1. 2026 and 31-1-2026 begin with the day, 1/31/2026 may begin with the month. */
const numeric = /^(?<d>\d{1,2})(?<s>[./-]|\. )(?<m>\d{1,2})\k<s>(?<y>\d{4}|\d{2})(?!\d)/;

/**
 * The day that a text begins with; undefined if there is none or the calendar has no such day.
 * @param monthFirst whether 3/4/2026 is 4 March
 * @param whole whether the text is nothing else, so that short forms are dates too
 */
export function dayAt(text: string, monthFirst: boolean, whole: boolean): CalendarDay | undefined {
  for (const form of [...fullForms, ...(whole ? shortForms : []), numeric]) {
    const match = form.exec(text);
    const groups = match?.groups ?? {};
    if (!match || (!whole && groups.y?.length === 2 && !groups.roc)) continue;
    const isMonthFirst = form === numeric && groups.s === "/" && (monthFirst || Number(groups.m) > 12);
    const { d, m } = isMonthFirst && Number(groups.d) <= 12 ? { d: groups.m, m: groups.d } : groups;
    const month = groups.word ? monthNamed(groups.word, whole) : Number(m ?? 1);
    const day = { year: yearOf(groups), month: month ?? 0, day: Number(d ?? 1), end: match[0].length };
    if (groups.ordinal) return ofOrdinal(day, Number(groups.ordinal));
    if (isReal(day)) return day;
  }
  return undefined;
}

/** "Sept", "Janv": a longer short form than is known. */
const monthNamed = (name: string, whole: boolean): number | undefined =>
  monthOf(name) ?? (whole ? monthOf(name.slice(0, 3)) : undefined);

function yearOf({ y, late, roc }: Record<string, string | undefined>): number {
  const year = Number(y ?? late);
  if (roc || y?.length === 3) return year + 1911;
  // The Buddhist era, as Thailand counts.
  if (year >= 2400 && year < 2700) return year - 543;
  if (y?.length !== 2) return year;
  return year < 70 ? year + 2000 : year + 1900;
}

const isReal = ({ year, month, day }: CalendarDay): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

function ofOrdinal({ year, end }: CalendarDay, ordinal: number): CalendarDay | undefined {
  if (ordinal < 1 || ordinal > 366) return undefined;
  const date = new Date(Date.UTC(year, 0, ordinal));
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate(), end };
}
