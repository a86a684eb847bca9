import { format, hasAge, type Reader } from "../../src/locales/date-format.ts";

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** How long ago, up to a week; otherwise the date. */
export function ageOf(time: number, now: number, reader: Reader): string {
  const ageMs = now - time;
  if (!hasAge(time, now)) return format(time, reader, { dateStyle: "medium" });
  const [unit, unitMs] = units.find(([, ms]) => ageMs >= ms) ?? units[2];
  const relative = new Intl.RelativeTimeFormat(reader.locale, { numeric: "auto" });
  return relative.format(-Math.floor(ageMs / unitMs), unit);
}
