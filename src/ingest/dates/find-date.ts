import { monthOf } from "./months.ts";

const clock = /(?:^|\D)(\d{1,2})(?:[:時时点點]|h(?=\d))(\d{2})(?::?分?(\d{2}))?\s*([ap]\.?m\b)?/i;
const offset = /(?:GMT|UTC|\s)?([+-])(\d{2}):?(\d{2})?\b|\b(?:GMT|UTC)([+-])(\d{1,2})\b/;
const zones: Record<string, number> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  BST: 1,
  CET: 1,
  CEST: 2,
  HKT: 8,
  JST: 9,
  KST: 9,
  IST: 5.5,
  AEST: 10,
  AEDT: 11,
};

type Day = { year: number; month: number; day: number; end: number };

/**
 * The first date that stands in a text, in milliseconds since the epoch, with its time of day where
 * one follows; without a zone it counts as UTC. Undefined where there is none.
 * @param monthFirst how 3/4/2026 is meant: 4 March where true, 3 April otherwise
 */
export function findDate(text: string, monthFirst = false): number | undefined {
  const sample = text.slice(0, 300);
  const found = dayIn(sample, monthFirst);
  if (!found) return undefined;
  const { year, month, day, end } = found;
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 1970 && year < 2100;
  return isReal ? Date.UTC(year, month - 1, day) + timeIn(sample.slice(end, end + 40)) : undefined;
}

function dayIn(text: string, monthFirst: boolean): Day | undefined {
  const finders = [bigEndian, chinese, named, numeric];
  const found = finders.flatMap((find) => find(text, monthFirst) ?? []);
  return found.toSorted((a, b) => a.end - b.end)[0];
}

const endOf = (match: RegExpExecArray): number => match.index + match[0].length;

function bigEndian(text: string): Day | undefined {
  const match = /(?<!\d)((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text);
  return match
    ? { year: Number(match[1]), month: Number(match[3]), day: Number(match[4]), end: endOf(match) }
    : undefined;
}

/** Western years, and those of the Republic of China (民國115年 is 2026). */
function chinese(text: string): Day | undefined {
  const match = /(民國|民国)?\s*(\d{2,4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]/.exec(text);
  if (!match) return undefined;
  const year = Number(match[2]) + (match[1] ? 1911 : 0);
  return { year, month: Number(match[3]), day: Number(match[4]), end: endOf(match) };
}

function named(text: string): Day | undefined {
  const dayFirst =
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|er|º)?[\s-]+(?:de\s+)?(\p{L}{3,12})\.?,?[\s-]+(?:de\s+)?((?:19|20)\d{2})(?!\d)/iu.exec(
      text,
    );
  const monthFirst =
    /(?<!\p{L})(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d{2})(?!\d)/iu.exec(text);
  const readings = [
    dayFirst && { match: dayFirst, name: dayFirst[2], day: dayFirst[1] },
    monthFirst && { match: monthFirst, name: monthFirst[1], day: monthFirst[2] },
  ];
  return readings.flatMap((reading) => {
    const month = reading && monthOf(reading.name ?? "");
    return month
      ? { year: Number(reading.match[3]), month, day: Number(reading.day), end: endOf(reading.match) }
      : [];
  })[0];
}

function numeric(text: string, monthFirst: boolean): Day | undefined {
  const match = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d{2})(?!\d)/.exec(text);
  if (!match) return undefined;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const isMonthFirst = second > 12 || (monthFirst && match[2] !== "." && first <= 12);
  const [day, month] = isMonthFirst ? [second, first] : [first, second];
  return { year: Number(match[4]), month, day, end: endOf(match) };
}

/** Milliseconds from midnight UTC of the day, 0 where no time follows. */
function timeIn(text: string): number {
  const match = clock.exec(text);
  if (!match || Number(match[1]) > 23 || Number(match[2]) > 59) return 0;
  const half = match[4]?.toLowerCase().charAt(0);
  const hour = half ? (Number(match[1]) % 12) + (half === "p" ? 12 : 0) : Number(match[1]);
  const minutes = hour * 60 + Number(match[2]) - offsetIn(text.slice(endOf(match)));
  return (minutes * 60 + Number(match[3] ?? 0)) * 1000;
}

/** Minutes ahead of UTC. */
function offsetIn(text: string): number {
  const match = offset.exec(text);
  if (match) {
    const hours = Number(match[2] ?? match[5]) * 60 + Number(match[3] ?? 0);
    return (match[1] ?? match[4]) === "-" ? -hours : hours;
  }
  const zone = /\b[A-Z]{3,4}\b/.exec(text)?.[0] ?? "";
  return (zones[zone] ?? 0) * 60;
}
