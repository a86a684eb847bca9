export type DayPart = "morning" | "noon" | "afternoon" | "night";

/** A time with an hour up to twelve as it is meant in a part of the day: 06:00 at night is 18:00, 01:00 is not. */
export function inPart(clock: string, part: DayPart): string {
  const hour = Number(clock.slice(0, 2));
  const isLate = part === "afternoon" || (part === "night" && hour >= 5) || (part === "noon" && hour < 5);
  if (hour > 12 || hour === 0) return clock;
  if (hour === 12) return part === "night" || part === "morning" ? `00${clock.slice(2)}` : clock;
  return isLate ? `${hour + 12}${clock.slice(2)}` : clock;
}
