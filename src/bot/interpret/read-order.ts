import { type DatePhrase, dated, type Today } from "./days.ts";
import { type Gist, readGist } from "./gist.ts";
import { numberSlot, ordinalSlot } from "./numbers.ts";
import type { Order } from "./order.ts";
import { firstMatch, type Phrase, type PhraseMatch, type Slot } from "./phrase.ts";
import type { Reading } from "./reading.ts";
import { readSchedule } from "./schedule/read-schedule.ts";
import type { SchedulePhrases } from "./schedule/said-schedule.ts";
import type { SaidToken } from "./tokens.ts";

/** What orders are read by in one language. */
export type OrderLanguage = {
  readSettings: (tokens: SaidToken[]) => Reading | undefined;
  findDate: (tokens: SaidToken[], context: Today) => DatePhrase | undefined;
  /** About the bot and its courtesy, the list shown last, the news of the hour, and what is followed. */
  talk: Order[];
  list: Order[];
  news: Order[];
  subscriptions: Order[];
  schedule: SchedulePhrases;
  /** Orders that name what they are about, and those about the person. */
  objectOrder: (text: string, tokens: SaidToken[]) => Reading | undefined;
  personalOrder: (tokens: SaidToken[]) => Reading | undefined;
  gists: Gist[];
  little: Phrase[];
};

/** The order that some tokens say as a whole; undefined if none. */
export function readOrder(
  text: string,
  tokens: SaidToken[],
  context: Today,
  language: OrderLanguage,
): Reading | undefined {
  const { talk, list, news, subscriptions, schedule, gists, little } = language;
  return (
    language.readSettings(tokens) ??
    wholeOrder([...talk, ...list, ...news], tokens) ??
    datedNews(tokens, context, language) ??
    wholeOrder(subscriptions, tokens) ??
    readSchedule(text, tokens, schedule) ??
    language.objectOrder(text, tokens) ??
    language.personalOrder(tokens) ??
    readGist(text, tokens, gists, little)
  );
}

/** Anything, up to the end. */
export const anyWords: Slot = (tokens, at) =>
  Array.from({ length: tokens.length - at }, (_, i) => ({ value: undefined, end: at + 1 + i }));
/** A name of at most three words. */
const few: Slot = (tokens, at) => anyWords(tokens, at).slice(0, 3);
export const orderSlots = { query: anyWords, few, n: numberSlot, ordinal: ordinalSlot };

/** The first of some orders whose phrases fit. */
export function wholeOrder(orders: Order[], tokens: SaidToken[]): Reading | undefined {
  for (const { command, topic, said } of orders) {
    const match = firstMatch(said, tokens, 0, orderSlots);
    if (match) return { command, ...(topic && { topic }), ...(command !== "cannot" && numberIn(match)) };
  }
  return undefined;
}

const numberIn = ({ captured }: PhraseMatch): { number?: number } => {
  const named = captured.n ?? captured.ordinal;
  return named ? { number: named.value as number } : {};
};

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
