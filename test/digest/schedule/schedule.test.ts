import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { latestSlot, nextSlots } from "../../../src/digest/schedule/schedule.ts";
import type { Schedule, Weekday } from "../../../src/digest/subscription.ts";

const everyDay: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const ms = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds;
const minute = 60_000;

const daily = (time: string, zone: string): Schedule => ({ times: [time], zone, weekdays: everyDay });

describe("a slot a day, in local time", () => {
  test.each([
    // No summer time.
    [
      "Asia/Taipei",
      "08:30",
      "2026-03-07T16:00Z",
      ["2026-03-08T00:30Z", "2026-03-09T00:30Z", "2026-03-10T00:30Z"],
    ],
    // Clocks go forward on 8 March 2026, 02:00 to 03:00, and back on 1 November, 02:00 to 01:00.
    [
      "America/New_York",
      "08:30",
      "2026-03-07T05:00Z",
      ["2026-03-07T13:30Z", "2026-03-08T12:30Z", "2026-03-09T12:30Z"],
    ],
    [
      "America/New_York",
      "02:30",
      "2026-03-07T05:00Z",
      ["2026-03-07T07:30Z", "2026-03-08T07:00Z", "2026-03-09T06:30Z"],
    ],
    [
      "America/New_York",
      "01:30",
      "2026-10-31T04:00Z",
      ["2026-10-31T05:30Z", "2026-11-01T05:30Z", "2026-11-02T06:30Z"],
    ],
    // 29 March 2026, 01:00 to 02:00; 25 October, 02:00 to 01:00.
    [
      "Europe/London",
      "01:00",
      "2026-03-28T00:00Z",
      ["2026-03-28T01:00Z", "2026-03-29T01:00Z", "2026-03-30T00:00Z"],
    ],
    [
      "Europe/London",
      "01:15",
      "2026-03-28T00:00Z",
      ["2026-03-28T01:15Z", "2026-03-29T01:00Z", "2026-03-30T00:15Z"],
    ],
    [
      "Europe/London",
      "01:59",
      "2026-10-24T00:00Z",
      ["2026-10-24T00:59Z", "2026-10-25T00:59Z", "2026-10-26T01:59Z"],
    ],
    // Half an hour: 4 October 2026, 02:00 to 02:30; 5 April, 02:00 to 01:30.
    [
      "Australia/Lord_Howe",
      "02:10",
      "2026-10-02T14:00Z",
      ["2026-10-02T15:40Z", "2026-10-03T15:30Z", "2026-10-04T15:10Z"],
    ],
    [
      "Australia/Lord_Howe",
      "01:45",
      "2026-04-03T13:30Z",
      ["2026-04-03T14:45Z", "2026-04-04T14:45Z", "2026-04-05T15:15Z"],
    ],
    // Clocks go forward over midnight: 5 September 2027, 00:00 to 01:00.
    [
      "America/Santiago",
      "00:20",
      "2027-09-04T04:00Z",
      ["2027-09-04T04:20Z", "2027-09-05T04:00Z", "2027-09-06T03:20Z"],
    ],
    // Samoa had no 30 December 2011.
    [
      "Pacific/Apia",
      "08:00",
      "2011-12-29T10:00Z",
      ["2011-12-29T18:00Z", "2011-12-30T18:00Z", "2011-12-31T18:00Z"],
    ],
  ])("%s %s", (zone, time, after, slots) => {
    const schedule = daily(time, zone);
    expect(nextSlots(schedule, ms(after), 3)).toEqual(slots.map(ms));
    for (const slot of slots.map(ms)) {
      expect(latestSlot(schedule, slot)).toBe(slot);
      expect(latestSlot(schedule, slot + 59 * minute)).toBe(slot);
      expect(latestSlot(schedule, slot - 1)).toBeLessThan(slot);
    }
  });

  test("only on its weekdays, in local time", () => {
    // Monday 08:30 in Auckland is Sunday in UTC.
    const schedule: Schedule = { times: ["08:30"], zone: "Pacific/Auckland", weekdays: [1, 4] };
    const slots = ["2026-06-07T20:30Z", "2026-06-10T20:30Z", "2026-06-14T20:30Z"].map(ms);
    expect(nextSlots(schedule, ms("2026-06-07T00:00Z"), 3)).toEqual(slots);
    expect(latestSlot(schedule, ms("2026-06-14T20:29:59Z"))).toBe(slots[1]);
  });

  test("several a day, in order; those that a gap moves to the same minute are one", () => {
    const schedule: Schedule = {
      times: ["02:10", "02:50", "18:00"],
      zone: "America/New_York",
      weekdays: everyDay,
    };
    const slots = ["2026-03-08T07:00Z", "2026-03-08T22:00Z", "2026-03-09T06:10Z", "2026-03-09T06:50Z"].map(
      ms,
    );
    expect(nextSlots(schedule, ms("2026-03-08T05:00Z"), 4)).toEqual(slots);
    expect(latestSlot(schedule, ms("2026-03-09T06:30Z"))).toBe(slots[2]);
  });

  test("a digest that moves to another zone neither repeats nor skips a moment that lies ahead", () => {
    const now = ms("2026-06-01T00:00Z");
    expect(nextSlots(daily("08:30", "Asia/Taipei"), now, 1)).toEqual([ms("2026-06-01T00:30Z")]);
    expect(nextSlots(daily("08:30", "Europe/London"), now, 1)).toEqual([ms("2026-06-01T07:30Z")]);
  });
});

