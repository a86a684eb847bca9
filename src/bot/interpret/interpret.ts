import { visibleLine } from "../../text/visible-text.ts";
import { readChinese } from "./chinese/read-chinese.ts";
import { saysSomethingElse } from "./english/filler.ts";
import { readEnglish } from "./english/read-english.ts";
import { bareOrders } from "./english/subscriptions.ts";
import type { Reading } from "./reading.ts";
import { tokensOf } from "./tokens.ts";

/** When and where something was said. */
export type SaidAt = { now: number; zone: string };

/** Longer texts were pasted to be looked for. */
const maxTokens = 60;

const link = /\bhttps?:\/\/[^\s<>|]+/i;
const person = /(?<![\p{L}\p{N}.])[@＠][\p{L}\p{N}_.-]+/gu;
/** Words said to people: "cc @sam", "fyi". */
const aside =
  /(?<![\p{L}\p{N}])(?:(?:cc|c\/c|attn|fao|for|hey|look|fyi|ping|hi|to)[\s,:]{0,3})?@(?=[\s,]|$)|(?:^|[\s,.–—-])(?:fyi|icymi)(?=$|[\s,.!])/giu;
/** The query language, which means what it says. */
const syntax =
  /"[^"]+"|“[^“”]+”|「[^「」]+」|(?:^|\s)-[\p{L}\p{N}"]|\b(?:title|source|site|section|tag|since|until|before|after|lang|sort|page|asof):\S|(?<=\S\s)OR(?=\s\S)/u;

/** What was said, read by rules into one order with its arguments. Never fails: what is no order is a search. */
export function interpret(said: string, { now, zone }: SaidAt): Reading {
  const line = visibleLine(said);
  const url = link.exec(line)?.[0];
  if (url) return readLink(line, url);
  const text = line.replace(person, "@").replace(aside, " ").replace(/\s+/g, " ").trim();
  const [, verb = "", rest = ""] = /^(\S+) (.*)$/s.exec(text) ?? [];
  if (verb.toLowerCase() === "search" && !saysSomethingElse(rest)) return { command: "search", query: rest };
  const order = bareOrders[verb.toLowerCase()];
  if (syntax.test(text)) return order ? { command: order, query: rest } : { command: "search", query: text };
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const tokens = tokensOf(text);
  if (tokens.length === 0) return readSigns(text);
  if (tokens.length > maxTokens) return { command: "search", query: text };
  const isChinese = tokens.some(({ isHan }) => isHan);
  return isChinese ? readChinese(text, tokens, { today }) : readEnglish(text, tokens, { today });
}

/** A saying without a word. */
function readSigns(text: string): Reading {
  if (text === "") return { command: "help" };
  if (/👋|🙋|✋|🖐/u.test(text)) return { command: "greet" };
  return /🙏|👍|👏|🎉|❤|🙌|💯|😍|🥰/u.test(text) ? { command: "thanks" } : { command: "search", query: text };
}

const addsFeed = /\b(?:add|subscribe|feed|rss|source|poll|include|watch)\b|訂閱源|來源|加入|新增|添加|订阅/iu;

/** An address with words about adding it is a feed for the operator; else a story to be found. */
function readLink(line: string, url: string): Reading {
  const words = line.replace(url, " ");
  return addsFeed.test(words) && words.trim().split(/\s+/).length <= 8
    ? { command: "feeds", url }
    : { command: "link", url, query: words.trim() || undefined };
}
