import type { QuietHours } from "./follow.ts";

const hoursPattern = /^(\d{1,2})(?::(\d{2}))?\s*(?:-|–|to|至|到)\s*(\d{1,2})(?::(\d{2}))?$/i;

/** Parses "22:00-07:00" or "22-7"; undefined for anything else. */
export function parseQuietHours(text: string): QuietHours | undefined {
  const [, fromHour, fromMinute = "00", toHour, toMinute = "00"] =
    hoursPattern.exec(text.normalize("NFKC").trim()) ?? [];
  const from = clock(fromHour, fromMinute);
  const to = clock(toHour, toMinute);
  return from && to && from !== to ? { from, to } : undefined;
}

function clock(hour: string | undefined, minute: string): string | undefined {
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, "0")}:${minute}`;
}

/** Whether a moment (ms) is within the quiet hours in a zone; they may span midnight. */
export function isQuiet({ from, to }: QuietHours, zone: string, now: number): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return from < to ? time >= from && time < to : time >= from || time < to;
}
