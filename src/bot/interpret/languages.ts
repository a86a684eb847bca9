import { namedSlot } from "./slots.ts";

/** A language that the bot speaks. */
export const language = namedSlot([
  ["english|en|英文|英語", "en"],
  [
    "chinese|mandarin|traditional_chinese|chinese_traditional|simplified_chinese|taiwanese|zh|zh-tw|繁體中文|簡體中文|正體中文|中文繁體|中文|國語|華語|漢語|繁體|繁中|正體|簡體|普通話",
    "zh-TW",
  ],
]);
