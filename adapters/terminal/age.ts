const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago, up to a week; else the date. Times in ms since the epoch. */
export function ageOf(time: number, now: number, { locale, zone }: { locale: string; zone: string }): string {
  const passed = now - time;
  if (passed < 0 || passed >= 7 * day) {
    return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: zone }).format(time);
  }
  const ago = (unit: "minute" | "hour" | "day", length: number) =>
    new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-Math.floor(passed / length), unit);
  if (passed < hour) return ago("minute", minute);
  return passed < day ? ago("hour", hour) : ago("day", day);
}
