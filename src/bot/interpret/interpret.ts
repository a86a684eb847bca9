import { stopWords } from "../../search/text/stop-words.ts";
import { hasSimplified } from "../../text/han-script.ts";
import { visibleLine } from "../../text/visible-text.ts";
import { addressesIn, type SaidAddress, withoutAddresses } from "./addresses.ts";
import { readChinese } from "./chinese/read-chinese.ts";
import { queryText } from "./command-text.ts";
import type { Today } from "./dates/days.ts";
import { saysSomethingElse } from "./english/filler.ts";
import { bareOrders } from "./english/objects.ts";
import { readEnglish } from "./english/read-english.ts";
import { readPersonal } from "./personal/read-personal.ts";
import type { Reading } from "./reading.ts";
import { wordSet } from "./spellings.ts";
import { tokensOf } from "./tokens.ts";

/** When and where something was said. */
export type SaidAt = { now: number; zone: string };

/** Longer texts were pasted to be looked for. */
const maxTokens = 60;

const person = /<[@!#][^<>\s]{1,80}>|(?<![\p{L}\p{N}.])[@＠][\p{L}\p{N}_.-]+/gu;
/** Words said to people: "cc @sam", "fyi". */
const aside =
  /(?<![\p{L}\p{N}])(?:(?:cc|c\/c|attn|fao|for|hey|look|fyi|ping|hi|to)[\s,:]{0,3})?@(?:\s(?:look|see|check|check this|check this out|see this|look at this|take a look|thoughts|fyi|read this)(?=[\s]?[,:.!?–—-]|$))?(?=[\s,:.!?]|$)|(?:^|[\s,.–—-])(?:fyi|icymi)(?=$|[\s,.!])/giu;
/** The query language, which means what it says. */
const syntax =
  /"[^"]+"|“[^“”]+”|「[^「」]+」|(?:^|\s)-[\p{L}\p{N}"]|\b(?:title|source|site|section|tag|since|until|before|after|lang|sort|page|asof):\S|(?<=\S\s)OR(?=\s\S)/u;

/** What was said, read by rules into one order with its arguments. Never fails: what is no order is a search. */
export function interpret(said: string, at: SaidAt): Reading {
  const { now, zone } = at;
  const line = visibleLine(said);
  const [address] = addressesIn(line);
  if (address) return readLink(line, address, at);
  const text = line
    .replace(person, "@")
    .replace(aside, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s,，:]{1,9}/, "")
    .trim();
  const [, verb = "", rest = ""] = /^(\S+) (.*)$/s.exec(text) ?? [];
  if (verb.toLowerCase() === "search" && !saysSomethingElse(rest)) return { command: "search", query: rest };
  const order = bareOrders[verb.toLowerCase()];
  if (syntax.test(text)) return order ? { command: order, query: rest } : { command: "search", query: text };
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const tokens = tokensOf(text, maxTokens + 1);
  if (tokens.length === 0) return readSigns(text);
  if (tokens.length > maxTokens) return { command: "search", query: text };
  const read = (said: string) => readWords(said, { today });
  return inScript(readPersonal(text, read) ?? read(text), text);
}

/** Chinese is written in two scripts: the one that is named, else the one that it is said in. */
function inScript(reading: Reading, text: string): Reading {
  if (reading.command !== "settings" || reading.language !== "zh-TW") return reading;
  const isTraditional = /traditional|taiwan|[繁正][體体中]|國語/iu.test(text);
  const isSimplified = !isTraditional && (/simplified|[簡简][體体中]/iu.test(text) || hasSimplified(text));
  if (!isTraditional && !isSimplified) return reading;
  return { ...reading, called: isTraditional ? "繁體中文" : "简体中文" };
}

function readWords(text: string, context: Today): Reading {
  const tokens = tokensOf(text);
  const isChinese = tokens.some(({ isHan }) => isHan);
  return isChinese ? readChinese(text, tokens, context) : readEnglish(text, tokens, context);
}

/** A saying without a word. */
function readSigns(text: string): Reading {
  if (text === "") return { command: "help" };
  if (/👋|🙋|✋|🖐/u.test(text)) return { command: "greet" };
  return /🙏|👍|👏|🎉|❤|🙌|💯|😍|🥰/u.test(text) ? { command: "thanks" } : { command: "search", query: text };
}

const addsFeed = /\b(?:add|subscribe|feed|rss|source|poll|include|watch)\b|訂閱源|來源|加入|新增|添加|订阅/iu;

/** An address with words about adding it is a feed for the operator; else a story to be found. */
function readLink(line: string, { typed, url }: SaidAddress, at: SaidAt): Reading {
  const words = line.replace(typed, " ");
  return addsFeed.test(words) && words.trim().split(/\s+/).length <= 8
    ? { command: "feeds", url }
    : { command: "link", url, query: wordsBeside(words, at) };
}

/** Said of a page as a whole, so that they do not narrow what is looked for. */
const ofThePage =
  wordSet(`look see read check think thought thoughts know heard seen saw say says story article link page piece news post
  share open save send show summary related similar like anything something true happened going`);
const ofThePageInChinese =
  /^[看讀读這这那個个篇則则新聞闻文章報报導导連连結结網网頁页相關关類类似的呢嗎吗幫帮我找一下有沒没什麼么]*$/u;

/** The words beside an address that are to be looked for. */
function wordsBeside(text: string, at: SaidAt): string | undefined {
  const words = withoutAddresses(text)
    .replaceAll(/[()[\]<>（）]/gu, " ")
    .trim();
  const reading: Reading = words ? interpret(words, at) : { command: "greet" };
  const isAsked = reading.command === "search" || reading.command === "latest";
  const query = isAsked ? queryText({ ...reading, sort: undefined }) : "";
  if (!query || ofThePageInChinese.test(query)) return undefined;
  const tells = tokensOf(query).some(({ word }) => !stopWords.has(word) && !ofThePage.has(word));
  return tells ? query : undefined;
}
