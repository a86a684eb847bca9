import { anyOf, scheduleWords } from "../../locales/understood.ts";

/** Something that looks like a time of day, as it was typed; `clock` ("08:30") is missing if there is no such time. */
type TypedTime = { typed: string; clock?: string };

const clockWords = new Map(scheduleWords.flatMap(({ clocks }) => Object.entries(clocks)));
const wordPattern = new RegExp(`(?<![\\p{L}\\d])(?:${anyOf([...clockWords.keys()])})(?![\\p{L}\\d])`, "giu");
const timePattern = /(?<![\d:.+])(\d{1,2})(?:[:.](\d{1,2}))?(?: ?([ap])\.?m\.?)?(?![\w:])/gi;

/** Every time of day in a text: "8:30", "8 pm", "noon", and "8", which is a whole hour. */
export const timesIn = (text: string): TypedTime[] => [...wordsIn(text), ...figuresIn(text)];

/** Whether a text has a time that is nothing else: with minutes, with am or pm, or as a word. */
export const hasPlainTime = (text: string): boolean =>
  timesIn(text).some(({ typed }) => !/^\d+$/.test(typed));

const wordsIn = (text: string): TypedTime[] =>
  [...text.matchAll(wordPattern)].map(([typed]) => ({ typed, clock: clockWords.get(typed.toLowerCase()) }));

const figuresIn = (text: string): TypedTime[] =>
  [...text.matchAll(timePattern)].flatMap(({ index, 0: typed, 1: hour = "", 2: minute, 3: half }) => {
    const isNumberOnly = minute === undefined && half === undefined;
    // Not the figures of "GMT-5" and "11-9".
    const isPart = /[-/]$/.test(text.slice(0, index)) || /^[-/%]/.test(text.slice(index + typed.length));
    if (isNumberOnly && isPart) return [];
    return { typed, clock: clockTime(Number(hour), Number(minute ?? 0), half?.toLowerCase()) };
  });

function clockTime(hour: number, minute: number, half: string | undefined): string | undefined {
  if (minute > 59 || (half ? hour < 1 || hour > 12 : hour > 23)) return undefined;
  const hour24 = half ? (hour % 12) + (half === "p" ? 12 : 0) : hour;
  return `${String(hour24).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
