import type { Message } from "../chat/message.ts";
import type { Locale } from "../locales/locale.ts";
import { commandNamed } from "../locales/understood.ts";
import { stopWords } from "../search/text/stop-words.ts";

const own: ReadonlySet<Message["kind"]> = new Set(["command", "mention", "direct", "action"]);

/**
 * The language in which somebody asks: Chinese by its script, English by its function words. Undefined
 * for what shows neither, such as a name or a command, and for what others wrote.
 */
export function questionLanguage({ kind, text: said }: Pick<Message, "kind" | "text">): Locale | undefined {
  if (!own.has(kind)) return undefined;
  const text = said.replace(/https?:\/\/\S+/gi, " ");
  if (/\p{sc=Han}/u.test(text))
    return /[\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(text) ? undefined : "zh-TW";
  const words = text.toLowerCase().match(/\p{sc=Latin}+/gu) ?? [];
  const isCommand = kind === "action" || commandNamed(words[0] ?? "") !== undefined;
  return !isCommand && words.length > 1 && words.some((word) => stopWords.has(word)) ? "en" : undefined;
}
