import { zoneNamed } from "./zone-names.ts";
import { zoneOf } from "./zone-offsets.ts";

const half = "上午|午前|오전|下午|午後|오후|[ap]\\.?m\\b\\.?";
/** 08:30, 8:30:15.5 pm, 下午8:30, 16時05分, 08h30. */
const clock = new RegExp(
  `(?:(${half}) ?)?(?<!\\d)(\\d{1,2})(?::| ?[時时点點시] ?| ?h ?(?=\\d))(\\d{1,2})(?:(?::| ?[分분] ?)(\\d{1,2})(?:[.,](\\d{1,3})\\d*)?)?(?: ?[分분秒초])?(?: ?(${half}))?`,
  "i",
);
/** 083015, directly after the day. */
const compact = /^T?()(\d{2})(\d{2})(\d{2})?/i;

/** The greatest distance of a time from its date. */
const maxChars = 40;

/** Norwegian and Finnish "kl. 10.30", German "10.30 Uhr", and 10.30 where nothing else follows the day. */
const pointed =
  /(?<=\bklo?\.? ?)(\d{1,2})\.(?=\d\d)|(\d{1,2})\.(?=\d\d ?Uhr)|(?<=^[ ,|–-]{1,3})(\d{1,2})\.(?=\d\d$)/gi;

/**
 * Milliseconds from midnight: in UTC if the text names an offset, otherwise local time, in `zone` if the
 * text names a place. `start` is where the time begins.
 */
export type TimeOfDay = { ms: number; isLocal: boolean; zone?: string; start: number };

/** The time of day in what follows a date; undefined if there is none. */
export function timeOfDay(rest: string): TimeOfDay | undefined {
  const near = rest.slice(0, maxChars).replace(pointed, (point) => point.replace(".", ":"));
  const match = compact.exec(near) ?? clock.exec(near);
  if (!match) return undefined;
  const [written, before, hour, minute = "0", second = "0", fraction = "", behind] = match;
  const hours = hourOf(Number(hour), before ?? behind);
  if (hours > 24 || Number(minute) > 59 || Number(second) > 61) return undefined;
  const after = rest.slice(match.index + written.length).replace(/^(?: ?Uhr)?[ ([,]*/, "");
  const zone = zoneNamed(after);
  const offset = zone ? undefined : zoneOf(after);
  const seconds = (hours * 60 + Number(minute) - (offset ?? 0)) * 60 + Number(second);
  const ms = seconds * 1000 + Number(fraction.padEnd(3, "0"));
  return { ms, isLocal: offset === undefined, zone, start: match.index };
}

function hourOf(hour: number, half: string | undefined): number {
  if (!half) return hour;
  return (hour % 12) + (/^(?:下|午後|오후|p)/i.test(half) ? 12 : 0);
}
