import { isYear, monthAndDay, writtenDate } from "../dates/written-date.ts";
import { numberSlot } from "../numbers.ts";
import type { Slot } from "../phrase.ts";
import { namedSlot, wordSlot } from "../slots.ts";
import { tokensOf } from "../tokens.ts";

const numerals = tokensOf("一二三四五六日天").map(({ word }) => word);
const [sign, ordinal] = tokensOf("年第").map(({ word }) => word);
const weekday = wordSlot((word) => Math.min(numerals.indexOf(word) + 1, 7) || undefined);
const yearsBack = namedSlot([
  ["今年", 0],
  ["去年|上一年", -1],
  ["前年", -2],
]);
const republic = namedSlot([["民國", 1911]]);

/** 2026年, 去年, and 115年 or 民國115年 of the Republic; before a quarter without 年. */
const year: Slot<number> = (tokens, at) => {
  const [named] = republic(tokens, at);
  const typed = tokens[named?.end ?? at]?.word ?? "";
  const isOfRepublic = /^(?:[7-9]\d|1[0-2]\d)$/.test(typed) && (named !== undefined || typed.length === 3);
  if (!isYear.test(typed) && !isOfRepublic) return yearsBack(tokens, at);
  const value = Number(typed) + (isOfRepublic ? 1911 : 0);
  const end = (named?.end ?? at) + 1;
  if (tokens[end]?.word === sign) return [{ value, end: end + 1 }];
  return tokens[end]?.word === ordinal ? [{ value, end }] : [];
};

/** What dates are made of. */
export const dateSlots: Record<string, Slot> = {
  ...{ n: numberSlot, weekday, year, month: numberSlot, date: numberSlot, last: numberSlot },
  ...{ quarter: (tokens, at) => numberSlot(tokens, at).filter(({ value }) => value >= 1 && value <= 4) },
  half: namedSlot([
    ["上半年", 1],
    ["下半年", 2],
  ]),
  third: namedSlot([
    ["初|上旬", 0],
    ["中|中旬", 1],
    ["底|下旬", 2],
  ]),
  unit: namedSlot([
    ["小時|鐘頭|個小時|個鐘頭", "hour"],
    ["天|日", "day"],
    ["週|周|星期|禮拜|個週|個星期|個禮拜", "week"],
    ["月|個月", "month"],
  ]),
  written: (tokens, at) => [...writtenDate(tokens, at), ...monthAndDay(tokens, at)],
};
