import { dated, type Today } from "../dates/days.ts";
import { firstMatch, phrases } from "../phrase.ts";
import type { Reading } from "../reading.ts";
import { joined, type SaidToken, textOf } from "../tokens.ts";
import { findDate } from "./dates.ts";
import { asksOnly, withoutCourtesy, withoutFiller } from "./filler.ts";
import { findFilter } from "./filters.ts";
import { sets } from "./word-sets.ts";

const newest = phrases(
  sets,
  "the? latest|newest|most_recent|freshest <news>|news_stories <about>|from? the?",
  "the? latest|newest|most_recent|freshest|latest_and_greatest <about>|from the?",
  "the? recent|new|fresh|last <news> <about>|from? the?",
);
const newestStart = phrases({}, "the? latest|newest|most_recent|freshest");
const newestEnd = phrases(
  {},
  "latest|newest|recently|lately|most_recent|of_late|newest_first|latest_first|latest_news|sorted_by_date|by_date|most_recent_first",
);

/** What is looked for, with the filters that were said in words. */
export function readSearch(text: string, all: SaidToken[], context: Today): Reading {
  let tokens = all.slice(...withoutCourtesy(all, [0, all.length]));
  const reading: Reading = { command: "search" };
  for (let date = findDate(tokens, context); date; date = undefined) {
    Object.assign(reading, dated(date.span, context));
    tokens = tokens.toSpliced(date.start, date.end - date.start);
  }
  for (let filter = findFilter(tokens); filter; filter = findFilter(tokens)) {
    const named = textOf(text, tokens, ...filter.value);
    if (filter.kind === "exclude") reading.exclude = [...(reading.exclude ?? []), named];
    else reading[filter.kind] = named;
    tokens = tokens.toSpliced(filter.start, filter.end - filter.start);
  }
  const sorted = takeSort(tokens);
  if (sorted) {
    reading.sort = "new";
    tokens = sorted;
  }
  tokens = tokens.slice(...withoutFiller(tokens, withoutCourtesy(tokens, [0, tokens.length])));
  const query = tokens.length === all.length ? text.trim() : joined(text, tokens);
  if (query === "" || isNothing(tokens)) return { ...reading, command: "latest" };
  return { ...reading, query };
}

/** The tokens without words such as "latest"; undefined if there are none that mean time. */
function takeSort(tokens: SaidToken[]): SaidToken[] | undefined {
  for (let at = 0; at < Math.min(tokens.length, 8); at++) {
    const end = firstMatch(newest, tokens, at, {}, false)?.end;
    if (end === undefined || end >= tokens.length) continue;
    // "pull up the latest on ..." asks, and says nothing else.
    return asksOnly(tokens.slice(0, at)) ? tokens.slice(end) : tokens.toSpliced(at, end - at);
  }
  for (let at = 0; at < tokens.length && (at === 0 || asksOnly(tokens.slice(0, at))); at++) {
    const opened = firstMatch(newestStart, tokens, at, {}, false)?.end;
    if (opened !== undefined && opened < tokens.length) return tokens.slice(opened);
  }
  for (let from = Math.max(1, tokens.length - 4); from < tokens.length; from++)
    if (firstMatch(newestEnd, tokens, from, {})) return tokens.slice(0, from);
  return undefined;
}

/** Only words that ask for stories of any kind are left. */
const isNothing = (tokens: SaidToken[]): boolean => firstMatch(rest, tokens, 0, {}) !== undefined;
const rest = phrases(
  sets,
  "<news>|what|happened|the|whats|is|new|any|all|some|me|show|give|happening|in|of|from|on|about|did|happen|there|was*",
);
