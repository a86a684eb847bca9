import type { CalendarDay } from "./calendar-day.ts";
import type { TimeOfDay } from "./time-of-day.ts";

/** How the author of a date writes. */
export type DateStyle = {
  /** Whether 3/4/2026 is 4 March. */
  monthFirst?: boolean;
  /** The IANA zone of dates that name none. */
  zone?: string;
};

/** A day and its time in milliseconds since the epoch. A day without a time is its first moment in `zone`. */
export function momentOf(
  { year, month, day }: CalendarDay,
  time: TimeOfDay = { ms: 0, isLocal: true, start: 0 },
  ownZone = "UTC",
): number {
  const moment = Date.UTC(year, month - 1, day) + time.ms;
  const zone = time.zone ?? ownZone;
  if (!time.isLocal || zone === "UTC") return moment;
  const written = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO("UTC").toPlainDateTime();
  return written.toZonedDateTime(zone).epochMilliseconds;
}
