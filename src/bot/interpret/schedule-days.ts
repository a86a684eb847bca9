import { nameWeekdays } from "../../digest/schedule/weekdays.ts";
import type { Weekday } from "../../digest/subscription.ts";

/** Days (1 Monday to 7 Sunday) as a schedule writes them: "weekdays", "mon,thu"; none are every day. */
export const daysNamed = (days: Set<number>): string =>
  nameWeekdays((days.size > 0 ? [...days].sort((a, b) => a - b) : [1, 2, 3, 4, 5, 6, 7]) as Weekday[]);
