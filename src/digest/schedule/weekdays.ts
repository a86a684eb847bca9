import type { Weekday } from "../subscription.ts";

const everyDay: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const english = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const chinese = "一二三四五六日";

/** Names of several days; the first of each kind is the one we write. */
const groups = new Map<string, Weekday[]>([
  ["daily", everyDay],
  ["everyday", everyDay],
  ["day", everyDay],
  ["每天", everyDay],
  ["每日", everyDay],
  ["weekdays", [1, 2, 3, 4, 5]],
  ["weekday", [1, 2, 3, 4, 5]],
  ["平日", [1, 2, 3, 4, 5]],
  ["工作日", [1, 2, 3, 4, 5]],
  ["weekends", [6, 7]],
  ["weekend", [6, 7]],
  ["週末", [6, 7]],
  ["周末", [6, 7]],
]);

const meantAsDay = /days?$|^(?:週|周|星期|禮拜|礼拜)/;

/**
 * The days of one word: "weekdays", "mon,thu", "fri-mon", "週一三五", "週一至週五".
 * @returns undefined where it names no day, "unclear" where it seems to but a part of it does not
 */
export function weekdaysNamed(word: string): Weekday[] | "unclear" | undefined {
  const parts = word.toLowerCase().split(/[,、/]+/);
  const days = parts.map((part) => groups.get(part) ?? rangeOf(part) ?? daysOf(part));
  if (days.every((named) => named !== undefined)) return days.flat();
  return days.some((named) => named !== undefined) || meantAsDay.test(word) ? "unclear" : undefined;
}

export const sorted = (days: Weekday[]): Weekday[] => [...new Set(days)].sort((a, b) => a - b);

function rangeOf(text: string): Weekday[] | undefined {
  const [from, to, ...more] = text.split(/[-–~至到]/).map(daysOf);
  if (from?.length !== 1 || to?.length !== 1 || more.length > 0) return undefined;
  const first = from[0] ?? 1;
  const length = (((to[0] ?? 1) - first + 7) % 7) + 1;
  return Array.from({ length }, (_, step) => (((first - 1 + step) % 7) + 1) as Weekday);
}

function daysOf(text: string): Weekday[] | undefined {
  const position = english.findIndex((day) => text.length >= 3 && `${day}s`.startsWith(text));
  if (position >= 0) return [(position + 1) as Weekday];
  const [, numerals = ""] = /^(?:每?(?:週|周|星期|禮拜|礼拜))([一二三四五六日天]+)$/.exec(text) ?? [];
  const days = [...numerals].map((one) => (chinese.indexOf(one.replace("天", "日")) + 1) as Weekday);
  return days.length > 0 ? days : undefined;
}

/** "daily", "weekdays", "weekends" or "mon,thu". */
export function nameWeekdays(days: Weekday[]): string {
  const wanted = days.join();
  const [group] = [...groups].find(([, of]) => of.join() === wanted) ?? [];
  return group ?? days.map((day) => english[day - 1]?.slice(0, 3)).join(",");
}
