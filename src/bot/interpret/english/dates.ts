import {
  afterEnd,
  beforeStart,
  between,
  type DatePhrase,
  type DaySpan,
  dateSpan,
  lately,
  sinceStart,
  type Today,
  untilEnd,
} from "../days.ts";
import { firstMatch, once, type Phrase, phrases, type Slot } from "../phrase.ts";
import type { SaidToken } from "../tokens.ts";
import { daySlot, monthNamed, weekdayNamed, wordSlots } from "./day-slots.ts";

type SpanValues = {
  day?: DaySpan;
  to?: DaySpan;
  n?: number;
  unit?: "day";
  date?: number;
  last?: number;
  month?: number;
  year?: number;
};
type SpanMeaning = (values: SpanValues, context: Today) => DaySpan;

const dateOf = (day = 1, { month = 1, year }: SpanValues, at: Today): DaySpan =>
  dateSpan(month, day, year, at) ?? {};

const meanings: [string, SpanMeaning][] = [
  [
    "between|from? the? {date} to|and|until|till|through|- the? {last} of? {month} {year}?",
    (said, at) => between(dateOf(said.date, said, at), dateOf(said.last, said, at)),
  ],
  [
    "between|from? {month} {date} to|and|until|till|through|- {last} {year}?",
    (said, at) => between(dateOf(said.date, said, at), dateOf(said.last, said, at)),
  ],
  ["between {day} and {to}", ({ day = {}, to = {} }) => between(day, to)],
  ["from {day} to|until|till|through {to}", ({ day = {}, to = {} }) => between(day, to)],
  ["{day} to|until|till|through|- {to}", ({ day = {}, to = {} }) => between(day, to)],
  ["ever? since {day}", ({ day = {} }) => sinceStart(day)],
  ["from {day} on|onward|onwards", ({ day = {} }) => sinceStart(day)],
  ["starting|beginning from|on? {day}", ({ day = {} }) => sinceStart(day)],
  ["before|prior_to {day}", ({ day = {} }) => beforeStart(day)],
  ["until|till|up_to|through {day}", ({ day = {} }) => untilEnd(day)],
  ["after {day}", ({ day = {} }) => afterEnd(day)],
  [
    "in|over|during|for|within|from|of? the? last|past|previous {n} of? {unit}",
    ({ n = 1, unit = "day" }, at) => lately(n, unit, at),
  ],
  [
    "in|over|during|for|within|from|of? the? last|past|previous a? {n} of? {unit}",
    ({ n = 1, unit = "day" }, at) => lately(n, unit, at),
  ],
  ["in|over|during|for|within|from|of? the past {unit}", ({ unit = "day" }, at) => lately(1, unit, at)],
  ["in|over|during|for|within|from|of the last {unit}", ({ unit = "day" }, at) => lately(1, unit, at)],
  ["in|over|during|for|within|from? the? past|last fortnight", (_, at) => lately(2, "week", at)],
  ["past|last 24_hours|24h", (_, at) => lately(24, "hour", at)],
  ["so_far|earlier|later {day}", ({ day = {} }) => day],
  [
    "on|in|during|over|throughout|for|from|dated|published|published_on|posted_on|written_on|as_of {day}",
    ({ day = {} }) => day,
  ],
  ["{day}", ({ day = {} }) => day],
];
const compiled: { phrase: Phrase; meaning: SpanMeaning }[] = meanings.map(([text, meaning]) => ({
  phrase: phrases({}, text)[0] as Phrase,
  meaning,
}));

/** The first date in words, and the tokens that say it; what is part of a name or a title is none. */
export function findDate(tokens: SaidToken[], context: Today): DatePhrase | undefined {
  const slot = once(daySlot(context)) as Slot;
  const slots = { ...wordSlots, last: wordSlots.date, day: slot, to: slot };
  for (let start = 0; start < tokens.length; start++) {
    for (const { phrase, meaning } of compiled) {
      const match = firstMatch([phrase], tokens, start, slots, false);
      if (!match || match.end <= start || !isMeant(tokens, start, match.end)) continue;
      const values = Object.fromEntries(
        Object.entries(match.captured).map(([name, { value }]) => [name, value]),
      );
      return { start, end: match.end, span: meaning(values, context) };
    }
  }
  return undefined;
}

