import { weekdaysNamed } from "../../../digest/schedule/weekdays.ts";
import { isYear, writtenDate } from "../dates/written-date.ts";
import { numberSlot } from "../numbers.ts";
import type { Slot } from "../phrase.ts";
import { namedSlot, wordSlot } from "../slots.ts";

const monthNames =
  "january february march april may june july august september october november december".split(" ");

/** 1 Monday to 7 Sunday; also in the plural, as in "on Fridays". "Sun" is a star and a newspaper. */
export function weekdayNamed(word: string): number | undefined {
  const days = word === "sun" ? undefined : weekdaysNamed(word);
  return days !== "unclear" && days?.length === 1 ? days[0] : undefined;
}

export function monthNamed(word: string): number | undefined {
  const name = word === "sept" ? "sep" : word;
  const found = monthNames.findIndex(
    (month) => month === name || (name.length === 3 && month.startsWith(name)),
  );
  return found < 0 ? undefined : found + 1;
}

const date = wordSlot((word) => {
  const day = Number(/^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1]);
  return day >= 1 && day <= 31 ? day : undefined;
});
const figures = wordSlot((word) => (isYear.test(word) ? Number(word) : undefined));
const yearsBack = namedSlot([
  ["this_year", 0],
  ["last_year", -1],
]);

/** What dates are made of. */
export const dateSlots: Record<string, Slot> = {
  ...{ n: numberSlot, weekday: wordSlot(weekdayNamed), month: wordSlot(monthNamed), date, last: date },
  year: (tokens, at) => [...figures(tokens, at), ...yearsBack(tokens, at)],
  quarter: wordSlot((word) => Number(/^q([1-4])$/.exec(word)?.[1]) || undefined),
  half: namedSlot([
    ["h1|first_half|1st_half", 1],
    ["h2|second_half|2nd_half|latter_half", 2],
  ]),
  third: namedSlot([
    ["early|early_in|the_start_of|the_beginning_of|start_of|beginning_of", 0],
    ["mid|mid-|the_middle_of|middle_of", 1],
    ["late|late_in|the_end_of|end_of", 2],
  ]),
  unit: namedSlot([
    ["hour|hours", "hour"],
    ["day|days", "day"],
    ["week|weeks", "week"],
    ["month|months", "month"],
    ["year|years", "year"],
  ]),
  written: writtenDate,
};
