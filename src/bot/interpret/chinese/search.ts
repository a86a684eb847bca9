import type { Today } from "../dates/days.ts";
import { dated } from "../dates/days.ts";
import { endWithout, firstMatch, matchPhrase, type Phrase, phrases } from "../phrase.ts";
import { publisher } from "../publishers.ts";
import type { Reading } from "../reading.ts";
import { anyWords } from "../slots.ts";
import { wordSet } from "../spellings.ts";
import { joined, type SaidToken, textOf, tokensOf } from "../tokens.ts";
import { findDate } from "./dates.ts";
import { sets } from "./word-sets.ts";

const asking =
  "欸|誒|不好意思|打擾|打擾一下|打擾了|想問|想問一下|請教|請教一下|撈|撈一下|你們看|大家看|請|麻煩|拜託|可以|可不可以|能不能|能否|可否|幫我|幫忙|幫我們|替我|給我|我想|我要|我想要|想要|想|要|請問|你|您|有沒有|有|有無|嘿|嗨|那|順便|我們|我|來點|來些|找|找找|找一下|查|查查|查一下|查詢|搜|搜尋|搜索|搜一下|看|看看|看一下|看到|讀|了解|瞭解|知道|關心|關注一下|告訴我|說說|講講|顯示|列出|一下|關於|有關|任何|些|一些|點|所有|全部|什麼|哪些|聽|聽聽|推薦|提供|整理|介紹|再|跟我說|跟我講|調閱|翻翻|我想找|我在找|在找|給|讓我看|幫|那個|秀|秀一下|有哪些|有什麼|聽說|聽說有|聽說是|據說|能|會|好奇|想問|問|問一下|大家|麻煩你|有沒有什麼|有什麼";
const openings = phrases({ asking }, "<asking>*");
const closings = phrases(
  sets,
  "<soft>",
  "抄送|怎麼了|查一下|查查|找一下|搜一下|幫我查|幫我找|幫我查一下|查查看|找找看|你看|請看|過目|瞧瞧|看這個|怎麼樣了|如何了|有嗎|有沒有|怎麼回事|是什麼情況|有哪些|有什麼|給我|可以嗎|看看|看一下|參考一下|一下|給你看|給我看|參考|快看|來看|謝謝|現在怎樣|現況",
  "的? 相關|有關|最新|新|那些|各種? 的? <news>|更新 有哪些|有什麼|有嗎|給我|是什麼|呢|嗎|們* ",
  "最近? 發生 什麼? 事|新鮮事 了?",
  "最近? 什麼 事|新鮮事 了?",
);
const newest = phrases(sets, "最新|新出 的? <news>? 的?", "最近|近期|近來|近日 的?");
const newestEnd = phrases(
  sets,
  "最新|最近|近期|近況|近來|近日 的|<news>|有|什麼|哪些* <soft>*",
  "的? 最新 <news>|情況|發展|狀況|進度|近況 <soft>*",
  "按時間|依時間|按時間排序|由新到舊|依時間排序",
);
const newsAfterRecent = phrases(sets, "<news>|的|有|關於|相關");
const newsNamed = phrases(sets, "<news>|相關");

const exclusions = phrases(
  sets,
  "，? 但|可|可是|但是|不過|就|只* 不要|不含|不包含|不包括|排除|去掉|扣掉|不看|不想看|略過|除去|不是|扣除|濾掉|撇開|去除|不算|不談|無關|不提|別給我看|不要給我看|別給我|不要給我|不要有|別帶|別放|不帶|跳過|剔除|過濾掉 有|提到|關於|有關|任何|看到|跟|和* {query}",
);
/** 特別 and 性別 are words of their own. */
const apart = phrases(
  {},
  "但|可是|但是|不過* 除了|別 看|提|有|給我? {query}",
  "{query} 除外",
  "{query} 的? 不要|不看|免了",
);
const exceptions = phrases(
  sets,
  "除了|除 {query} 以外|之外|外 的|，|其他|還有|所有|全部|都* ",
  "除了 {query} 的|，",
  "不含|不包括|不包含|排除|去掉|扣掉|扣除|撇開|不要|別給我|不要給我 有|提到|關於|有關* {query} 的",
);
const neverExcluded = phrases(
  {},
  "鏽|銹|是|要|會|能|可|知|足|同|再|過|斷|安|景氣|動產|法|倒翁|夜城|來梅|老|在|起|見|住|得|行|了|良",
);
const sources = phrases(
  sets,
  "來自|從|出自|由|看|在|只看|只要 {publisher} 的|上|裡|報導|報道|所|上面|寫|發布|關於|有關|對* ",
  "{publisher} 怎麼|如何 說|報|看|寫|報導|評論 關於?",
  "{publisher} 說了|寫了|報了 什麼 關於?",
  "{publisher} 有沒有|有 寫|報|報導|提|說|講|寫過|報過|報導過|提過|談過|寫到 關於?",
  "{publisher} 的|上|報導|報道|裡|對|關於|有關|刊登|上的|寫* ",
);
const notSources = phrases(
  sets,
  "，? 但|可|可是|但是|不過|除了|除* 不要|別|不含|不包括|排除|不看|略過|不是|去掉|扣掉|不想看|濾掉|跳過|除了|除 來自|是|看|從|由|有* {publisher} 的|新聞|報導|以外|之外|外|報|，|消息|文章* ",
);

