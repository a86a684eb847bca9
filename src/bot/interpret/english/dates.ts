import { dateFinder } from "../dates/find-date.ts";
import { dateSlots } from "./date-slots.ts";
import { isDateMeant } from "./is-date-meant.ts";

const days = `
today: today|this_morning|this_afternoon|this_evening|tonight
dayBefore: the? day_before_yesterday
yesterday: yesterday morning|afternoon|evening|night?
sinceYesterday: last_night
weekend: this|the|last|past weekend
weekendBefore: the? weekend before_last
startOfThis: the? start|beginning of the|this {unit}
this: earlier|later? this {unit}
last: early|late|earlier? last {unit}
beforeLast: the? {unit} before_last
ago: {n} {unit} ago
ago: a|an {unit} ago
weekdayOfLastWeek: {weekday} of? last week
weekday: last|this_past|past? {weekday} morning|afternoon|evening|night?
date: {month} {date} {year}?
date: the? {date} of? {month} {year}?
written: {written}
month: last? {month} of? {year}?
partOfMonth: {third} {month} {year}?
partOfLastMonth: {third} last month
partOfThisMonth: {third} this month
quarter: the? {quarter} of? {year}?
half: the? {half} of? {year}
year: {year}
`;

const around = "in|over|during|for|within|from|of";
const spans = `
datesOfMonth: between|from? the? {date} to|and|until|till|through|- the? {last} of? {month} {year}?
datesOfMonth: between|from? {month} {date} to|and|until|till|through|- {last} {year}?
between: between {day} and {to}
between: from? {day} to|until|till|through|- {to}
since: ever? since {day}
since: from {day} on|onward|onwards
since: starting|beginning from|on? {day}
before: before|prior_to {day}
until: until|till|up_to|through {day}
after: after {day}
lately: <around>? the? last|past|previous a? {n} of? {unit}
lately: <around>? the? past {unit}
lately: <around> the last {unit}
fortnight: <around>? the? past|last fortnight
on: so_far|earlier|later {day}
on: on|in|during|over|throughout|for|from|dated|published|published_on|posted_on|written_on|as_of {day}
`;

/** The first date in words, and the tokens that say it; what is part of a name or a title is none. */
export const findDate = dateFinder({
  ...{ days, spans, sets: { around }, slots: dateSlots },
  isMeant: isDateMeant,
});
