import { takeLastStyle } from "../../digest/style/read-style.ts";
import { styleText } from "../../digest/style/style-text.ts";
import type { DatePhrase, Today } from "./dates/days.ts";
import { dated } from "./dates/days.ts";
import { type Gist, readGist } from "./gist.ts";
import { numberSlot, ordinalSlot } from "./numbers.ts";
import { type ObjectWords, readObjectOrder } from "./object-order.ts";
import type { Order } from "./order.ts";
import { matchPhrase, type Phrase, type PhraseMatch } from "./phrase.ts";
import { place } from "./places.ts";
import type { Reading } from "./reading.ts";
import { readSchedule } from "./schedule/read-schedule.ts";
import type { SchedulePhrases } from "./schedule/said-schedule.ts";
import { anyWords, namedSlot } from "./slots.ts";
import { type SaidToken, tokensOf } from "./tokens.ts";

/** What orders are read by in one language. */
export type OrderLanguage = {
  findDate: (tokens: SaidToken[], context: Today) => DatePhrase | undefined;
  /** What is said as a whole; the news of the hour may be dated; tasks come last, for any words may follow them. */
  whole: Order[];
  news: Order[];
  tasks: Order[];
  schedule: SchedulePhrases;
  objects: ObjectWords;
  gists: Gist[];
  little: Phrase[];
  /** Whoever names one of these asks for news, and for no other task. */
  isNews: (token: SaidToken) => boolean;
};

/** The order that some tokens say as a whole; undefined if none. */
export function readOrder(
  text: string,
  tokens: SaidToken[],
  context: Today,
  said: OrderLanguage,
): Reading | undefined {
  return (
    wholeOrder([...said.whole, ...said.news], tokens) ??
    datedNews(tokens, context, said) ??
    styledSchedule(text, said.schedule) ??
    readSchedule(text, tokens, said.schedule) ??
    readObjectOrder(text, tokens, said.objects) ??
    task(tokens, said) ??
    readGist(text, tokens, said.gists, said.little)
  );
}

/** "post the news every morning at 8 without pictures": a schedule that ends in how the digest is to look. */
function styledSchedule(text: string, said: SchedulePhrases): Reading | undefined {
  const last = takeLastStyle(text);
  if (!last) return undefined;
  const before = styledSchedule(last.rest, said) ?? readSchedule(last.rest, tokensOf(last.rest), said);
  const style = [before?.style, styleText(last.style)].filter(Boolean).join(" ");
  return before?.command === "digest-on" ? { ...before, style } : undefined;
}

/** A language that the bot speaks. */
const language = namedSlot([
  ["english|en|英文|英語", "en"],
  [
    "chinese|mandarin|traditional_chinese|chinese_traditional|simplified_chinese|taiwanese|zh|zh-tw|繁體中文|簡體中文|正體中文|中文繁體|中文|國語|華語|漢語|繁體|繁中|正體|簡體|普通話",
    "zh-TW",
  ],
]);
const slots = { query: anyWords, n: numberSlot, ordinal: ordinalSlot, language, place };

/** The first of some orders whose phrase fits. */
export function wholeOrder(orders: Order[], tokens: SaidToken[]): Reading | undefined {
  for (const order of orders) {
    const match = matchPhrase(order.phrase, tokens, 0, slots);
    const reading = match && readingOf(order, match, tokens);
    if (reading) return reading;
  }
  return undefined;
}

const timeWords = new Set(["time", "times", "timezone", "tz", "zone", "clock", tokensOf("時")[0]?.word]);

/** Undefined where a place is named and no time: "im in berlin" alone changes nothing. */
function readingOf({ command, topic }: Order, { captured }: PhraseMatch, tokens: SaidToken[]) {
  const { n: number = captured.ordinal, language: spoken, place: zone } = captured;
  if (zone && !tokens.some(({ word }) => timeWords.has(word))) return undefined;
  return {
    command,
    ...(topic && { topic }),
    ...(spoken && { language: spoken.value as string }),
    ...(zone && { zone: zone.value as string }),
    ...(number && command !== "cannot" && { number: number.value as number }),
  };
}

/** "what's new since monday", "last week's headlines", 昨天有什麼新聞. */
function datedNews(
  tokens: SaidToken[],
  context: Today,
  { findDate, news }: OrderLanguage,
): Reading | undefined {
  const date = findDate(tokens, context);
  const rest = date && tokens.toSpliced(date.start, date.end - date.start);
  const order = rest?.length ? wholeOrder(news, rest) : undefined;
  return order && date && { ...order, ...dated(date.span, context) };
}

function task(tokens: SaidToken[], { tasks, isNews }: OrderLanguage): Reading | undefined {
  const order = wholeOrder(tasks, tokens);
  return order?.command === "cannot" && tokens.some(isNews) ? undefined : order;
}
