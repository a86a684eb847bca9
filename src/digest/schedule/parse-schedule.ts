import { anyOf, scheduleWords } from "../../locales/understood.ts";
import type { Schedule, Weekday } from "../subscription.ts";
import { zoneNamed } from "./time-zones.ts";
import { nameWeekdays, sorted, weekdaysNamed } from "./weekdays.ts";

/** A digest as described: when, about what, of how many stories, and whether it is skipped without news. */
export type DigestWish = { schedule: Schedule; about?: string; most?: number; silent?: boolean };

/** The part that could not be parsed, as it was typed. */
type Problem = { problem: "time" | "zone" | "days"; text: string };

const timePattern = /(?<![\d:.+])(\d{1,2})(?:[:.](\d{1,2}))?(?: ?([ap])\.?m\.?)?(?![\w:])/gi;

const any = (kind: "about" | "top" | "stories" | "silent" | "filler"): string =>
  anyOf(scheduleWords.flatMap((words) => words[kind]));

// After Chinese words no space is needed.
const aboutPattern = new RegExp(`(?:^|\\s)(?:${any("about")})(?<!\\w(?=\\w))(.*)$`, "is");
const mostPattern = new RegExp(
  `(?<=^|\\s)(?:${any("top")}) ?(\\d{1,2})(?: ?(?:${any("stories")}))?(?=\\s|$)`,
  "i",
);
const silentPattern = new RegExp(`(?<=^|\\s)(?:${any("silent")})(?=\\s|$)`, "i");
const fillerPattern = new RegExp(`^(?:${any("filler")})$`, "i");

/** More do not fit in a message; see the adapters' limits. */
const maxStories = 20;

/**
 * Reads `08:30 Asia/Taipei weekdays about chips`: one or more times, then zone, days, `top 5` and
 * `silent` in any order. Without a zone it is `defaultZone`, without days daily.
 */
export function parseSchedule(text: string, defaultZone: string): DigestWish | Problem {
  const about = aboutPattern.exec(text)?.[1]?.trim() || undefined;
  const order = text.replace(aboutPattern, "").normalize("NFKC").trim();
  const [, count] = mostPattern.exec(order) ?? [];
  const rest = order.replace(mostPattern, " ").replace(silentPattern, " ");
  const times = timesIn(rest);
  const faulty = times.find(({ clock }) => clock === undefined);
  if (faulty || times.length === 0) return { problem: "time", text: faulty?.typed ?? order };
  const words = wordsOf(times.reduce((left, { typed }) => left.replace(typed, " "), rest));
  const place = placeAndDays(words, defaultZone);
  if ("problem" in place) return place;
  const clocks = [...new Set(times.map(({ clock }) => clock as string))].sort();
  return {
    schedule: { times: clocks, ...place },
    ...(about && { about }),
    ...(count && { most: Math.min(Math.max(Number(count), 1), maxStories) }),
    ...(silentPattern.test(order) && { silent: true }),
  };
}

function placeAndDays(words: string[], defaultZone: string): Omit<Schedule, "times"> | Problem {
  const weekdays: Weekday[] = [];
  const place: string[] = [];
  for (const word of words) {
    const days = weekdaysNamed(word);
    if (days === "unclear") return { problem: "days", text: word };
    if (days) weekdays.push(...days);
    else place.push(word);
  }
  const zone = place.length ? zoneNamed(place.join(" ")) : defaultZone;
  if (!zone) return { problem: "zone", text: place.join(" ") };
  return { zone, weekdays: sorted(weekdays.length ? weekdays : [1, 2, 3, 4, 5, 6, 7]) };
}

/** The inverse: "08:30 Asia/Taipei mon,thu top 5 about chips". */
export function formatSchedule({ schedule, most, silent, about }: DigestWish): string {
  const { times, zone, weekdays } = schedule;
  return [
    ...times,
    zone,
    nameWeekdays(weekdays),
    ...(most ? [`top ${most}`] : []),
    ...(silent ? ["silent"] : []),
    ...(about ? [`about ${about}`] : []),
  ].join(" ");
}

/** Everything that looks like a time of day; `clock` is missing if there is no such time. */
function timesIn(text: string): { typed: string; clock?: string }[] {
  return [...text.matchAll(timePattern)].flatMap(([typed, hour = "", minute, half]) =>
    minute || half ? { typed, clock: clockTime(Number(hour), Number(minute ?? 0), half?.toLowerCase()) } : [],
  );
}

function clockTime(hour: number, minute: number, half: string | undefined): string | undefined {
  if (minute > 59 || (half ? hour < 1 || hour > 12 : hour > 23)) return undefined;
  const hour24 = half ? (hour % 12) + (half === "p" ? 12 : 0) : hour;
  return `${String(hour24).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** Words, free of the commas between them; "mon,thu" is one word. */
function wordsOf(text: string): string[] {
  const words = text.split(/\s+/).map((word) => word.replace(/^[,、]+|(?<![,、])[,、]+$/g, ""));
  return words.filter((word) => word && !fillerPattern.test(word));
}
