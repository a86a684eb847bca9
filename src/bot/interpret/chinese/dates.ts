import {
  afterEnd,
  beforeStart,
  between,
  calendarUnit,
  type DatePhrase,
  type DaySpan,
  dateSpan,
  daysAgo,
  lastWeekday,
  lately,
  monthSpan,
  quarterSpan,
  sinceStart,
  type Today,
  thirdOf,
  untilEnd,
  weekdayOfWeek,
  weekend,
  yearSpan,
} from "../days.ts";
import { numberSlot } from "../numbers.ts";
import { matchPhrase, once, type Phrase, phrases, type Slot } from "../phrase.ts";
import { type SaidToken, tokensOf } from "../tokens.ts";
import { sets } from "./word-sets.ts";

const week = "週|周|星期|禮拜";
const numerals = tokensOf("一二三四五六日天").map(({ word }) => word);
const weekdaySlot: Slot<number> = (tokens, at) => {
  const day = numerals.indexOf(tokens[at]?.word ?? "");
  return day < 0 ? [] : [{ value: Math.min(day + 1, 7), end: at + 1 }];
};
/** 2026, and 115 or 民國115 of the Republic. */
const yearSlot: Slot<number> = (tokens, at) => {
  const isOfRepublic = republic.every((word, i) => tokens[at + i]?.word === word);
  const start = isOfRepublic ? at + republic.length : at;
  const typed = tokens[start]?.word ?? "";
  if (/^(?:19[89]|20[0-4])\d$/.test(typed)) return [{ value: Number(typed), end: start + 1 }];
  const isYear = /^(?:[7-9]\d|1[0-2]\d)$/.test(typed) && (isOfRepublic || typed.length === 3);
  return isYear ? [{ value: Number(typed) + 1911, end: start + 1 }] : [];
};
const republic = tokensOf("民國").map(({ word }) => word);
const dateSlot: Slot<[number, number, number | undefined]> = (tokens, at) => {
  const [, y, m, d] = /^(?:(\d{4})[-/])?(\d{1,2})[-/](\d{1,2})$/.exec(tokens[at]?.word ?? "") ?? [];
  return m && d ? [{ value: [Number(m), Number(d), y ? Number(y) : undefined], end: at + 1 }] : [];
};

type ChineseDateValues = {
  n?: number;
  m?: number;
  d?: number;
  to_d?: number;
  weekday?: number;
  year?: number;
  date?: [number, number, number | undefined];
  day?: DaySpan;
  to?: DaySpan;
};
type ChineseDateMeaning = (values: ChineseDateValues, context: Today) => DaySpan | undefined;
/** `alone`: counts only if 的, a space, the end or a word for news follows, for names begin like it. */
type NamedDate = { phrase: Phrase; meaning: ChineseDateMeaning; alone?: true };

const name = (meaning: ChineseDateMeaning, ...said: string[]): NamedDate[] =>
  phrases({ week }, ...said).map((phrase) => ({ phrase, meaning }));
const careful = (meaning: ChineseDateMeaning, ...said: string[]): NamedDate[] =>
  name(meaning, ...said).map((one) => ({ ...one, alone: true }));

