import type { ReadingWords } from "./reading-en.ts";

/** What the bot says in Traditional Chinese about a story that was revised. */
export const readingZhTw: ReadingWords = {
  whatChanged: "有何更動",
  changed: (times, last) => `更動 ${times} 次，最近一次：${last}`,
  changesOf: (title) => `「${title}」的更動`,
  changedOn: (when) => `${when} 更動`,
  headlineWas: (title) => `原標題：「${title}」。`,
  said: (before, now) => `「${before}」改為「${now}」。`,
  takenOut: (words) => `刪去：「${words}」。`,
  putIn: (words) => `新增：「${words}」。`,
  olderChanges: (n) => `更早的 ${n} 次更動已不再保存。`,
  unchanged: "內容與收錄時相同。",
};
