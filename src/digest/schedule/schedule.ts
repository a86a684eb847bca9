import type { Schedule, Weekday } from "../subscription.ts";

// A day has a slot for each time: the first minute of that day at or after it on the clocks of the
// zone. In the gap when clocks go forward that is the first minute after it; in the hour that comes
// twice when they go back it is the first of the two. A day that a zone skipped has none.

/** The next `count` slots after a moment, all in milliseconds since the epoch. */
export function nextSlots(schedule: Schedule, after: number, count: number): number[] {
  const slots: number[] = [];
  for (
    let day = localDay(schedule, after).subtract({ days: 1 });
    slots.length < count;
    day = day.add({ days: 1 })
  ) {
    slots.push(...slotsOn(day, schedule).filter((slot) => slot > after));
  }
  return slots.slice(0, count);
}

/** The last slot at or before a moment, both in milliseconds since the epoch. */
export function latestSlot(schedule: Schedule, atOrBefore: number): number {
  // Where clocks go back over midnight, tomorrow's slot may be past already.
  for (let day = localDay(schedule, atOrBefore).add({ days: 1 }); ; day = day.subtract({ days: 1 })) {
    const slot = slotsOn(day, schedule).findLast((one) => one <= atOrBefore);
    if (slot !== undefined) return slot;
  }
}

const localDay = ({ zone }: Schedule, time: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).toPlainDate();

/** Two times that a gap moves to the same minute are one slot. */
function slotsOn(day: Temporal.PlainDate, { times, zone, weekdays }: Schedule): number[] {
  if (!weekdays.includes(day.dayOfWeek as Weekday)) return [];
  if (!day.toZonedDateTime(zone).toPlainDate().equals(day)) return [];
  const slots = times.map((time) => slotAt(day.toPlainDateTime(time), zone));
  return [...new Set(slots.filter((slot) => slot !== undefined))].sort((a, b) => a - b);
}

function slotAt(wanted: Temporal.PlainDateTime, zone: string): number | undefined {
  const first = wanted.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (first.toPlainDateTime().equals(wanted)) return first.epochMilliseconds;
  return first.getTimeZoneTransition("next")?.epochMilliseconds;
}