const days: NamedDate[] = [
  ...name((_, at) => daysAgo(2, at), "前天|前日|大前天"),
  ...name((_, at) => daysAgo(1, at), "昨天 早上|晚上|下午|上午|中午|凌晨?", "昨晚|昨夜|昨兒"),
  ...careful((_, at) => daysAgo(1, at), "昨日"),
  ...name((_, at) => sinceStart(daysAgo(0, at)), "今天 早上|上午|下午|凌晨|晚上|中午?", "今早|今晨|今晚"),
  ...careful((_, at) => sinceStart(daysAgo(0, at)), "今日|本日|當日"),
  ...name(({ weekday = 1 }, at) => weekdayOfWeek(weekday, 2, at), "上上 個? <week> {weekday}"),
  ...name(({ weekday = 1 }, at) => weekdayOfWeek(weekday, 1, at), "上 個? <week> {weekday}"),
  ...name(({ weekday = 1 }, at) => weekdayOfWeek(weekday, 0, at), "這個|本|這 <week> {weekday}"),
  ...name((_, at) => weekend(0, at), "上|上個|這|這個|本|過去|剛過|剛過去 的? 週末|周末"),
  ...careful((_, at) => weekend(0, at), "週末|周末"),
  ...name((_, at) => calendarUnit("week", 2, at), "上上 個? <week>"),
  ...name((_, at) => calendarUnit("week", 1, at), "上|上個|上一個|前一|前一個 <week>"),
  ...name((_, at) => calendarUnit("week", 0, at), "這|本|這個|這一 <week>"),
  ...name((_, at) => calendarUnit("month", 2, at), "上上 個? 月"),
  ...name((_, at) => weekend(1, at), "上上 個? 週末|周末"),
  ...(["初", "中", "底"] as const).flatMap((third, i) => [
    ...name((_, at) => thirdOf(calendarUnit("month", 1, at), i as 0), `上|上個 月 ${third}`),
    ...name((_, at) => thirdOf(calendarUnit("month", 0, at), i as 0), `這個|本|這 月 ${third}`),
    ...name(
      ({ m = 0, year }, at) => monthThird(m, year, i as 0, at),
      `{m} 月 ${third}`,
      `{year} 年 {m} 月 ${third}`,
    ),
  ]),
  ...name((_, at) => calendarUnit("month", 1, at), "上|上個|上一個 月"),
  ...name((_, at) => calendarUnit("month", 0, at), "這個|本|這 月", "當月"),
  ...name((_, at) => calendarUnit("year", 2, at), "前年"),
  ...name((_, at) => calendarUnit("year", 1, at), "去年 全年|一整年?", "上一年"),
  ...name((_, at) => calendarUnit("year", 0, at), "今年"),
  ...name(({ n = 0 }, at) => daysAgo(n, at), "{n} 天|日 前"),
  ...name(({ n = 0 }, at) => daysAgo(7 * n, at), "{n} 個? <week> 前"),
  ...name(({ date }, at) => (date ? dateSpan(date[0], date[1], date[2], at) : undefined), "{date}"),
  ...name(({ year, m = 0, d = 0 }, at) => dateSpan(m, d, year, at), "{year} 年 {m} 月 {d} 日|號"),
  ...name(({ m = 0, d = 0 }, at) => dateSpan(m, d, at.today.year - 1, at), "去年 {m} 月 {d} 日|號"),
  ...name(({ m = 0, d = 0 }, at) => dateSpan(m, d, undefined, at), "今年? {m} 月 {d} 日|號"),
  ...name(({ year, m = 0 }, at) => monthOrNone(m, year, at), "{year} 年 {m} 月 份?"),
  ...name(({ m = 0 }, at) => monthOrNone(m, at.today.year - 1, at), "去年 {m} 月 份?"),
  ...name(({ m = 0 }, at) => monthOrNone(m, at.today.year, at), "今年 {m} 月 份?"),
  ...name(({ m = 0 }, at) => monthOrNone(m, undefined, at), "{m} 月 份"),
  ...careful(({ m = 0 }, at) => monthOrNone(m, undefined, at), "{m} 月"),
  ...name(
    ({ n = 1, year }, at) => (n <= 4 ? quarterSpan(n, year, at) : undefined),
    "{year} 年? 第? {n} 季 度?",
  ),
  ...name(({ year = 0 }, at) => (year <= at.today.year ? yearSpan(year) : undefined), "{year} 年 全年?"),
  ...careful(({ weekday = 1 }, at) => lastWeekday(weekday, at), "<week> {weekday}"),
];
const monthOrNone = (month: number, year: number | undefined, at: Today): DaySpan | undefined =>
  month >= 1 && month <= 12 ? monthSpan(month, year, at) : undefined;

