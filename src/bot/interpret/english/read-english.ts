import type { Today } from "../days.ts";
import { firstMatch } from "../phrase.ts";
import { type OrderLanguage, orderSlots, readOrder, wholeOrder } from "../read-order.ts";
import type { Reading } from "../reading.ts";
import { type SaidToken, textOf } from "../tokens.ts";
import { findDate } from "./dates.ts";
import { withoutCourtesy } from "./filler.ts";
import { gists, little } from "./gists.ts";
import { listOrders, newsOrders, subscriptionOrders } from "./news-orders.ts";
import { personalOrders } from "./personal-orders.ts";
import { schedulePhrases } from "./schedule.ts";
import { readSearch } from "./search.ts";
import { readSettings } from "./settings.ts";
import { bareOrders, digestWords, neverObjects, objectOrders, pronouns } from "./subscriptions.ts";
import { courtesy, help } from "./talk.ts";
import { newsWords } from "./word-sets.ts";

/** Longer sayings are texts to look for, not orders. */
const maxOrderWords = 24;
/** "Keep an eye on your credit card issuers, they may ..." is a sentence to look for. */
const maxObjectWords = 7;
/** "mute swan cull" and "unfollow trend hits ..." are headlines: an order without more words names one thing. */
const maxBareObjectWords = 2;
/** "Mute" is an adjective, too. */
const maxMutedWords = 1;

const english: OrderLanguage = {
  readSettings,
  findDate,
  talk: [...help, ...courtesy],
  list: listOrders,
  news: newsOrders,
  subscriptions: subscriptionOrders,
  schedule: schedulePhrases,
  objectOrder: (text, tokens) => objectOrder(text, tokens) ?? bareOrder(text, tokens, maxBareObjectWords),
  personalOrder,
  gists,
  little,
};

/** What an English saying asks for. */
export function readEnglish(text: string, all: SaidToken[], context: Today): Reading {
  if (all.length > maxOrderWords) return readSearch(text, all, context);
  const talk = wholeOrder([...courtesy, ...help], all);
  if (talk) return talk;
  const tokens = withoutPlease(all.slice(...withoutCourtesy(all, [0, all.length])));
  const order =
    readOrder(text, tokens, context, english) ??
    readOrder(text, all, context, english) ??
    readOrder(text, withoutReason(tokens), context, english);
  if (order) return order;
  const search: Reading = isHeadline(text, all)
    ? { command: "search", query: text }
    : readSearch(text, all, context);
  const perhaps = bareOrder(text, tokens, Number.POSITIVE_INFINITY);
  return perhaps ? { ...search, perhaps } : search;
}

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

const reasons = new Set(
  "its it thats that we i im too because cause cos since there so they were nobody no not".split(" "),
);
const maxReasonWords = 8;

function objectOrder(text: string, tokens: SaidToken[]): Reading | undefined {
  for (const { command, said } of objectOrders) {
    const match = firstMatch(said, tokens, 0, orderSlots);
    const object = match?.captured.query ?? match?.captured.few;
    if (!object) continue;
    const start = tokens.findIndex(({ word }, at) => at >= object.start && !articles.has(word));
    const named = tokens.slice(start, object.end);
    const isStop = command === "unfollow" || command === "mute";
    if (isStop && firstMatch(digestWords, named, 0, {})) return { command: "digest-off" };
    if (firstMatch(pronouns, named, 0, {})) return isStop ? { command: "subscription-choice" } : undefined;
    if (neverObjects.has(named[0]?.word ?? "") || named.length > maxObjectWords) return undefined;
    return { command, query: textOf(text, tokens, start, objectEnd(tokens, object)) };
  }
  return undefined;
}

const articles = new Set(["the", "any", "all"]);
const afterObject = new Set(
  "anymore alerts alert notifications notification updates more please here thanks now today again pls thx ok for us me posts any from on".split(
    " ",
  ),
);

/** Without "anymore" and the like. */
function objectEnd(tokens: SaidToken[], { start, end }: { start: number; end: number }): number {
  let last = end;
  while (last > start + 1 && afterObject.has(tokens[last - 1]?.word ?? "")) last--;
  return last;
}

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

/** Whoever names news asks for news, whatever else is said. */
function personalOrder(tokens: SaidToken[]): Reading | undefined {
  const order = wholeOrder(personalOrders, tokens);
  const isNews =
    order?.command === "cannot" &&
    tokens.some(({ word }) => newsWords.has(word) && word !== "story" && word !== "article");
  return isNews ? undefined : order;
}
