import { zoneNamed } from "../../../digest/schedule/time-zones.ts";
import type { SaidToken } from "../tokens.ts";

/** The half of the day that was named before, as in "every evening at 6". */
export type DayHalf = { half?: "am" | "pm" };

type Found<T> = { value: T; end: number };

/** 8, 8am, 8:15, 8.30 pm, noon, half past eight. */
export function timeAt(tokens: SaidToken[], at: number, plan: DayHalf): Found<string> | undefined {
  const word = tokens[at]?.word ?? "";
  const next = tokens[at + 1]?.word ?? "";
  if (word === "noon" || word === "midday" || word === "lunchtime") return { value: "12:00", end: at + 1 };
  if (word === "midnight") return { value: "00:00", end: at + 1 };
  if (word === "half" && next === "past")
    return clock(hourOf(tokens[at + 2]?.word), 30, tokens, at + 3, plan);
  if (word === "quarter" && (next === "past" || next === "after"))
    return clock(hourOf(tokens[at + 2]?.word), 15, tokens, at + 3, plan);
  if (word === "quarter" && (next === "to" || next === "before")) {
    const hour = hourOf(tokens[at + 2]?.word);
    return clock(hour === undefined ? undefined : hour - 1, 45, tokens, at + 3, plan);
  }
  const [, hour, minute, half] = /^(\d{1,2})(?:[:.h](\d\d))?(am|pm|a\.m|p\.m|a|p|h)?$/.exec(word) ?? [];
  if (hour !== undefined) {
    const isTime =
      minute !== undefined ||
      (half !== undefined && half !== "") ||
      isAfterAt(tokens, at) ||
      /^(?:am|pm|a\.m|p\.m|a|oclock|o'clock|in|sharp)$/.test(next);
    return isTime ? clock(Number(hour), Number(minute ?? 0), tokens, at + 1, plan, half) : undefined;
  }
  const [, hour4, minute4] = /^([01]\d|2[0-3])([0-5]\d)$/.exec(word) ?? [];
  if (hour4 !== undefined && isAfterAt(tokens, at))
    return clock(Number(hour4), Number(minute4), tokens, at + 1, {});
  const named = hourOf(word);
  if (named === undefined) return undefined;
  if (/^(?:thirty|fifteen)$/.test(next))
    return clock(named, next === "thirty" ? 30 : 15, tokens, at + 2, plan);
  return isAfterAt(tokens, at) || /^(?:am|pm|oclock|o'clock)$/.test(next)
    ? clock(named, 0, tokens, at + 1, plan)
    : undefined;
}

const isAfterAt = (tokens: SaidToken[], at: number): boolean => {
  const before = tokens[at - 1]?.word ?? "";
  if (/^(?:at|by|around|from|@)$/.test(before)) return true;
  if (before === "on" && tokens[at - 2]?.word === "digest") return true;
  // "at 8 and 18"
  return before === "and" && /\d/.test(tokens[at - 2]?.word ?? "");
};

const hours = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
function hourOf(word: string | undefined): number | undefined {
  const named = hours.indexOf(word ?? "");
  if (named > 0) return named;
  return /^\d{1,2}$/.test(word ?? "") ? Number(word) : undefined;
}

function clock(
  hour: number | undefined,
  minute: number,
  tokens: SaidToken[],
  end: number,
  plan: DayHalf,
  written?: string,
): Found<string> | undefined {
  if (hour === undefined || hour < 0 || hour > 24 || minute > 59) return undefined;
  const next = tokens[end]?.word ?? "";
  const after = tokens
    .slice(end, end + 3)
    .map(({ word }) => word)
    .join(" ");
  const spoken = /^(?:am|pm|a\.m|p\.m)$/.test(next) ? next : undefined;
  const part =
    /^(?:oclock |o'clock )?in the (morning|afternoon|evening)/.exec(after)?.[1] ??
    (/^at night/.test(after) ? "night" : undefined);
  const half =
    (written || spoken)?.charAt(0) ??
    (part ? (part === "morning" ? "a" : "p") : hour < 12 && hour > 0 ? plan.half?.charAt(0) : undefined);
  const hour24 = half === "p" && hour < 12 ? hour + 12 : half === "a" && hour === 12 ? 0 : hour % 24;
  const skipped = spoken ? 1 : part ? (part === "night" ? 2 : 3) : 0;
  const value = `${String(hour24).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  return { value, end: end + skipped };
}

/** "london time", "in tokyo", "taipei", "EST". */
export function zoneAt(tokens: SaidToken[], at: number): Found<string> | undefined {
  for (const length of [3, 2, 1]) {
    const place = tokens
      .slice(at, at + length)
      .map(({ word }) => word)
      .join(" ");
    const next = tokens[at + length]?.word;
    const before = tokens[at - 1]?.word ?? "";
    const isSaid =
      next === "time" ||
      next === "timezone" ||
      /^(?:et|est|edt|pt|pst|pdt|bst|jst|utc|gmt|cet)$/.test(place) ||
      (before === "in" && timeBefore(tokens, at - 1)) ||
      timeBefore(tokens, at);
    const zone = place.length > 1 && isSaid && tokens[at + length - 1] ? zoneNamed(place) : undefined;
    if (zone) return { value: zone, end: at + length + (next === "time" || next === "timezone" ? 1 : 0) };
  }
  return undefined;
}

const timeBefore = (tokens: SaidToken[], at: number): boolean =>
  /^\d{1,2}([:.]\d\d)?(?:am|pm)?$|^(?:am|pm|noon)$/.test(tokens[at - 1]?.word ?? "");