function monthThird(
  month: number,
  year: number | undefined,
  third: 0 | 1 | 2,
  at: Today,
): DaySpan | undefined {
  const span = monthOrNone(month, year, at);
  return span && thirdOf(span, third);
}

const recent = "最近|近|過去|這|前|近期|最近這|過去這|最近的|過去的";
const spans: NamedDate[] = [
  ...phrases({}, "從|自|打|由|在? {m} 月 {d} 日|號? 到|至|~|-|－|－－ {to_d} 日|號").map((phrase) => ({
    phrase,
    meaning: ({ m = 0, d = 0, to_d = 0 }: ChineseDateValues, at: Today) =>
      between(dateSpan(m, d, undefined, at) ?? {}, dateSpan(m, to_d, undefined, at) ?? {}),
  })),
  ...phrases({}, "從|自|打|由|在? {day} 到|至|~|-|－|－－ {to}", "{day} 到|至|~ {to} 之間|間|期間?").map(
    (phrase) => ({ phrase, meaning: ({ day = {}, to = {} }: ChineseDateValues) => between(day, to) }),
  ),
  ...name(
    ({ day = {} }) => sinceStart(day),
    "從|自|自從|打 {day} 起|以來|開始|以後|之後|到現在|至今|到目前|到今天?",
    "{day} 以來|起|開始|至今|到現在|迄今|到今天|到目前為止",
  ),
  ...name(({ day = {} }) => afterEnd(day), "{day} 之後|以後|後"),
  ...name(({ day = {} }) => beforeStart(day), "在? {day} 之前|以前|前"),
  ...name(({ day = {} }) => untilEnd(day), "到|至|截至 {day} 為止"),
  ...phrases({ recent, week }, "<recent> {n} 天|日 內|以內|裡|來|之內?").map((phrase) => ({
    phrase,
    meaning: ({ n = 1 }: ChineseDateValues, at: Today) => lately(n, "day", at),
  })),
  ...phrases({ recent, week }, "<recent> {n} 個? <week> 內|以內|裡|來?").map((phrase) => ({
    phrase,
    meaning: ({ n = 1 }: ChineseDateValues, at: Today) => lately(n, "week", at),
  })),
  ...phrases({ recent }, "<recent> {n} 個? 月 內|以內|裡|來?").map((phrase) => ({
    phrase,
    meaning: ({ n = 1 }: ChineseDateValues, at: Today) => lately(n, "month", at),
  })),
  ...phrases({ recent }, "<recent> 半年 內|以來|來?").map((phrase) => ({
    phrase,
    meaning: (_: ChineseDateValues, at: Today) => lately(6, "month", at),
  })),
  ...phrases({ recent }, "<recent> {n} 年 內|以來|來|間?").map((phrase) => ({
    phrase,
    meaning: ({ n = 1 }: ChineseDateValues, at: Today) => lately(n, "year", at),
  })),
  ...phrases({ recent }, "<recent> {n} 個? 小時|鐘頭 內|以內|裡?").map((phrase) => ({
    phrase,
    meaning: ({ n = 1 }: ChineseDateValues, at: Today) => lately(n, "hour", at),
  })),
  ...phrases({ week }, "{n} 天|日 內|以內|之內|來").map((phrase) => ({
    phrase,
    meaning: ({ n = 1 }: ChineseDateValues, at: Today) => lately(n, "day", at),
  })),
  ...phrases({ week }, "{n} 個? <week> 內|以內|之內|來").map((phrase) => ({
    phrase,
    meaning: ({ n = 1 }: ChineseDateValues, at: Today) => lately(n, "week", at),
  })),
  ...phrases({ week }, "{n} 個月 內|以內|之內|來").map((phrase) => ({
    phrase,
    meaning: ({ n = 1 }: ChineseDateValues, at: Today) => lately(n, "month", at),
  })),
  ...phrases({ week }, "{n} 小時 內|以內|之內").map((phrase) => ({
    phrase,
    meaning: ({ n = 1 }: ChineseDateValues, at: Today) => lately(n, "hour", at),
  })),
];

