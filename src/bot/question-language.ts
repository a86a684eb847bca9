import type { Message } from "../chat/message.ts";
import type { Locale } from "../locales/locale.ts";
import { commandNamed } from "../locales/understood.ts";

import { stopWords } from "../search/text/stop-words.ts";
import { hasSimplified } from "../text/han-script.ts";

const own: ReadonlySet<Message["kind"]> = new Set(["command", "mention", "direct", "action", "find"]);

/**
 * The language in which somebody asks: Chinese by its characters, English by its function words. Undefined
 * for what shows neither, such as a name or a command, and for what others wrote.
 */
export function questionLanguage({ kind, text: said }: Pick<Message, "kind" | "text">): Locale | undefined {
  if (!own.has(kind)) return undefined;
  const text = said.replace(/https?:\/\/\S+/gi, " ");
  const words = text.toLowerCase().match(/\p{sc=Latin}+/gu) ?? [];
  const characters = text.match(/\p{sc=Han}/gu) ?? [];
  // Whoever presses a button goes on with what they asked; a command may be typed with a name in any language.
  const isTyped = kind !== "action";
  if (isTyped && commandNamed(text.trim().split(/\s/, 1)[0] ?? "") === words[0] && words[0]) return undefined;
  const isEnglish = words.length > 1 && words.some((word) => stopWords.has(word));
  if (characters.length === 0) return isTyped && isEnglish ? "en" : undefined;
  if (/[\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(text)) return undefined;
  if (isEnglish && words.length > characters.length) return "en";
  return hasSimplified(text) ? "zh-CN" : "zh-TW";
}
