import type { Schedule, Weekday } from "./types.ts";
import { nameWeekdays, sorted, weekdaysNamed } from "./weekdays.ts";
import { zoneNamed } from "./zones.ts";

type Understood = { schedule: Schedule; about?: string };
/** The part that was not understood, as it was typed. */
type Problem = { problem: "time" | "zone" | "days"; text: string };

const timePattern = /(?<![\d:.])(\d{1,2})(?:[:.](\d{1,2}))?(?: ?([ap])\.?m\.?)?(?![\w:])/gi;
const aboutPattern = /(?:^|\s)(?:about(?=\s|$)|關於|关于)(.*)$/is;
const filler = /^(?:at|on|in|every|each|and|time)$/i;

/**
 * Reads `08:30 Asia/Taipei weekdays about chips`: a time, then zone and days in any order.
 * Without a zone it is `defaultZone`, without days daily.
 */
export function parseSchedule(text: string, defaultZone: string): Understood | Problem {
  const about = aboutPattern.exec(text)?.[1]?.trim() || undefined;
  const order = text.replace(aboutPattern, "").normalize("NFKC").trim();
  const times = timesIn(order);
  const [time] = times;
  if (!time?.clock) return { problem: "time", text: time?.typed ?? order };
  if (times[1]) return { problem: "time", text: times[1].typed };
  const words = wordsOf(order.replace(time.typed, " "));
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
  const schedule = {
    time: time.clock,
    zone,
    weekdays: sorted(weekdays.length ? weekdays : [1, 2, 3, 4, 5, 6, 7]),
  };
  return about ? { schedule, about } : { schedule };
}

/** The schedule as parseSchedule reads it: "08:30 Asia/Taipei mon,thu". */
export const formatSchedule = ({ time, zone, weekdays }: Schedule): string =>
  `${time} ${zone} ${nameWeekdays(weekdays)}`;

/** Everything that looks like a time of day; `clock` is missing where there is no such time. */
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
  const words = text.split(/\s+/).map((word) => word.replace(/^[,、]+|[,、]+$/g, ""));
  return words.filter((word) => word && !filler.test(word));
}
