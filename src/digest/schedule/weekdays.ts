import { anyOf, scheduleWords } from "../../locales/understood.ts";
import type { Weekday } from "../subscription.ts";

/** The days in command texts. */
export const dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Names of several days; command texts use the first for the same days. */
const groups = new Map(scheduleWords.flatMap((words) => Object.entries(words.groups)));
const range = new RegExp(anyOf(scheduleWords.flatMap((words) => words.range)));

/**
 * The days of one word: "weekdays", "mon,thu", "fri-mon", "週一三五", "週一至週五".
 * @returns undefined if it names no day, "unclear" if only a part of it does
 */
export function weekdaysNamed(word: string): Weekday[] | "unclear" | undefined {
  // 週二、四
  const together = daysOf(word);
  if (together) return together as Weekday[];
  const parts = word.toLowerCase().split(/[,、/]+/);
  const days = parts.map((part) => groups.get(part) ?? rangeOf(part) ?? daysOf(part));
  if (days.every((named) => named !== undefined)) return days.flat() as Weekday[];
  const isDay = days.some(Boolean) || scheduleWords.some(({ dayLike }) => dayLike.test(word));
  return isDay ? "unclear" : undefined;
}

export const sorted = (days: Weekday[]): Weekday[] => [...new Set(days)].sort((a, b) => a - b);

function rangeOf(text: string): number[] | undefined {
  const [first = "", last = "", ...more] = text.split(range);
  const from = daysOf(first);
  // 週一到五
  const to = daysOf(last) ?? daysOf(first.slice(0, -1) + last);
  if (from?.length !== 1 || to?.length !== 1 || more.length > 0) return undefined;
  const start = from[0] ?? 1;
  const length = (((to[0] ?? 1) - start + 7) % 7) + 1;
  return Array.from({ length }, (_, step) => ((start - 1 + step) % 7) + 1);
}

const daysOf = (text: string): number[] | undefined =>
  scheduleWords.map(({ weekdays }) => weekdays(text)).find(Boolean);

/** "daily", "weekdays", "weekends" or "mon,thu". */
export function nameWeekdays(days: Weekday[]): string {
  const wanted = days.join();
  const [group] = [...groups].find(([, of]) => of.join() === wanted) ?? [];
  return group ?? days.map((day) => dayNames[day - 1]).join(",");
}