const leads = new Set(
  "dated published posted written as since from on in during over throughout for between before prior until till up through after starting beginning ever so earlier".split(
    " ",
  ),
);
/** With these a date goes on to be the name of something. */
const namedAfter = new Set(
  `tonight show programme program fm live times world telegraph mirror mail express star post roast service league
  lights football magazine christmas summit agenda club child`.split(/\s+/),
);
const namedBefore = new Set(
  "usa black good bloody freaky super cyber ruby blue easter palm ash maundy manic casual shrove sheffield big".split(
    " ",
  ),
);
const otherDays = new Set(["yesterday", "today", "tomorrow"]);
const reports =
  /^(?:results?|earnings?|profits?|revenues?|sales|guidance|report|figures|gdp|outlook|forecast|numbers|shipments|deliveries|loss|income|estimates)$/;
/** Those of one company, which has quarters of its own. */
const results = /^(?:results?|earnings?|profits?|revenues?|guidance|report|loss|income|estimates)$/;
const functionWords = new Set(
  "on about in for from with and or the news stories articles please by at regarding".split(" "),
);

/** Whether the tokens say when, and are not part of a name such as USA Today, Black Friday or May resigns. */
function isMeant(tokens: SaidToken[], start: number, end: number): boolean {
  const [first, last, next, before] = [tokens[start], tokens[end - 1], tokens[end], tokens[start - 1]];
  if (!first || !last) return false;
  if (next && !next.commaBefore && namedAfter.has(next.word)) return false;
  if (before && (namedBefore.has(before.word) || (before.word === "week" && first.word === "tonight")))
    return false;
  // "Yesterday, Today and Tomorrow" is a film.
  if ([before, next, tokens[end + 1]].some((near) => near && near !== last && otherDays.has(near.word)))
    return false;
  const isQuarter = tokens.slice(start, end).some(({ word }) => /^q[1-4]$/.test(word));
  const isOfReport = leads.has(first.word) && /^\d{4}$/.test(last.word) ? results : reports;
  if (isQuarter && tokens.some(({ word }) => isOfReport.test(word))) return false;
  if (/\d{4}[-/]\d/.test(last.word)) return true;
  const isRange = tokens
    .slice(start + 1, end - 1)
    .some(({ word }) => /^(?:to|until|till|through|and|-)$/.test(word));
  if (
    isRange &&
    /\d/.test(
      tokens
        .slice(start, end)
        .map(({ word }) => word)
        .join(" "),
    )
  )
    return true;
  // "Since Yesterday" begins a title as well.
  if (start === 0 && first.word === "since" && next && !next.commaBefore && !functionWords.has(next.word))
    return false;
  if (start === 1 && before?.word === "since" && next) return false;
  if (leads.has(first.word)) return isClear(last, next, first);
  if (last.isPossessive) return start === 0 || leads.has(before?.word ?? "") || next !== undefined;
  if (isQuarter) return /^\d{4}$/.test(last.word) && next === undefined;
  return isClearAlone(tokens, start, end);
}

/** May and March are verbs and names, too. */
function isClear({ word, isPossessive }: SaidToken, next: SaidToken | undefined, lead: SaidToken): boolean {
  if (word !== "may" && word !== "march") return !(isPossessive && monthNamed(word) !== undefined);
  if (isPossessive || lead.word === "of" || lead.word === "for" || lead.word === "from") return false;
  return !next || next.commaBefore || functionWords.has(next.word);
}

/** Days without "on" or "in" before: last week and yesterday are clear, friday, october and 2024 are not. */
function isClearAlone(tokens: SaidToken[], start: number, end: number): boolean {
  const [first, next] = [tokens[start] as SaidToken, tokens[end]];
  const said = tokens.slice(start, end).map(({ word }) => word);
  const isWeekday = said.length === 1 && weekdayNamed(first.word) !== undefined;
  const isBareMonth = monthNamed(first.word) !== undefined;
  const isNumber = /^\d/.test(first.word);
  if (isWeekday || isBareMonth || (isNumber && said.at(-1) !== "ago" && said.length < 3)) return false;
  if (isNumber && monthNamed(said.at(-1) ?? "") !== undefined) return false;
  const isRelative = /^(?:today|yesterday|tonight)$/.test(first.word) || said[0] === "this";
  const isWholeWeek = /^(?:week|month|year|weekend)$/.test(said.at(-1) ?? "");
  // "Yesterday once more" and "This Morning" begin titles.
  if (start === 0 && isRelative && !isWholeWeek)
    return !next || next.commaBefore || functionWords.has(next.word);
  return first.word !== "the" || said.length > 2 || said.includes("weekend");
}