/** What is looked for, with the filters that were said in words. */
export function readSearch(text: string, all: SaidToken[], context: Today): Reading {
  let tokens = all;
  const reading: Reading = { command: "search" };
  const date = findDate(tokens, context);
  if (date) {
    Object.assign(reading, dated(date.span, context));
    tokens = tokens.toSpliced(date.start, date.end - date.start);
  }
  tokens = withoutEnds(takeFilters(text, tokens, reading));
  const sorted = takeSort(tokens);
  if (sorted) {
    reading.sort = "new";
    tokens = withoutEnds(sorted);
  }
  const query = tokens.length === all.length ? text.trim() : joined(text, tokens);
  if (query === "" || firstMatch(nothing, tokens, 0, {})) return { ...reading, command: "latest" };
  return { ...reading, query };
}

const nothing = phrases(
  { ...sets, asking },
  "<asking>|<news>|的|最新|新|今天|有|發生|事|情|了|什麼|重大|嗎|大|呢* ",
);

function takeFilters(text: string, given: SaidToken[], reading: Reading): SaidToken[] {
  let tokens = given;
  for (let at = 0; at < tokens.length; at++) {
    const found = filterAt(tokens, at);
    if (!found) continue;
    const named = textOf(text, tokens, ...found.value);
    if (found.kind === "exclude")
      reading.exclude = [...(reading.exclude ?? []), ...named.split(/[、,，和跟與]/).filter(Boolean)];
    else reading[found.kind] = named;
    tokens = tokens.toSpliced(at, found.end - at);
    at--;
  }
  return tokens;
}

type Filter = { kind: "exclude" | "source" | "notSource"; end: number; value: [number, number] };

function filterAt(tokens: SaidToken[], at: number): Filter | undefined {
  const without = firstMatch(notSources, tokens, at, { publisher }, false);
  if (without?.captured.publisher)
    return { kind: "notSource", end: without.end, value: spanOf(without.captured.publisher) };
  const except = firstMatch(exceptions, tokens, at, { query: anyWords }, false);
  const excepted = except?.captured.query;
  if (except && excepted && except.end < tokens.length && excepted.end - excepted.start <= 10)
    return { kind: "exclude", end: except.end, value: spanOf(excepted) };
  if (at > 0 && !isQuestion(tokens, at)) {
    const isApart = tokens[at]?.spaceBefore || tokens[at]?.commaBefore;
    const said = isApart ? [...exclusions, ...apart] : exclusions;
    const match = said.map((phrase) => matchPhrase(phrase, tokens, at, { query: anyWords })).find(Boolean);
    const object = match?.captured.query;
    if (match && object && isNameable(tokens, object))
      return { kind: "exclude", end: match.end, value: trimmed(tokens, object) };
  }
  const source = firstMatch(sources, tokens, at, { publisher }, false);
  const named = source?.captured.publisher;
  const isRest =
    source && named && (source.end > named.end || named.start > at) && (source.end < tokens.length || at > 0);
  return isRest ? { kind: "source", end: source.end, value: spanOf(named) } : undefined;
}

/** 是不是 and 要不要 ask. */
const isQuestion = (tokens: SaidToken[], at: number): boolean =>
  tokens[at - 1]?.word === tokens[at + 1]?.word;

