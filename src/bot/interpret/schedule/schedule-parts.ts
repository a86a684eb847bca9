import type { DayPart } from "../../../digest/schedule/day-parts.ts";
import { partNamed, type TypedTime, timesIn } from "../../../digest/schedule/times-of-day.ts";
import { weekdaysNamed } from "../../../digest/schedule/weekdays.ts";
import { firstMatch, type Phrase, phraseEnds } from "../phrase.ts";
import { placesAt } from "../places.ts";
import { type SaidToken, textOf } from "../tokens.ts";
import type { SaidSchedule, SchedulePhrases } from "./said-schedule.ts";

/** What may be said of a schedule from a token on, and the token after it. */
export type FoundPart<T> = { value: T; end: number };

const longestDays = 9;

/** "mon", "weekdays", "monday to friday", 每週一三五; the longest. */
export function daysAt(text: string, tokens: SaidToken[], at: number): FoundPart<number[]> | undefined {
  for (let end = Math.min(tokens.length, at + longestDays); end > at; end--) {
    const typed = textOf(text, tokens, at, end).normalize("NFKC");
    const days = typed.length <= maxTyped ? weekdaysNamed(typed) : undefined;
    if (days && days !== "unclear" && !(typed === "day" && !isEvery(tokens[at - 1])))
      return { value: days, end };
  }
  return undefined;
}

const maxTyped = 24;
const isEvery = (token: SaidToken | undefined): boolean => /^(?:every|each|每|个)$/.test(token?.word ?? "");

/** The times in a text by the token that they begin at. A bare number counts only where a time is expected. */
export function timesByToken(text: string, tokens: SaidToken[], { at: lead }: SchedulePhrases) {
  const times = new Map<number, FoundPart<TypedTime & { clock: string }>>();
  for (const time of timesIn(text)) {
    const start = tokens.findIndex((token) => token.start === time.index);
    const after = time.index + time.typed.length;
    const end = tokens.findIndex((token) => token.start >= after);
    if (start >= 0 && time.clock)
      times.set(start, { value: { ...time, clock: time.clock }, end: end < 0 ? tokens.length : end });
  }
  const isJoined = (end: number): boolean =>
    isPlain(times.get(end)) || (isAnd(tokens[end]) && isPlain(times.get(end + 1)));
  const isAfterTime = (start: number): boolean =>
    [...times.values()].some(({ end }) => end === start || (end === start - 1 && isAnd(tokens[end])));
  for (const [start, { value, end }] of times) {
    const isLed = [1, 2].some(
      (back) => start >= back && firstMatch(lead, tokens.slice(0, start), start - back, {}),
    );
    if (value.isBare && !isLed && !isJoined(end) && !isAfterTime(start)) times.delete(start);
  }
  return times;
}

const isPlain = (time: FoundPart<TypedTime> | undefined): boolean => time?.value.isBare === false;
const isAnd = (token: SaidToken | undefined): boolean => /^(?:and|or|&|和|跟|与|及)$/.test(token?.word ?? "");

/** "morning", "every night", 晚上. */
export function dayPartAt(
  text: string,
  tokens: SaidToken[],
  at: number,
): FoundPart<{ part: DayPart; isEach: boolean }> | undefined {
  for (let end = Math.min(tokens.length, at + 3); end > at; end--) {
    const typed = textOf(text, tokens, at, end);
    const part = partNamed(typed);
    if (part) return { value: { part, isEach: isEvery(tokens[at - 1]) || /(?:s|ly)$/i.test(typed) }, end };
  }
  return undefined;
}

const abbreviation = /^(?:et|est|edt|pt|pst|pdt|bst|jst|utc|gmt|cet)$/;

/** "london time", "8am taipei", 東京時間. */
export function zoneAt(
  tokens: SaidToken[],
  at: number,
  { times }: SaidSchedule,
  { time, news, digest }: SchedulePhrases,
): FoundPart<string> | undefined {
  const lastEnd = times.at(-1)?.end;
  const isAfterTime = lastEnd === at || (lastEnd === at - 1 && tokens[at - 1]?.word === "in");
  const isShort = abbreviation.test(tokens[at]?.word ?? "");
  // Whether a name is a zone's takes long to ask.
  const mayEnd = (end: number): boolean => {
    if (firstMatch(time, tokens, end, {}, false) || (isShort && end === at + 1)) return true;
    return isAfterTime && !tokens[at]?.isHan && !firstMatch([...news, ...digest], tokens, end, {}, false);
  };
  const [found] = placesAt(tokens, at, mayEnd);
  return (
    found && { value: found.value, end: firstMatch(time, tokens, found.end, {}, false)?.end ?? found.end }
  );
}

/** The furthest that any of some phrases without slots reaches. */
export function longestEnd(said: Phrase[], tokens: SaidToken[], at: number): number | undefined {
  const ends = said.flatMap((phrase) => phraseEnds(phrase, tokens, at));
  return ends.length > 0 ? Math.max(...ends) : undefined;
}