/** Local date and time of a moment, computed without Temporal. */
function localClock(zone: string): (time: number) => string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return (time) => format.format(time);
}

/** The slots in [from, to), found minute by minute. */
function watchedSlots({ times, ...days }: Schedule, from: number, to: number): number[] {
  const slots = times.flatMap((time) => watchedTimes(time, days, from, to));
  return [...new Set(slots)].sort((a, b) => a - b);
}

function watchedTimes(
  time: string,
  { zone, weekdays }: Omit<Schedule, "times">,
  from: number,
  to: number,
): number[] {
  const clock = localClock(zone);
  const posted = new Set<string>();
  const slots: number[] = [];
  const seen = new Set<string>();
  const dayMs = 86_400_000;
  for (let moment = from - 2 * dayMs; moment < to; moment += minute) {
    const local = clock(moment);
    seen.add(local.slice(0, 10));
    for (const day of seen) {
      if (posted.has(day) || local < `${day} ${time}`) continue;
      posted.add(day);
      const weekday = new Date(`${day}T00:00Z`).getUTCDay() || 7;
      if (moment >= from && weekdays.includes(weekday as Weekday)) slots.push(moment);
    }
  }
  return slots;
}

test("agrees with a search minute by minute", () => {
  // Days on which some of these zones changed their clocks, and plain ones.
  const around = fc.constantFrom(
    "2026-03-08",
    "2026-03-29",
    "2026-04-05",
    "2026-10-04",
    "2026-10-25",
    "2026-11-01",
    "2027-09-05",
  );
  const zones = [
    "America/New_York",
    "Europe/London",
    "Australia/Lord_Howe",
    "Asia/Taipei",
    "America/Santiago",
    "America/Havana",
  ];
  const minuteOfDay = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 1_439 }));
  const two = (number: number) => String(number).padStart(2, "0");
  fc.assert(
    fc.property(
      around,
      fc.constantFrom(...zones),
      fc.uniqueArray(minuteOfDay, { minLength: 1, maxLength: 3 }),
      fc.uniqueArray(fc.constantFrom(...everyDay), { minLength: 1 }),
      fc.integer({ min: -1_500, max: 1_500 }),
      (day, zone, at, days, shift) => {
        const times = at.map((minutes) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`).sort();
        const schedule: Schedule = { times, zone, weekdays: days.sort() };
        const from = ms(`${day}T00:00Z`) + shift * minute;
        const to = from + 2 * 86_400_000;
        const watched = watchedSlots(schedule, from, to);
        expect(nextSlots(schedule, from - 1, watched.length + 1).slice(0, -1)).toEqual(watched);
        expect(nextSlots(schedule, from - 1, watched.length + 1).at(-1)).toBeGreaterThanOrEqual(to);
        if (watched.length) expect(latestSlot(schedule, to - 1)).toBe(watched.at(-1));
      },
    ),
    { numRuns: 100 },
  );
});
