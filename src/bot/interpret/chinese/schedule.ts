import { numberSlot } from "../numbers.ts";
import { firstMatch, type Phrase, phraseEnds, phrases } from "../phrase.ts";
import type { Reading } from "../reading.ts";
import { daysNamed } from "../schedule-days.ts";
import { type SaidToken, textOf, tokensOf } from "../tokens.ts";
import { placeSlot } from "./settings.ts";
import { sets } from "./word-sets.ts";

const numerals = tokensOf("一二三四五六日天").map(({ word }) => word);

type ChineseSchedule = {
  times: string[];
  days: Set<number>;
  isRecurring: boolean;
  hasVerb: boolean;
  hasDigest: boolean;
  hasNews: boolean;
  part?: "morning" | "noon" | "afternoon" | "night";
  zone?: string;
  loose: [number, number][];
};

const words = (...text: string[]): Phrase[] => phrases(sets, ...text);
const everyDay = words("每天|每日|天天|每一天|每個");
const workdays = words(
  "每個? 平日|工作日|上班日|工作天|週一到週五|周一到周五|星期一到星期五|週一至週五|周一至周五|禮拜一到禮拜五|每個工作天|每個平日|每個上班日|上班時間|星期一至五|週一到五|周一到五|週一至五",
);
const weekends = words("每個|每* 週末|周末|假日|禮拜六日|星期六日|六日");
const weekly = words("每週|每周|每星期|每個星期|每個禮拜|每個週|每逢週|每逢星期|每到週|每禮拜");
const weekday = words("每個|每|逢|每到|每逢* 週|周|星期|禮拜|拜");
const parts: [Phrase[], ChineseSchedule["part"]][] = [
  [words("早上|上午|清晨|早晨|凌晨|晨間|一早|早|大清早"), "morning"],
  [words("中午|正午"), "noon"],
  [words("下午|午後|傍晚"), "afternoon"],
  [words("晚上|夜晚|晚間|夜間|晚|夜裡|睡前|入夜"), "night"],
];
const verbs = words(
  "設定|設一個|設個|設|安排|發送|發布|發佈|發|推送|推播|推|貼|貼出|送|提供|給|提醒|傳|傳送|報|播報|播|整理|彙整|來|寄|建立|開|新增|訂|定時|張貼|公布|公告|排程|幫我排|總結|訂閱|更新|看|讀|要|做|念|準備|丟|匯報|通知|告訴",
);
const digests = words("<digest>|新聞快報|新聞早報|新聞晚報|新聞報");
const news = words(
  "新聞|消息|頭條|頭條新聞|最新消息|最新新聞|報導|重點新聞|熱門新聞|要聞|新聞重點|重點|焦點新聞|新聞更新|文章|焦點",
);
const filler = words(
  "請|幫我|幫|幫忙|我|我們|大家|在|這裡|這個頻道|頻道|到|給我|給|一下|個|一個|的|時|時候|準時|固定|自動|都|要|把|將|麻煩|想|希望|一次|一份|份|這邊|吧|嗎|謝謝|好嗎|可以|能不能|裡|上|出來|和|與|跟|及|，|就|群組|本頻道|我想要|我想|我要|可不可以|能|請你|你|也|再|各|各一次|左右|定時|相關|有關|相關的|以後|從明天開始|開始|設為|時間|整理好|進來|過來|一則|幾則|些|些許|還有|以及|幫我們|點鐘|整|有沒有|看|為|為我|為我們",
);
const aboutWords = words("關於|有關|只要|針對|主題是|主題|限|僅限");

/** "每天早上八點發新聞": undefined unless every word has its part in it. */
export function readSchedule(text: string, tokens: SaidToken[]): Reading | undefined {
  const plan: ChineseSchedule = {
    times: [],
    days: new Set(),
    isRecurring: false,
    hasVerb: false,
    hasDigest: false,
    hasNews: false,
    loose: [],
  };
  let at = 0;
  while (at < tokens.length) at = takePart(plan, tokens, at);
  const isOrder =
    plan.isRecurring &&
    ((plan.hasVerb && (plan.hasNews || plan.hasDigest)) ||
      (plan.times.length > 0 &&
        (plan.hasVerb || plan.hasNews || plan.hasDigest || plan.loose.length === 0)) ||
      (plan.hasDigest && plan.part !== undefined));
  const isSet = plan.hasVerb && plan.hasDigest && (plan.times.length > 0 || plan.loose.length === 0);
  if ((!isOrder && !isSet) || plan.loose.length > 1) return undefined;
  const [loose] = plan.loose;
  const query = loose && textOf(text, tokens, ...loose);
  if (loose && (loose[1] - loose[0] > 10 || !(plan.hasNews || plan.hasDigest))) return undefined;
  const times = plan.times.length > 0 ? [...new Set(plan.times)].sort() : defaultTimes(plan);
  return {
    command: "digest-on",
    ...(times.length > 0 && { times }),
    days: daysNamed(plan.days),
    ...(plan.zone && { zone: plan.zone }),
    ...(query && { query }),
  };
}

