import { styleText } from "../style/style-text.ts";
import type { DigestSubscription, Schedule } from "../subscription.ts";
import { partsOf, type ScheduleParts } from "./schedule-parts.ts";
import { quotedApart, splitSubject, subjectText } from "./subject.ts";
import { zoneNamed } from "./time-zones.ts";
import { nameWeekdays, sorted } from "./weekdays.ts";

/** A digest as described: when, about what, of how many stories, where, if it is skipped without news, how it looks. */
export type DigestWish = Pick<
  DigestSubscription,
  "schedule" | "about" | "most" | "silent" | "place" | "style"
>;

/** The part that could not be parsed, as it was typed. */
type Problem = { problem: "time" | "zone" | "days"; text: string };

/**
 * Reads `08:30 Asia/Taipei weekdays about chips`: times, zone, days, `top 5`, `silent`, `thread`, its style and the
 * subject in any order. Without a zone it is `defaultZone`, without days daily.
 * @param zoneOf what a text names as a zone; undefined if nothing
 */
export function parseSchedule(text: string, defaultZone: string, zoneOf = zoneNamed): DigestWish | Problem {
  const { rest, style: opening } = quotedApart(text);
  const { order, about } = splitSubject(rest);
  const parts = partsOf(order);
  const style = { ...parts.style, ...opening };
  const { times, most, silent, threads } = parts;
  const faulty = times.find(({ clock }) => clock === undefined);
  if (faulty || times.length === 0) return { problem: "time", text: faulty?.typed ?? order };
  const place = placeAndDays(parts, defaultZone, zoneOf);
  if ("problem" in place) return place;
  const clocks = [...new Set(times.map(({ clock }) => clock as string))].sort();
  return {
    schedule: { times: clocks, ...place },
    ...(about && { about }),
    ...(most && { most }),
    ...(silent && { silent }),
    ...(threads && { place: "thread" }),
    ...(Object.keys(style).length > 0 && { style }),
  };
}

function placeAndDays(
  { days, unclear, place }: ScheduleParts,
  defaultZone: string,
  zoneOf: typeof zoneNamed,
): Omit<Schedule, "times"> | Problem {
  if (unclear) return { problem: "days", text: unclear };
  const zone = place ? zoneOf(place) : defaultZone;
  if (!zone) return { problem: "zone", text: place };
  return { zone, weekdays: sorted(days.length ? days : [1, 2, 3, 4, 5, 6, 7]) };
}

/**
 * The inverse: "08:30 Asia/Taipei mon,thu top 5 compact about chips".
 * @param isWhole whether also what is as usual is said of its style
 */
export function formatSchedule(
  { schedule, most, silent, place, style, about }: DigestWish,
  isWhole = false,
): string {
  const { times, zone, weekdays } = schedule;
  return [
    ...times,
    zone,
    nameWeekdays(weekdays),
    ...(most ? [`top ${most}`] : []),
    ...(silent ? ["silent"] : []),
    ...(place === "thread" ? ["thread"] : []),
    ...[styleText(style, isWhole)].filter(Boolean),
    ...(about ? [subjectText(about)] : []),
  ].join(" ");
}
