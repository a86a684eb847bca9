import type { Today } from "../dates/days.ts";
import { type OrderLanguage, readOrder, wholeOrder } from "../read-order.ts";
import type { Reading } from "../reading.ts";
import { wordSet } from "../spellings.ts";
import { type SaidToken, textOf } from "../tokens.ts";
import { findDate } from "./dates.ts";
import { withoutCourtesy } from "./filler.ts";
import { gists, little } from "./gists.ts";
import { listOrders, newsOrders, subscriptionOrders } from "./news-orders.ts";
import { bareOrders, neverObjects, objectWords } from "./objects.ts";
import { schedulePhrases } from "./schedule.ts";
import { readSearch } from "./search.ts";
import { settings } from "./settings.ts";
import { talk } from "./talk.ts";
import { tasks } from "./tasks.ts";
import { newsWords } from "./word-sets.ts";

/** Longer sayings are texts to look for, not orders. */
const maxOrderWords = 24;
/** "mute swan cull" and "unfollow trend hits ..." are headlines: an order without more words names one thing. */
const maxBareObjectWords = 2;
/** "Mute" is an adjective, too. */
const maxMutedWords = 1;

const english: OrderLanguage = {
  findDate,
  whole: [...settings, ...talk, ...listOrders, ...subscriptionOrders],
  news: newsOrders,
  tasks,
  schedule: schedulePhrases,
  objects: objectWords,
  gists,
  little,
  isNews: ({ word }) => newsWords.has(word) && word !== "story" && word !== "article",
};

/** What an English saying asks for. */
export function readEnglish(text: string, all: SaidToken[], context: Today): Reading {
  if (all.length > maxOrderWords) return readSearch(text, all, context);
  const tokens = withoutPlease(all.slice(...withoutCourtesy(all, [0, all.length])));
  const order =
    wholeOrder(talk, all) ??
    orderIn(text, tokens, context) ??
    orderIn(text, all, context) ??
    orderIn(text, withoutReason(tokens), context);
  if (order) return order;
  const search: Reading = isHeadline(text, all)
    ? { command: "search", query: text }
    : readSearch(text, all, context);
  const perhaps = bareOrder(text, tokens, Number.POSITIVE_INFINITY);
  return perhaps ? { ...search, perhaps } : search;
}

const orderIn = (text: string, tokens: SaidToken[], context: Today): Reading | undefined =>
  readOrder(text, tokens, context, english) ?? bareOrder(text, tokens, maxBareObjectWords);

/** Before what is no order, "please" may begin a title: Please Please Me. */
function withoutPlease(tokens: SaidToken[]): SaidToken[] {
  const start = tokens.findIndex(({ word }) => word !== "please" && word !== "kindly");
  return start > 0 ? tokens.slice(start) : tokens;
}

/** A headline that was pasted: a Line Whose Longer Words Begin with Capitals. */
function isHeadline(text: string, tokens: SaidToken[]): boolean {
  const longer = tokens
    .map(({ start, end }) => text.slice(start, end))
    .filter((word) => /^\p{L}{4}/u.test(word));
  return longer.length >= 4 && longer.every((word) => /^\p{Lu}/u.test(word)) && /\p{Ll}/u.test(text);
}

/** "turn it off, it's too much": the order comes first. */
function withoutReason(tokens: SaidToken[]): SaidToken[] {
  const comma = tokens.findIndex(({ commaBefore, word }, at) => at > 0 && commaBefore && reasons.has(word));
  return comma > 0 && tokens.length - comma <= maxReasonWords ? tokens.slice(0, comma) : tokens;
}

const reasons = wordSet(
  "its it thats that we i im too because cause cos since there so they were nobody no not",
);
const maxReasonWords = 8;

/** "follow tsmc": a verb and what it is about, which headlines have as well. */
function bareOrder(text: string, tokens: SaidToken[], maxWords: number): Reading | undefined {
  const [verb, ...object] = tokens;
  const command = bareOrders[verb?.word ?? ""];
  if (!command || verb?.isPossessive) return undefined;
  if (object.length === 0) return { command };
  const quiet = object.findIndex(({ word }, i) => word === "quiet" && /^\d/.test(object[i + 1]?.word ?? ""));
  const words = quiet < 0 ? object.length : quiet;
  const most = command === "mute" && maxWords === maxBareObjectWords ? maxMutedWords : maxWords;
  if (words > most || neverObjects.has(object[0]?.word ?? "")) return undefined;
  return { command, query: textOf(text, tokens, 1, tokens.length) };
}
