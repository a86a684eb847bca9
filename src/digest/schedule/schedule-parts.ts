import type { PostStyle } from "../../chat/posts/post-style.ts";
import { anyOf, scheduleWords } from "../../locales/understood.ts";
import { beginsAsStyle, takeStyle } from "../style/read-style.ts";
import type { Weekday } from "../subscription.ts";
import { timesIn } from "./times-of-day.ts";
import { weekdaysNamed } from "./weekdays.ts";

/** What a text says about a digest, in whatever order: its words sorted by what they are about. */
export type ScheduleParts = {
  times: ReturnType<typeof timesIn>;
  days: Weekday[];
  /** A word that names days only in part. */
  unclear?: string;
  /** The words left, which can only be a zone; empty if there are none. */
  place: string;
  most?: number;
  silent: boolean;
  /** Whether each digest is to have a thread. */
  threads: boolean;
  style: PostStyle;
};

const any = (kind: "top" | "stories" | "silent" | "threads" | "filler" | "openings"): string =>
  anyOf(scheduleWords.flatMap((words) => words[kind]));

const mostPattern = new RegExp(
  `(?<=^|\\s)(?:${any("top")}) ?(\\d{1,2})(?: ?(?:${any("stories")}))?(?=\\s|$)`,
  "i",
);
const silentPattern = new RegExp(`(?<=^|\\s)(?:${any("silent")})(?=\\s|$)`, "i");
const threadsPattern = new RegExp(`(?<=^|\\s)(?:${any("threads")})(?=\\s|$)`, "i");
const fillerPattern = new RegExp(`^(?:${any("filler")})$`, "i");
const openingPattern = new RegExp(`^(?:${any("openings")})(?=\\s|$)`, "i");

/** More do not fit in a message; see the adapters' limits. */
const maxStories = 20;

export function partsOf(text: string): ScheduleParts {
  const { rest: order, style } = takeStyle(text);
  const [, count] = mostPattern.exec(order) ?? [];
  const unnumbered = order.replace(mostPattern, " ");
  const rest = unnumbered.replace(silentPattern, " ").replace(threadsPattern, " ");
  const times = timesIn(rest);
  const words = wordsOf(without(times, rest));
  const named = words.map((word) => ({ word, days: weekdaysNamed(word) }));
  return {
    times,
    days: named.flatMap(({ days }) => (days === "unclear" ? [] : (days ?? []))),
    unclear: named.find(({ days }) => days === "unclear")?.word,
    place: named
      .filter(({ days }) => days === undefined)
      .map(({ word }) => word)
      .join(" "),
    ...(count && { most: Math.min(Math.max(Number(count), 1), maxStories) }),
    silent: silentPattern.test(unnumbered),
    threads: threadsPattern.test(unnumbered),
    style,
  };
}

/** Whether a text begins as only a schedule does: "at 8", "every monday", "top 3", "silent", "compact". */
export const beginsAsSchedule = (text: string): boolean =>
  openingPattern.test(text) ||
  beginsAsStyle(text) ||
  [mostPattern, silentPattern].some((option) => option.exec(text)?.index === 0);

/** What is left of a text without some stretches of it. */
function without(stretches: ScheduleParts["times"], text: string): string {
  let [left, last] = ["", 0];
  for (const { index, typed } of stretches.toSorted((one, other) => one.index - other.index)) {
    left += `${text.slice(last, index)} `;
    last = index + typed.length;
  }
  return left + text.slice(last);
}

/** Words, free of the commas between them; "mon,thu" is one word. */
function wordsOf(text: string): string[] {
  const words = text.split(/\s+/).map((word) => word.replace(/^[,、]+|(?<![,、])[,、]+$/g, ""));
  return words.filter((word) => word && !fillerPattern.test(word));
}
