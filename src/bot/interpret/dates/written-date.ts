import { wordSlot } from "../slots.ts";
import { plainDate } from "./days.ts";

/** Years that news may be of. */
export const isYear = /^(?:19[89]|20[0-4])\d$/;

type WrittenDate = { year?: number; month: number; date?: number };

/** 2026-11-23, 2026/11/23, 2026-11. */
export const writtenDate = wordSlot<WrittenDate>((word) => {
  const [, year, month, date] = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?$/.exec(word)?.map(Number) ?? [];
  if (!year || !month || !plainDate(year, month, date || 1)) return undefined;
  return { year, month, ...(date && { date }) };
});

/** 11/23, where the month is known to stand first. */
export const monthAndDay = wordSlot<WrittenDate>((word) => {
  const [, month, date] = /^(\d{1,2})[-/](\d{1,2})$/.exec(word)?.map(Number) ?? [];
  return month && date && plainDate(2024, month, date) ? { month, date } : undefined;
});
