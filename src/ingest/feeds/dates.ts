import { monthOf } from "../dates/months.ts";
import { zoneOf } from "../dates/zone-offsets.ts";

type Day = { year: number; month: number; day: number; rest: string };

/**
 * The moment that a feed's date means, however it is written, in milliseconds since the epoch;
 * undefined where it is none. A date without a zone is read as UTC; the year of a hundred is taken
 * from two figures, 70 to 99 being the last century's.
 */
export function parseFeedDate(written: string): number | undefined {
  const text = written.slice(0, 100).normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  if (/^\d{9,13}$/.test(text)) return Number(text) * (text.length > 10 ? 1 : 1000);
  const day = readers.map((read) => read(text)).find((found) => found !== undefined);
  if (!day || day.month < 1 || day.month > 12 || day.day < 1 || day.day > daysIn(day)) return undefined;
  const year = day.year < 70 ? day.year + 2000 : day.year < 100 ? day.year + 1900 : day.year;
  const time = Date.UTC(year, day.month - 1, day.day) + clockOf(day.rest);
  return Number.isNaN(time) || year < 1900 || year > 9999 ? undefined : time;
}

const daysIn = ({ year, month }: Day): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Forms of a date, the surest first; `rest` is where the time of day stands. */
const readers: ((text: string) => Day | undefined)[] = [
  isoDay,
  ordinalDay,
  shortIsoDay,
  cjkDay,
  numericDay,
  wordDay,
];

function isoDay(text: string): Day | undefined {
  const form =
    /^(?:\p{L}+\.?,? )?(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|\/(\d{1,2})\/(\d{1,2})|\. ?(\d{1,2})\. ?(\d{1,2})\.?|(\d{2})(\d{2}))?(?=$|[t ,]|z$|\d{6}$)(.*)$/su;
  const [, year, m1, d1, m2, d2, m3, d3, m4, d4, rest = ""] = form.exec(text) ?? [];
  if (!year) return undefined;
  return {
    year: Number(year),
    month: Number(m1 ?? m2 ?? m3 ?? m4 ?? 1),
    day: Number(d1 ?? d2 ?? d3 ?? d4 ?? 1),
    rest,
  };
}

/** 03-12-31, -0312, 200312: ISO 8601 in its short forms, without which the century or the day. */
function shortIsoDay(text: string): Day | undefined {
  const [, year, month, day, rest = ""] = /^(\d{2})-(\d{2})-(\d{2})(?=$|[t ])(.*)$/s.exec(text) ?? [];
  if (year) return { year: Number(year), month: Number(month), day: Number(day), rest };
  const [, early, late] = /^(?:-|(?:19|20)(?=\d{4}$))(\d{2})-?(\d{2})$/.exec(text) ?? [];
  const century = text.startsWith("-") ? 0 : Number(text.slice(0, 2)) * 100;
  return early ? { year: century + Number(early), month: Number(late), day: 1, rest: "" } : undefined;
}

/** 2003-335: the day of the year. */
function ordinalDay(text: string): Day | undefined {
  const [, year, day, rest = ""] = /^(\d{4})-?(\d{3})(?=$|[t ])(.*)$/s.exec(text) ?? [];
  if (!year || Number(day) < 1 || Number(day) > 366) return undefined;
  const date = new Date(Date.UTC(Number(year), 0, Number(day)));
  return { year: Number(year), month: date.getUTCMonth() + 1, day: date.getUTCDate(), rest };
}

/** 2026年1月31日, 2004년 05월 28일. */
function cjkDay(text: string): Day | undefined {
  const [, year, month, day, rest = ""] =
    /(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일號]?(.*)$/s.exec(text.normalize("NFC")) ?? [];
  return year ? { year: Number(year), month: Number(month), day: Number(day), rest } : undefined;
}

