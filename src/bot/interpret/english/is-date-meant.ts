import { wordSet } from "../spellings.ts";
import type { SaidToken } from "../tokens.ts";
import { monthNamed, weekdayNamed } from "./date-slots.ts";

const leads = wordSet(
  "dated published posted written as since from on in during over throughout for between before prior until till up through after starting beginning ever so earlier",
);
/** With these a date goes on to be the name of something. */
const namedAfter =
  wordSet(`tonight show programme program fm live times world telegraph mirror mail express star post roast service league
  lights football magazine christmas summit agenda club child`);
const namedBefore = wordSet(
  "day usa black good bloody freaky super cyber ruby blue easter palm ash maundy manic casual shrove sheffield big",
);
const otherDays = new Set(["yesterday", "today", "tomorrow"]);
const reports =
  /^(?:results?|earnings?|profits?|revenues?|sales|guidance|report|figures|gdp|outlook|forecast|numbers|shipments|deliveries|loss|income|estimates)$/;
/** Those of one company, which has quarters of its own. */
const results = /^(?:results?|earnings?|profits?|revenues?|guidance|report|loss|income|estimates)$/;
const functionWords = wordSet(
  "on about in for from with and or the news stories articles please by at regarding",
);

/** Whether the tokens say when, and are not part of a name such as USA Today, Black Friday or May resigns. */
export function isDateMeant(tokens: SaidToken[], start: number, end: number): boolean {
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
