import { format } from "../../../locales/date-format.ts";
import type { QueryReport } from "../../../search/present/search-page.ts";
import type { Clause, FieldFilter, Query } from "../../../search/query/query.ts";
import type { RequestContext } from "../../request-context.ts";

type QueryReader = Pick<RequestContext, "sentences" | "locale" | "zone" | "now">;

/** The words that were searched, as a title shows them: its own quotes are enough for a single phrase. */
export function searchedWords({ groups }: QueryReport["read"]): string {
  const [only, ...others] = groups.flat();
  if (only && others.length === 0) return only.text;
  return groups.map((alternatives) => alternatives.map(typedClause).join(" OR ")).join(" ");
}

const typedClause = ({ text, phrase }: Pick<Clause, "text" | "phrase">): string =>
  phrase ? `"${text}"` : text;

/**
 * Every filter of a query in a few words, after the words that were searched: "tsmc, since Mon Nov 23 ·
 * without samsung · from digitimes · newest first". Undefined if it has none.
 */
export function describeFilters(
  query: Query,
  read: QueryReport["read"],
  reader: QueryReader,
): string | undefined {
  const { queries } = reader.sentences;
  const dates = datesOf(query, reader);
  const titles = read.groups.flat().filter(({ field }) => field === "title");
  const filters = [
    ...(titles.length > 0 ? [queries.inHeadline(titles.map(typedClause))] : []),
    ...(query.excluded.length > 0 ? [queries.without(query.excluded.map(typedClause))] : []),
    ...read.filters.map((filter) => filterInWords(filter, reader)),
    ...(query.sort === "new" ? [queries.newestFirst] : []),
  ];
  if (!dates && filters.length === 0) return undefined;
  const words = searchedWords(read);
  const first = words && dates ? queries.dated(words, dates) : words || dates;
  return [first, ...filters].filter(Boolean).join(" · ");
}

function filterInWords({ field, value, negated }: FieldFilter, { sentences, locale }: QueryReader): string {
  const { is, isNot } = sentences.queries.filters[field];
  const name = field === "lang" ? languageName(value, locale) : value;
  return negated ? isNot(name) : is(name);
}

/** As typed, if it is no language that Intl knows. */
const languageName = (tag: string, locale: string): string =>
  new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;

/** The dates of a query in the reader's zone: whole days, months and years as such. */
function datesOf({ since, until }: Query, reader: QueryReader): string | undefined {
  const { queries } = reader.sentences;
  const from = since === undefined ? undefined : placeInTime(since, reader.zone);
  const to = until === undefined ? undefined : placeInTime(until, reader.zone);
  if (!from && !to) return undefined;
  if (!to) return from && queries.since(inWords(from, reader));
  const last = to.isMidnight ? { ...to, at: to.at.subtract({ days: 1 }) } : to;
  if (!from) return queries.until(inWords(last, reader));
  if (from.isMidnight && to.isMidnight) {
    const period = wholePeriod(from.at, to.at, reader);
    if (period) return queries.during(period);
    if (from.at.toPlainDate().equals(last.at.toPlainDate())) return queries.on(inWords(from, reader));
  }
  return queries.between(inWords(from, reader), inWords(last, reader));
}

type PlaceInTime = { at: Temporal.ZonedDateTime; isMidnight: boolean };

function placeInTime(time: number, zone: string): PlaceInTime {
  const at = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone);
  return { at, isMidnight: at.equals(at.startOfDay()) };
}

/** A calendar month or year from its first moment to its last. */
function wholePeriod(
  from: Temporal.ZonedDateTime,
  to: Temporal.ZonedDateTime,
  { locale, zone, now }: QueryReader,
): string | undefined {
  const isOneOf = (unit: "months" | "years") => from.add({ [unit]: 1 }).equals(to);
  const shown = (parts: Intl.DateTimeFormatOptions) =>
    format(from.epochMilliseconds, { locale, zone }, parts);
  if (from.day !== 1) return undefined;
  if (from.month === 1 && isOneOf("years")) return shown({ year: "numeric" });
  if (!isOneOf("months")) return undefined;
  return shown({ month: "long", ...yearUnlessThis(from, now) });
}

/** "Mon Nov 23", with the time if it is not the beginning of a day, with the year if it is not this one. */
function inWords({ at, isMidnight }: PlaceInTime, { locale, zone, now }: QueryReader): string {
  const day = { weekday: "short", month: "short", day: "numeric", ...yearUnlessThis(at, now) } as const;
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const shown = (parts: Intl.DateTimeFormatOptions) => format(at.epochMilliseconds, { locale, zone }, parts);
  // Its commas would look like those between the parts.
  const date = shown(day).replaceAll(",", "");
  return isMidnight ? date : `${date} ${shown(time)}`;
}

function yearUnlessThis(at: Temporal.ZonedDateTime, now: number): { year?: "numeric" } {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(at.timeZoneId);
  return today.year === at.year ? {} : { year: "numeric" };
}
