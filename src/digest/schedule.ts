import type { Schedule, Weekday } from "./types.ts";

// A day's slot is the first minute of that day at or after its time on the clocks of the zone: in
// the gap when clocks go forward that is the minute right after it, in the hour that comes twice
// when they go back the first one. A day that a zone left out altogether has none.

/** The next `count` slots after a moment, all in milliseconds since the epoch. */
export function nextSlots(schedule: Schedule, after: number, count: number): number[] {
  const slots: number[] = [];
  for (
    let day = localDay(schedule, after).subtract({ days: 1 });
    slots.length < count;
    day = day.add({ days: 1 })
  ) {
    const slot = slotOn(day, schedule);
    if (slot !== undefined && slot > after) slots.push(slot);
  }
  return slots;
}

/** The last slot at or before a moment, both in milliseconds since the epoch. */
export function latestSlot(schedule: Schedule, atOrBefore: number): number {
  // Where clocks go back over midnight, tomorrow's slot may have been already.
  for (let day = localDay(schedule, atOrBefore).add({ days: 1 }); ; day = day.subtract({ days: 1 })) {
    const slot = slotOn(day, schedule);
    if (slot !== undefined && slot <= atOrBefore) return slot;
  }
}

const localDay = ({ zone }: Schedule, time: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).toPlainDate();

function slotOn(day: Temporal.PlainDate, { time, zone, weekdays }: Schedule): number | undefined {
  if (!weekdays.includes(day.dayOfWeek as Weekday)) return undefined;
  if (!day.toZonedDateTime(zone).toPlainDate().equals(day)) return undefined;
  const wanted = day.toPlainDateTime(time);
  const first = wanted.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (first.toPlainDateTime().equals(wanted)) return first.epochMilliseconds;
  return first.getTimeZoneTransition("next")?.epochMilliseconds;
}
