import { firstMatch, phrases, type Slot } from "../phrase.ts";
import { place } from "../places.ts";
import type { Reading } from "../reading.ts";
import { type SaidToken, tokensOf } from "../tokens.ts";
import { sets } from "./word-sets.ts";

const languages: [string, string][] = [
  ["英文", "en"],
  ["英語", "en"],
  ["english", "en"],
  ["繁體中文", "zh-TW"],
  ["簡體中文", "zh-TW"],
  ["正體中文", "zh-TW"],
  ["中文繁體", "zh-TW"],
  ["中文", "zh-TW"],
  ["國語", "zh-TW"],
  ["華語", "zh-TW"],
  ["漢語", "zh-TW"],
  ["繁體", "zh-TW"],
  ["繁中", "zh-TW"],
  ["正體", "zh-TW"],
  ["簡體", "zh-TW"],
  ["普通話", "zh-TW"],
  ["chinese", "zh-TW"],
];
const spelled = languages.map(([name, tag]) => ({ words: tokensOf(name).map(({ word }) => word), tag }));

const language: Slot<string> = (tokens, at) =>
  spelled
    .filter(({ words }) => words.every((word, i) => tokens[at + i]?.word === word))
    .map(({ words, tag }) => ({ value: tag, end: at + words.length }));

const said = phrases(
  sets,
  "請|可以|能不能|跟我|以後|改|幫我|我要|我想|麻煩|我|從現在起|之後|全部|都|你|能* 說|講|用|改用|使用|寫|切換|切|切換成|切換到|切到|改成|改為|換成|換|轉成|變成|設成|設為|顯示|回|回答|回覆|打|看|要|改說|改講|換到|切成|調成|選|設定成|設定為|用回 回|到|成|為* {language} 回答|回覆|回|回應|跟我說|說|跟我講|介面|顯示|模式|版|給我|溝通|說話|講|吧|就好|版本|答* <soft>*",
  "把|將|幫我把|請把|我要把|頻道|我的|你的|介面|這裡|這個頻道|的|請|幫我|改|把介面|頻道的|更改|設定|切換|調整|更換|改變* 語言|語系|介面|界面|語言設定|回覆語言 改|設|換|切|切換|設定|調|調整|變|變更|更改|轉|選 成|為|到|回|用* {language} 版? <soft>*",
  "語言|語系 ：|是|=|為|用* {language} <soft>*",
  "更改|切換|設定|換|改 語言|語系 成|為|到|：* {language} <soft>*",
  "{language} 回答|回覆|就好|謝謝|介面|模式|版|please|版本 <soft>*",
  "把|將|幫我把|請把|頻道|我的|這裡|這個頻道|的|請|幫我|更改|更換|我們的|頻道的|設定|調整|切換* 時區|時間|時鐘 改|設|換|切|切換|設定|調|調整|變|更改|轉|是|在|設定* 成|為|到|用|在|回|：* {place} 時間|時區|的* <soft>*",
  "我|我們|人|我現在|公司|現在|團隊|目前|我人|已經|搬|都* 在|住|住在|到|搬到|搬來|位於|人在|到了|搬去|來到|住在了|在的是 {place} 了|，|時間|時區|請|幫我|把|改|調整|調|設定|一下|校正|更新|修正|對|換|設|用|的|改一下|時鐘|調一下|改成|當地|那邊|這邊|把時間* <soft>*",
  "用|改用|使用|以|換|切換|換成|改成|顯示|請用|改為|切換到|設成|設為|用回|調成 {place} 時間|時區|的時間|的時區|當地時間 顯示|為準|吧* <soft>*",
);
const bare = phrases({}, "設定|設置|偏好設定|我的設定|看設定|查看設定|顯示設定|頻道設定|偏好");

/** "說中文", "我在柏林，時間改一下"; undefined for other sayings. */
export function readSettings(tokens: SaidToken[]): Reading | undefined {
  if (firstMatch(bare, tokens, 0, {})) return { command: "settings" };
  const match = firstMatch(said, tokens, 0, { language, place });
  if (!match) return undefined;
  if (match.captured.language)
    return { command: "settings", language: match.captured.language.value as string };
  return tokens.some(({ word }) => word === hour)
    ? { command: "settings", zone: match.captured.place?.value as string }
    : undefined;
}

/** In 時間 and 時區: without it "我在柏林" changes nothing. */
const hour = tokensOf("時")[0]?.word;
