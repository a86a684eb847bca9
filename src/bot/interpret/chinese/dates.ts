import type { DatePhrase, Today } from "../dates/days.ts";
import { dateFinder } from "../dates/find-date.ts";
import { type SaidToken, tokensOf } from "../tokens.ts";
import { dateSlots } from "./date-slots.ts";
import { isDateMeant } from "./is-date-meant.ts";

const days = `
dayBefore: 前天|前日
yesterday: 昨天 早上|晚上|下午|上午|中午|凌晨|夜裡?
yesterday: 昨晚|昨夜|昨兒
yesterday!: 昨日
today: 今天 早上|上午|下午|凌晨|晚上|中午|一早?
today: 今早|今晨|今晚
today!: 今日|本日|當日
weekdayOfWeekBefore: 上上 個? <week> {weekday}
weekdayOfLastWeek: 上 個? <week> {weekday}
weekdayOfThisWeek: 這個|本|這 <week> {weekday}
weekday!: <week> {weekday}
weekend: 上|上個|這|這個|本|過去|剛過|剛過去 的? <weekend>
weekend!: <weekend>
weekendBefore: 上上 個? <weekend>
beforeLast: 上上 個? {unit}
last: 上|上個|上一|上一個|前一|前一個 {unit}
this: 這|本|這個|這一 {unit}
ago: {n} {unit} 前
yearsAgo: {n} 年 前
partOfLastMonth: 上|上個 月 {third}
partOfThisMonth: 這個|本|這 月 {third}
partOfMonth: {year}? {month} 月 {third}
written: {written}
date: {year}? {month} 月 {date} 日|號
month: {year} {month} 月 份?
month: {month} 月 份
month!: {month} 月
quarter: {year} 第? {quarter} 季 度?
half: {year} {half}
year: {year} 全年|一整年?
`;

const from = "從|自|打|由|在";
const to = "到|至|~|-|－|－－";
const recent = "最近|近|過去|這|前|近期|最近這|過去這|最近的|過去的";
const spans = `
datesOfMonth: <from>? {month} 月 {date} 日|號? <to> {last} 日|號
between: <from>? {day} <to> {to} 之間|間|期間?
since: 從|自|自從|打 {day} 起|以來|開始|以後|之後|到現在|至今|到目前|到今天?
since: {day} 以來|起|開始|至今|到現在|迄今|到今天|到目前為止
after: {day} 之後|以後|後
before: 在? {day} 之前|以前|前
until: 到|至|截至 {day} 為止
lately: <recent> {n} {unit} 內|以內|裡|來|間|之內|以來?
latelyYears: <recent> {n} 年 內|以來|來|間?
lately: {n} {unit} 內|以內|之內|來
halfYear: <recent> 半年 內|以來|來?
`;

const find = dateFinder({
  ...{ days, spans, slots: dateSlots, isMeant: isDateMeant },
  sets: { from, to, recent, week: "週|周|星期|禮拜", weekend: "週末|周末" },
});
const [of] = tokensOf("的").map(({ word }) => word);

/** The first date in words, and the tokens that say it with 的 after it; what is part of a name or a title is none. */
export function findDate(tokens: SaidToken[], context: Today): DatePhrase | undefined {
  const found = find(tokens, context);
  const isOf = found?.start === 0 && tokens[found.end]?.word === of && found.end < tokens.length - 1;
  return isOf ? { ...found, end: found.end + 1 } : found;
}
