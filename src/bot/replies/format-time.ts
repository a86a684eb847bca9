import type { PostStyle } from "../../chat/posts/post-style.ts";
import type { Shortfalls } from "../../chat/posts/shortfalls.ts";
import type { DigestWish } from "../../digest/schedule/parse-schedule.ts";
import type { Weekday } from "../../digest/subscription.ts";
import { format, type Reader } from "../../locales/date-format.ts";
import type { Sentences } from "../../locales/en/sentences.ts";

/** A reader's language and zone, and when they read, in ms since the epoch. */
export type ReaderNow = Reader & { now: number };

/** "Fri, Nov 20, 08:30", for a time in ms since the epoch; with its year if that is another than now. */
export const momentOf = (time: number, reader: ReaderNow): string =>
  format(time, reader, {
    ...(yearOf(time, reader) !== yearOf(reader.now, reader) && { year: "numeric" }),
    weekday: "short",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });

const yearOf = (time: number, { zone }: Reader): number =>
  Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).year;

/** "Nov 20, 2026" */
export const dayOf = (time: number, reader: Reader): string => format(time, reader, { dateStyle: "medium" });

/** "Friday, November 20" */
export const longDayOf = (time: number, reader: Reader): string =>
  format(time, reader, { weekday: "long", month: "long", day: "numeric" });

/** 2024 began with a Monday. */
export const weekdayName = (day: Weekday, locale: string): string =>
  format(Date.UTC(2024, 0, day), { locale, zone: "UTC" }, { weekday: "long" });

/** A schedule and its subject in words: "08:30 (Asia/Taipei), Monday to Friday, about “chips”". */
export function describeOrder(order: DigestWish, sentences: Sentences, locale: string): string {
  const { times, zone, weekdays } = order.schedule;
  const when = sentences.time(sentences.days(times), zone, describeDays(weekdays, sentences, locale));
  return sentences.clauses([
    when,
    ...(order.about ? [sentences.about(order.about)] : []),
    ...(order.most ? [sentences.digestMost(order.most)] : []),
    ...(order.silent ? [sentences.digestSilent] : []),
    ...(order.place ? [sentences.digestPlaces[order.place]] : []),
    ...describeStyle(order.style, sentences),
  ]);
}

/** A style in words, a clause each; nothing of what is as usual. */
export function describeStyle(style: PostStyle | undefined, { style: words }: Sentences): string[] {
  const { length, pictures, intro, ping, publish, sender } = style ?? {};
  return [
    ...(length === "compact" || length === "full" ? [words[length]] : []),
    ...(pictures === false ? [words.noPictures] : []),
    ...(intro ? [words.intro(intro)] : []),
    ...(ping && ping !== "nobody" ? [words.pings(ping.name)] : []),
    ...(publish ? [words.published] : []),
    ...(sender && sender !== "own" ? [words.sender(sender.name)] : []),
  ];
}

/** What posts go without, a clause each. */
export const describeShortfalls = (
  { ping, publish, sender }: Shortfalls = {},
  { style }: Sentences,
): string[] => [ping, publish, sender].flatMap((because) => (because ? [style.goesWithout[because]] : []));

function describeDays(days: Weekday[], sentences: Sentences, locale: string): string {
  const known: Record<string, string> = { "1234567": sentences.everyDay, "12345": sentences.weekdays };
  return known[days.join("")] ?? sentences.days(days.map((day) => weekdayName(day, locale)));
}
