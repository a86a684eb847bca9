import { timeTail } from "../../locales/en/schedule.ts";
import { anyOf, scheduleWords } from "../../locales/understood.ts";
import { matchesOf } from "../../text/matches-of.ts";
import { type DayPart, inPart } from "./day-parts.ts";

/** Something that looks like a time of day, as it was typed; `clock` ("08:30") is missing if there is no such time. */
export type TypedTime = {
  typed: string;
  index: number;
  clock?: string;
  /** Only a number, which may be anything else. */
  isBare: boolean;
  /** Neither "pm" nor a part of the day says which of the two hours it is. */
  isOpen: boolean;
};

const clockWords = new Map(scheduleWords.flatMap(({ clocks }) => Object.entries(clocks)));
const numbers = new Map(scheduleWords.flatMap((words) => Object.entries(words.numbers)));
const parts = new Map(scheduleWords.flatMap(({ dayParts }) => Object.entries(dayParts)));

const patterns = [
  ...scheduleWords.flatMap(({ spokenTimes }) => spokenTimes),
  new RegExp(`(?<![\\p{L}\\d])(?<word>${anyOf([...clockWords.keys()])})(?![\\p{L}\\d])`, "giu"),
  new RegExp(`(?<![\\d:.+])(?<hour>\\d{1,2})(?:[:.h](?<minute>\\d{1,2}))?${timeTail}`, "giu"),
];

/** Every time of day in a text: "8:30", "8 pm", "noon", "half past eight", "早上八點半", and "8", which is a whole hour. */
export function timesIn(text: string): TypedTime[] {
  const found: TypedTime[] = [];
  const taken = new Uint8Array(text.length);
  for (const pattern of patterns)
    for (const match of matchesOf(text, pattern)) {
      const time = timeOf(match, text);
      const end = time.index + time.typed.length;
      if (taken.subarray(time.index, end).includes(1) || isPartOfNumber(time, text)) continue;
      taken.fill(1, time.index, end);
      found.push(time);
    }
  return found;
}

/** Whether a text has a time that is nothing else: with minutes, with am or pm, or as a word. */
export const hasPlainTime = (text: string): boolean => timesIn(text).some(({ isBare }) => !isBare);

/** Not the figures of "GMT-5" and "11-9". */
const isPartOfNumber = ({ typed, index, isBare }: TypedTime, text: string): boolean =>
  isBare && (/[-/]/.test(text[index - 1] ?? "") || /[-/%]/.test(text[index + typed.length] ?? ""));

function timeOf({ 0: typed, index, groups = {} }: RegExpExecArray, text: string): TypedTime {
  const { word, hour = "", minute, before, half, part } = groups;
  const named = word && clockWords.get(word.toLowerCase());
  const isBare = !named && /^\d+$/.test(text.slice(index, index + typed.length));
  const clock =
    named ?? clockTime(figure(hour), figure(minute ?? "0") * (before ? -1 : 1), half, partNamed(part));
  return { typed, index, clock, isBare, isOpen: !named && !half && !part };
}

const figure = (text: string): number => numbers.get(text.toLowerCase()) ?? Number(text);

export const partNamed = (word = ""): DayPart | undefined => parts.get(word.toLowerCase());

function clockTime(
  hour: number,
  minutes: number,
  half: string | undefined,
  part: DayPart | undefined,
): string | undefined {
  const isHour = half ? hour >= 1 && hour <= 12 : hour >= 0 && hour <= 23;
  if (!isHour || !(Math.abs(minutes) <= 59)) return undefined;
  const hour24 = half ? (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0) : hour;
  const total = (hour24 * 60 + minutes + 1440) % 1440;
  const clock = [Math.floor(total / 60), total % 60].map((one) => String(one).padStart(2, "0")).join(":");
  return part && !half ? inPart(clock, part) : clock;
}
