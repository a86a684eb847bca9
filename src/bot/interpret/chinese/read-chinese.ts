import type { Today } from "../days.ts";
import { firstMatch, phrases } from "../phrase.ts";
import { type OrderLanguage, orderSlots, readOrder, wholeOrder } from "../read-order.ts";
import type { Reading } from "../reading.ts";
import { type SaidToken, textOf, tokensOf } from "../tokens.ts";
import { findDate } from "./dates.ts";
import { gists, little } from "./gists.ts";
import { listOrders, newsOrders, subscriptionOrders } from "./news-orders.ts";
import { personalOrders } from "./personal-orders.ts";
import { schedulePhrases } from "./schedule.ts";
import { readSearch } from "./search.ts";
import { readSettings } from "./settings.ts";
import { bareVerbs, digestWords, objectOrders, pronouns, wordEndings } from "./subscriptions.ts";
import { courtesy, help } from "./talk.ts";
import { sets } from "./word-sets.ts";

/** Longer sayings are texts to look for, not orders. */
const maxOrderChars = 40;

const chinese: OrderLanguage = {
  readSettings,
  findDate,
  talk: [...courtesy, ...help],
  list: listOrders,
  news: newsOrders,
  subscriptions: subscriptionOrders,
  schedule: schedulePhrases,
  objectOrder,
  personalOrder: (tokens) => wholeOrder(personalOrders, tokens),
  gists,
  little,
};

const polite = phrases(
  sets,
  "請|麻煩|拜託|可以|可不可以|能不能|能否|能|可否|幫我|幫忙|幫|替我|嘿|嗨|那|那麼|好|欸|喂|小編|機器人|順便|麻煩你|您|你|請你|newsdesk|哈囉|請問|我想請你|不好意思|抱歉|可以請你|可以幫我|能不能幫我|可以請你幫我|你能|你可以|好的* ",
);
const soft = phrases(sets, "<soft>");

/** What a Chinese saying asks for. */
export function readChinese(text: string, all: SaidToken[], context: Today): Reading {
  if (all.length > maxOrderChars) return readSearch(text, all, context);
  if (isTitle(all)) return readSearch(text, all, context);
  const order = readOrder(text, all, context, chinese) ?? politeOrder(text, all, context);
  return order ?? readSearch(text, all, context);
}

function politeOrder(text: string, all: SaidToken[], context: Today): Reading | undefined {
  const start = firstMatch(polite, all, 0, {}, false)?.end ?? 0;
  let end = all.length;
  for (let at = end - 1; at > start; at--) if (firstMatch(soft, all.slice(0, end), at, {})) end = at;
  const tokens = all.slice(start, end);
  const isLess = tokens.length > 0 && tokens.length < all.length && !isTitle(tokens);
  return isLess ? readOrder(text, tokens, context, chinese) : undefined;
}

/** 今日頭條 is a publisher; 今天的頭條 is an order. */
const isTitle = (tokens: SaidToken[]): boolean => titles.has(tokens.map(({ word }) => word).join(""));

const titles = new Set(
  ["今日頭條", "今日新聞", "新聞局", "頭條新聞網", "焦點訪談"].map((title) =>
    tokensOf(title)
      .map(({ word }) => word)
      .join(""),
  ),
);
function objectOrder(text: string, tokens: SaidToken[]): Reading | undefined {
  for (const { command, said } of objectOrders) {
    const match = firstMatch(said, tokens, 0, orderSlots);
    const object = match?.captured.query;
    if (!object) continue;
    const named = tokens.slice(object.start, object.end);
    const isStop = command === "unfollow" || command === "mute";
    if (isStop && firstMatch(digestWords, named, 0, {})) return { command: "digest-off" };
    if (firstMatch(pronouns, named, 0, {})) return isStop ? { command: "subscription-choice" } : undefined;
    if (isPartOfWord(tokens, object.start)) return undefined;
    // "靜音 車廂" is typed as two words to look for; "隱藏 板球" as a command is read before.
    if (
      command === "mute" &&
      firstMatch(bareVerbs, tokens.slice(0, object.start), 0, {}) &&
      named[0]?.spaceBefore
    )
      return undefined;
    return { command, query: textOf(text, tokens, object.start, object.end) };
  }
  return undefined;
}

/** 關注度 and 訂閱制 are nouns that begin like orders. */
function isPartOfWord(tokens: SaidToken[], objectStart: number): boolean {
  const isAfterVerb = firstMatch(bareVerbs, tokens.slice(0, objectStart), 0, {}) !== undefined;
  const next = tokens[objectStart];
  const isEnding = next?.isHan && !next.spaceBefore && endings.has(next.word);
  const isLong =
    tokens.length > objectStart + 8 ||
    tokens.slice(objectStart + 1).some(({ spaceBefore, isHan }) => spaceBefore && isHan);
  return isAfterVerb && (Boolean(isEnding) || isLong);
}

const endings = new Set([...wordEndings].map((char) => tokensOf(char)[0]?.word));
