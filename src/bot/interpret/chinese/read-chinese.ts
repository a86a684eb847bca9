import type { Today } from "../dates/days.ts";
import { endWithout, firstMatch, phrases } from "../phrase.ts";
import { type OrderLanguage, readOrder } from "../read-order.ts";
import type { Reading } from "../reading.ts";
import { type SaidToken, tokensOf } from "../tokens.ts";
import { findDate } from "./dates.ts";
import { gists, little } from "./gists.ts";
import { listOrders, newsOrders, subscriptionOrders } from "./news-orders.ts";
import { objectWords } from "./objects.ts";
import { schedulePhrases } from "./schedule.ts";
import { readSearch } from "./search.ts";
import { settings } from "./settings.ts";
import { talk } from "./talk.ts";
import { tasks } from "./tasks.ts";
import { sets } from "./word-sets.ts";

/** Longer sayings are texts to look for, not orders. */
const maxOrderChars = 40;

const chinese: OrderLanguage = {
  findDate,
  whole: [...settings, ...talk, ...listOrders, ...subscriptionOrders],
  news: newsOrders,
  tasks,
  schedule: schedulePhrases,
  objects: objectWords,
  gists,
  little,
  isNews: () => false,
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
  const tokens = all.slice(start, endWithout(soft, all, start, all.length));
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