const spanOf = ({ start, end }: { start: number; end: number }): [number, number] => [start, end];
const isNameable = (tokens: SaidToken[], { start, end }: { start: number; end: number }): boolean =>
  end - start <= 10 && !firstMatch(neverExcluded, tokens, start, {}, false);

const objectEnds = phrases(sets, "以外|之外 <soft>*", "的? <news>|東西|部分 <soft>*", "的 <soft>*", "<soft>");

const trimmed = (tokens: SaidToken[], { start, end }: { start: number; end: number }): [number, number] => [
  start,
  endWithout(objectEnds, tokens, start, end),
];

/** The tokens without words such as 最新; undefined if there are none that mean time. */
function takeSort(tokens: SaidToken[]): SaidToken[] | undefined {
  const opened = firstMatch(newest, tokens, 0, {}, false)?.end;
  if (opened !== undefined && opened < tokens.length && isTimely(tokens, opened)) return tokens.slice(opened);
  for (let at = 1; at < tokens.length; at++)
    if (firstMatch(newestEnd, tokens, at, {})) return tokens.slice(0, at);
  return undefined;
}

/** After 最新 they make a word for a thing of late. */
const newestOfThings = wordSet("型 款 鮮 穎 式 版");

/** 最近發展區 is a term; 最近的 and 最近颱風新聞 are about time. */
function isTimely(tokens: SaidToken[], end: number): boolean {
  const said = tokens
    .slice(0, end)
    .map(({ word }) => word)
    .join("");
  // 最新型戰機
  if (/最新$/.test(said) && newestOfThings.has(tokens[end]?.word ?? "")) return false;
  // "最新一代 手機"
  const isJoined = tokens[end]?.isHan && !tokens[end]?.spaceBefore && !said.endsWith("的");
  if (isJoined && tokens.slice(end + 1).some(({ isHan, spaceBefore }) => isHan && spaceBefore)) return false;
  if (/新/.test(said) || end >= 3) return true;
  return (
    tokens.slice(end).some((_, i) => firstMatch(newsAfterRecent, tokens, end + i, {}, false)) ||
    (tokens[end]?.spaceBefore ?? false)
  );
}

/** The tokens without words of asking before, and of news and courtesy after, as long as some are left. */
function withoutEnds(tokens: SaidToken[]): SaidToken[] {
  let [start, end] = [openingEnd(tokens), tokens.length];
  for (let at = start + 1; at < end; at++) {
    const isClosing = closings.some((phrase) => matchPhrase(phrase, tokens.slice(0, end), at, {}));
    if (!isClosing || isNameWithNews(tokens, at, end)) continue;
    end = at;
    at = start;
  }
  if (start >= end) [start, end] = [0, tokens.length];
  return tokens.slice(start, end);
}

/** Asking words count only before a subject: 看守所 and 想像力 are not asked for. */
function openingEnd(tokens: SaidToken[]): number {
  const end = matchPhrase(openings[0] as Phrase, tokens, 0, {}, false)?.end ?? 0;
  if (end === 0 || end >= tokens.length) return 0;
  const said = textOfWords(tokens.slice(0, end));
  const isSingle = end === 1 && !tokens[1]?.spaceBefore;
  const hasNews = tokens.some((_, at) => at >= end && firstMatch(newsNamed, tokens, at, {}, false));
  const hasMore = tokens.slice(end).some(({ isHan, spaceBefore }, i) => i > 0 && isHan && spaceBefore);
  if (hasMore && !hasNews && !/[我找查搜]/.test(said.replace("关于我", ""))) return 0;
  if (said.startsWith(tellMe) && tokens[end]?.spaceBefore && !hasNews) return 0;
  return isSingle && !hasNews && !/[我找查搜]/.test(said) ? 0 : end;
}

const textOfWords = (tokens: SaidToken[]): string => tokens.map(({ word }) => word).join("");
const tellMe = textOfWords(tokensOf("告訴我"));
const namesWithNews = phrases(
  {},
  "假|大|電視|三立|民視|東森|中天|華視|公視|鏡|蘋果|壹|台視|中視|年代|寰宇|今日|網路",
);

/** 假新聞 and 三立新聞 are words of their own. */
const isNameWithNews = (tokens: SaidToken[], at: number, end: number): boolean =>
  end - at === 2 &&
  [1, 2].some(
    (back) => at - back >= 0 && firstMatch(namesWithNews, tokens.slice(0, at), at - back, {}) !== undefined,
  );