function takePart(plan: ChineseSchedule, tokens: SaidToken[], at: number): number {
  const fits = (said: Phrase[]): number | undefined => longest(said, tokens, at);
  const set = [
    [workdays, [1, 2, 3, 4, 5]],
    [weekends, [6, 7]],
  ] as const;
  for (const [said, days] of set) {
    const end = fits(said);
    if (end === undefined) continue;
    plan.isRecurring = true;
    for (const day of days) plan.days.add(day);
    return end;
  }
  const named = weekdaysAt(tokens, at);
  if (named) {
    plan.isRecurring = true;
    for (const day of named.days) plan.days.add(day);
    return named.end;
  }
  const recurring = fits(everyDay) ?? fits(weekly);
  if (recurring !== undefined) {
    plan.isRecurring = true;
    if (fits(everyDay) === undefined) plan.days.add(1);
    return recurring;
  }
  for (const [said, part] of parts) {
    const end = fits(said);
    // 早報 and 晚報 are papers.
    if (end === undefined || fits(digests) !== undefined) continue;
    plan.part = part;
    // "每個早上", "每早"
    return end;
  }
  const time = timeAt(tokens, at, plan);
  if (time) {
    plan.times.push(time.value);
    return time.end;
  }
  const [zone] = placeSlot(tokens, at);
  const afterZone = zone && firstMatch(words("時間|當地時間"), tokens, zone.end, {}, false);
  if (zone && afterZone) {
    plan.zone = zone.value as string;
    return afterZone.end;
  }
  const [asDigest, asNews, asVerb, asFiller] = [
    fits(digests),
    fits(news),
    fits(verbs),
    fits([...filler, ...aboutWords]),
  ];
  const best = Math.max(asDigest ?? 0, asNews ?? 0, asVerb ?? 0, asFiller ?? 0);
  const isInside = plan.loose.at(-1)?.[1] === at && best - at === 1 && best !== asDigest && best !== asNews;
  // One character in the midst of a subject, such as the 報 of 報告, is part of it.
  if (
    best > 0 &&
    !(isInside && tokens[best]?.isHan && !startsNews(tokens, best) && tokens[at]?.word !== possessive)
  ) {
    if (best === asDigest) plan.hasDigest = true;
    else if (best === asNews) plan.hasNews = true;
    else if (best === asVerb) plan.hasVerb = true;
    return best;
  }
  const last = plan.loose.at(-1);
  if (last && last[1] === at) last[1] = at + 1;
  else plan.loose.push([at, at + 1]);
  return at + 1;
}

const possessive = tokensOf("的")[0]?.word;
const startsNews = (tokens: SaidToken[], at: number): boolean =>
  firstMatch([...digests, ...news], tokens, at, {}, false) !== undefined;

function longest(said: Phrase[], tokens: SaidToken[], at: number): number | undefined {
  const ends = said.flatMap((phrase) => phraseEnds(phrase, tokens, at));
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

/** 每週一, 週一和週四, 星期一三五. */
function weekdaysAt(tokens: SaidToken[], at: number): { days: number[]; end: number } | undefined {
  const start = firstMatch(weekday, tokens, at, {}, false)?.end;
  if (start === undefined) return undefined;
  const days: number[] = [];
  let end = start;
  for (;;) {
    const day = numerals.indexOf(tokens[end]?.word ?? "");
    if (day >= 0) {
      days.push(Math.min(day + 1, 7));
      end++;
      continue;
    }
    const next = firstMatch(joins, tokens, end, {}, false)?.end;
    if (days.length === 0 || next === undefined || !numerals.includes(tokens[next]?.word ?? "")) break;
    end = next;
  }
  return days.length > 0 ? { days, end } : undefined;
}
const joins = words("和|跟|與|及|到|、? 週|周|星期|禮拜|每週|每周");

const clockWords = words("點|點鐘|時");
const halfWords = words("半");
const minuteWords = words("分");
const quarter = words("一刻");

/** 八點, 八點半, 8點15分, 8:30, 中午十二點. */
function timeAt(
  tokens: SaidToken[],
  at: number,
  plan: ChineseSchedule,
): { value: string; end: number } | undefined {
  const [, hour, minute, half] = /^(\d{1,2})[:.](\d\d)(am|pm)?$/.exec(tokens[at]?.word ?? "") ?? [];
  if (hour !== undefined) return clock(Number(hour), Number(minute), at + 1, plan, half);
  const [, plain, half12] = /^(\d{1,2})(am|pm)$/.exec(tokens[at]?.word ?? "") ?? [];
  if (plain !== undefined) return clock(Number(plain), 0, at + 1, plan, half12);
  for (const { value, end } of numberSlot(tokens, at)) {
    const dot = longest(clockWords, tokens, end);
    if (dot === undefined) continue;
    const halfEnd = longest(halfWords, tokens, dot);
    if (halfEnd !== undefined) return clock(value, 30, halfEnd, plan);
    const quarterEnd = longest(quarter, tokens, dot);
    if (quarterEnd !== undefined) return clock(value, 15, quarterEnd, plan);
    for (const minutes of numberSlot(tokens, dot))
      return clock(value, minutes.value, longest(minuteWords, tokens, minutes.end) ?? minutes.end, plan);
    return clock(value, 0, dot, plan);
  }
  return undefined;
}

function clock(
  hour: number,
  minute: number,
  end: number,
  { part }: ChineseSchedule,
  half?: string,
): { value: string; end: number } | undefined {
  if (hour > 24 || minute > 59) return undefined;
  const isLate =
    half === "pm" || part === "afternoon" || (part === "night" && hour >= 5) || (part === "noon" && hour < 5);
  const hour24 = isLate && hour < 12 ? hour + 12 : part === "night" && hour === 12 ? 0 : hour % 24;
  return { value: `${String(hour24).padStart(2, "0")}:${String(minute).padStart(2, "0")}`, end };
}

const usual = { morning: "08:00", noon: "12:00", afternoon: "15:00", night: "18:00" };
const defaultTimes = ({ part }: ChineseSchedule): string[] => (part ? [usual[part]] : []);
