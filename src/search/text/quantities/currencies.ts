import { fold } from "../fold.ts";

/**
 * A currency: how an amount of it is shown in English and in Chinese, with _ for the number; the signs that stand only
 * before a number; its names, which also stand alone; and what it is called only right after a number.
 */
type CurrencyLine = [
  code: string,
  english: string,
  chinese: string,
  signs: string,
  names: string,
  afterNumbers?: string,
];

/** Separated by commas; Chinese names in traditional characters. $ and dollars are American, ¥ is a yen or a yuan. */
const lines: CurrencyLine[] = [
  [
    ...(["twd", "NT$_", "新台幣_元", "NT$, NTD"] as const),
    "New Taiwan dollar, NT dollar, Taiwan dollar, TWD, NTD, 新台幣, 台幣",
    "Taiwanese dollar",
  ],
  [
    ...(["usd", "US$_", "_美元", "$, US$, U.S.$"] as const),
    "US dollar, U.S. dollar, American dollar, USD, greenback, 美元, 美金",
    "dollar",
  ],
  ["cny", "RMB _", "人民幣_元", "¥, CN¥, RMB", "yuan, renminbi, RMB, CNY, 人民幣", "Chinese yuan"],
  ["jpy", "¥_", "_日圓", "¥, JP¥", "yen, JPY, 日圓, 日元, 日幣", "Japanese yen"],
  ["eur", "€_", "_歐元", "€", "euro, EUR, 歐元"],
  ["gbp", "£_", "_英鎊", "£", "sterling, British pound, GBP, 英鎊", "pound, pound sterling, quid"],
  ["hkd", "HK$_", "_港元", "HK$", "Hong Kong dollar, HKD, 港元, 港幣"],
  ["krw", "_ won", "_韓元", "₩", "Korean won, KRW, 韓元, 韓圜, 韓幣", "won, South Korean won"],
  ["sgd", "S$_", "_新加坡元", "S$", "Singapore dollar, SGD, 新加坡元", "Singaporean dollar"],
  ["aud", "A$_", "_澳元", "A$, AU$", "Australian dollar, AUD, 澳元, 澳幣"],
  ["nzd", "NZ$_", "_紐元", "NZ$", "New Zealand dollar, NZD, 紐元, 紐幣"],
  ["cad", "C$_", "_加元", "C$, CA$, CAN$", "Canadian dollar, 加元, 加幣", "CAD"],
  ["inr", "₹_", "_印度盧比", "₹, Rs, Rs.", "Indian rupee, INR, 印度盧比", "rupee"],
  ["thb", "_ baht", "_泰銖", "฿", "baht, THB, 泰銖"],
  ["vnd", "_ dong", "_越南盾", "₫", "Vietnamese dong, VND, 越南盾", "dong"],
  ["php", "₱_", "_菲律賓披索", "₱", "Philippine peso, 菲律賓披索"],
  ["myr", "RM_", "_令吉", "RM", "ringgit, MYR, 令吉"],
  ["idr", "Rp_", "_印尼盾", "Rp", "rupiah, IDR, 印尼盾"],
  ["rub", "_ rubles", "_盧布", "₽", "ruble, rouble, 盧布"],
  ["chf", "_ Swiss francs", "_瑞士法郎", "SFr", "Swiss franc, CHF, 瑞士法郎, 瑞郎"],
  ["brl", "R$_", "_巴西雷亞爾", "R$", "Brazilian real, BRL, 巴西雷亞爾", "reais"],
];

/** A currency; its code is the measure of its amounts. */
export type Currency = {
  code: string;
  english: string;
  chinese: string;
  names: string[];
  /** Folded: what stands before a number, and after one. */
  before: string[];
  after: string[];
};

const isChinese = /\p{sc=Han}/u;
const isLatin = /[a-z]/;

const listed = (text: string): string[] => text.split(", ");
const folded = (some: string[]): string[] => some.map((one) => fold(one));

export const currencies: Currency[] = lines.map(([code, english, chinese, signs, names, afterNumbers]) => ({
  code,
  english,
  chinese,
  names: listed(names),
  before: folded([...listed(signs), code, ...listed(names).filter((name) => isChinese.test(name))]),
  after: folded([...listed(names), ...(afterNumbers === undefined ? [] : listed(afterNumbers))]),
}));

/** By what stands before a number. */
const bySign = new Map<string, Currency[]>();
for (const currency of currencies)
  for (const sign of new Set(currency.before)) bySign.getOrInsertComputed(sign, () => []).push(currency);
const longestFirst = [...bySign.keys()].toSorted((a, b) => b.length - a.length);
const longestSign = Math.max(...longestFirst.map(({ length }) => length));
const lastUnits = new Set(longestFirst.map((sign) => sign.at(-1)));

/** The signs that no word contains, and the last characters of Chinese names, as they may stand in a text. */
const plainEnds = new Set(Array.from("$€£¥₩₹฿₫₱₽＄￥￡￦币幣", (char) => char.charCodeAt(0)));

/** Whether a number that begins at `start` is an amount by the character before it, even if it has no scale. */
export const isPaid = (text: string, start: number): boolean =>
  start > 0 && plainEnds.has(text.charCodeAt(start - 1));

/** The currencies whose sign or name stands before the number at `start`, with at most a space between; of ¥ there are two. */
export function currenciesBefore(text: string, start: number): Currency[] {
  const end = isSpace(text.charCodeAt(start - 1)) ? start - 1 : start;
  if (end <= 0 || !lastUnits.has(fold(text.slice(end - 1, end)))) return [];
  const before = fold(text.slice(Math.max(0, end - longestSign - 1), end));
  const sign = longestFirst.find(
    (one) =>
      before.endsWith(one) &&
      !(isLatin.test(one.charAt(0)) && isLatin.test(before.at(-one.length - 1) ?? "")),
  );
  return sign === undefined ? [] : (bySign.get(sign) as Currency[]);
}

/** Where the number begins before which a currency stands at `at`; `at` if none does. */
export function numberAfterCurrency(text: string, at: number): number {
  const here = fold(text.slice(at, at + longestSign));
  for (const sign of longestFirst) {
    if (!here.startsWith(sign)) continue;
    const end = at + sign.length;
    const start = isSpace(text.charCodeAt(end)) ? end + 1 : end;
    if (/^[\d零一二三四五六七八九十百千]/.test(fold(text.slice(start, start + 1)))) return start;
  }
  return at;
}

const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0xa0;