/** 31.1.2026 and 31-1-2026 begin with the day, 1/31/2026 with the month unless that cannot be. */
function numericDay(text: string): Day | undefined {
  const form = /^(?:\p{L}+\.?,? )?(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?=$|[t ,])(.*)$/su;
  const [, one, separator, two, year, rest = ""] = form.exec(text) ?? [];
  if (!one) return undefined;
  const monthFirst = separator === "/" && Number(one) <= 12;
  const [month, day] = monthFirst ? [one, two] : [two, one];
  return { year: Number(year), month: Number(month), day: Number(day), rest };
}

/** Sun, 31 Jan 2026 and January 31st, 2026 and Sat Jan 31 08:00:00 2026. */
function wordDay(text: string): Day | undefined {
  const words = [...text.matchAll(/\p{L}[\p{L}\p{M}]{2,}\.?/gu)];
  for (const { 0: word, index } of words) {
    // "Sept", "Janv": a longer short form than is known.
    const month = monthOf(word) ?? monthOf(word.normalize("NFC").slice(0, 3));
    if (month === undefined) continue;
    const early = /(?<!\d)(\d{4})[ ,/-]+$/.exec(text.slice(0, index));
    const before = early
      ? null
      : /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[ -]*(?:de )?$/.exec(text.slice(0, index));
    const after = text.slice(index + word.length);
    const found = before ? yearFirst(after) : dayAfter(early ? `${after} ${early[1]}` : after);
    if (found) return { ...found, month, day: before ? Number(before[1]) : found.day };
  }
  return undefined;
}

/** " 2026 08:00", "-26": a year, then the rest; the day is filled in by the caller. */
function yearFirst(after: string): Omit<Day, "month"> | undefined {
  const [, year, rest = ""] = /^[ ,'-]*(?:de )?(\d{4}|\d{2})(?![\d:])(.*)$/s.exec(after) ?? [];
  return year ? { year: Number(year), day: 0, rest } : undefined;
}

/** " 31, 2026 08:00" or " 31 08:00:00 EST 2026". */
function dayAfter(after: string): Omit<Day, "month"> | undefined {
  const [, day, rest = ""] = /^[ .-]*(\d{1,2})(?:st|nd|rd|th)?(?![\d:])(.*)$/s.exec(after) ?? [];
  if (!day) return undefined;
  const soon = /^[ ,-]*(\d{4})(?![\d:])(.*)$/s.exec(rest);
  const late = soon ?? /(?<![\d+-])(\d{4})()$/.exec(rest);
  return late ? { year: Number(late[1]), day: Number(day), rest: soon ? (soon[2] ?? "") : rest } : undefined;
}

const noon = /^(?:下午|午後|오후|p\.?m\.?)/;
const beforeNoon = /^(?:上午|午前|오전|a\.?m\.?)/;

/** The time of day in what follows a date, in milliseconds from midnight UTC; 0 where there is none. */
function clockOf(rest: string): number {
  const form =
    /(?:^|[t ,]|\D)(\d{1,2})(?::| ?[時点시] ?)(\d{1,2})(?::?(?<=:)(\d{1,2})(?:[.,](\d{1,3})\d*)?)?(.*)$/s;
  const compact = /^t?(\d{2})(\d{2})(\d{2})?()(.*)$/s;
  const match = compact.exec(rest) ?? form.exec(rest);
  if (!match) return 0;
  const [, hour = "0", minute = "0", second = "0", fraction = "0", tail = ""] = match;
  const after = tail.trim();
  const half = rest.slice(0, match.index + match[0].length - tail.length);
  const isAfternoon = noon.test(after) || noon.test(half.trim());
  const isMorning = beforeNoon.test(after) || beforeNoon.test(half.trim());
  const hours = isAfternoon || isMorning ? (Number(hour) % 12) + (isAfternoon ? 12 : 0) : Number(hour);
  if (hours > 24 || Number(minute) > 59 || Number(second) > 61) return 0;
  const zone = zoneOf(
    after
      .replace(noon, "")
      .replace(beforeNoon, "")
      .replace(/^[ (]+/, ""),
  );
  return (
    ((hours * 60 + Number(minute) - zone) * 60 + Number(second)) * 1000 + Number(fraction.padEnd(3, "0"))
  );
}