const valuesOf = (captured: Record<string, { value: unknown }>): ChineseDateValues =>
  Object.fromEntries(Object.entries(captured).map(([key, { value }]) => [key, value]));

const base = {
  n: numberSlot,
  m: numberSlot,
  d: numberSlot,
  to_d: numberSlot,
  weekday: weekdaySlot,
  year: yearSlot,
  date: dateSlot,
};

function daySlot(context: Today): Slot<DaySpan> {
  return (tokens, at) =>
    days
      .flatMap(({ phrase, meaning }) => {
        const match = matchPhrase(phrase, tokens, at, base, false);
        const value = match && meaning(valuesOf(match.captured), context);
        return match && value ? [{ value, end: match.end }] : [];
      })
      .toSorted((a, b) => b.end - a.end);
}

/** The first date in words, and the tokens that say it; what is part of a name or a title is none. */
export function findDate(tokens: SaidToken[], context: Today): DatePhrase | undefined {
  const day = once(daySlot(context));
  const slots = { ...base, day, to: day };
  for (let start = 0; start < tokens.length; start++) {
    const found = [...spans, ...days].flatMap(({ phrase, meaning, alone }) => {
      const match = matchPhrase(phrase, tokens, start, slots, false);
      const span = match && meaning(valuesOf(match.captured), context);
      return match && span && isMeant(tokens, start, match.end, alone ?? false)
        ? [{ start, end: match.end, span }]
        : [];
    });
    const [longest] = found.toSorted((a, b) => b.end - a.end);
    if (longest) return { ...longest, end: skipPossessive(tokens, longest.end) };
  }
  return undefined;
}

const possessive = tokensOf("的")[0]?.word;
const skipPossessive = (tokens: SaidToken[], end: number): number =>
  tokens[end]?.word === possessive && end < tokens.length - 1 ? end + 1 : end;

const follows = phrases(
  sets,
  "的|有|<news>|在|關於|發生|裡|內|以來|股市|油價|匯率|大盤|颱風|天氣|重大|重要|台股|美股|哪些|最|什麼|的話|發布|公布|期間|全部|所有",
);
/** A name goes on: 今日頭條, 今天不回家, 今年夏天. */
const namesAfter = phrases(
  {},
  "在馬|新聞台|新聞網|頭條|電影|世界|戰爭|雜誌|過後|不回家|照相館|之星|夏天|冬天|春天|秋天|的樹|學運|革命|藍調|廣場|黃昏|追想曲|男孩|女孩|戀人|重現|事件|雪",
);

function isMeant(tokens: SaidToken[], start: number, end: number, isCareful: boolean): boolean {
  const next = tokens[end];
  if (firstMatchAt(namesAfter, tokens, end)) return false;
  const before = tokens[start - 1];
  if (!isCareful) return !isTitle(tokens, start, end);
  // "三月的獅子 真人版": titles are followed by a space and what is asked about them.
  if (start === 0 && tokens.slice(end + 1).some(({ isHan, spaceBefore }) => isHan && spaceBefore))
    return false;
  // 你好星期六
  if (before?.isHan && !tokens[start]?.spaceBefore) return !next;
  if (!next || next.commaBefore) return true;
  if (firstMatchAt(follows, tokens, end)) return true;
  // "八月 照相館" is typed as two words, "照相館 八月" ends with it.
  return next.spaceBefore && before !== undefined;
}

/** "今天我最美 綜藝": at the start, joined to what follows, with a space before what is asked about it. */
function isTitle(tokens: SaidToken[], start: number, end: number): boolean {
  const [next, after] = [tokens[end], tokens.slice(end + 1)];
  const isJoined = start === 0 && next?.isHan && !next.spaceBefore && !firstMatchAt(follows, tokens, end);
  return Boolean(isJoined) && after.some(({ isHan, spaceBefore }) => isHan && spaceBefore);
}

const firstMatchAt = (all: Phrase[], tokens: SaidToken[], at: number): boolean =>
  all.some((phrase) => matchPhrase(phrase, tokens, at, {}, false));
