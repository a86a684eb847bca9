import { en, type Sentences } from "./en/sentences.ts";
import { zhTw } from "./zh-TW/sentences.ts";

export type Locale = "en" | "zh-TW";

/** The language Newsdesk speaks that is nearest to a BCP 47 name: Chinese of any kind, else English. */
export const localeFor = (name: string | undefined): Locale => spoken(name) ?? "en";

/** Undefined where Newsdesk does not speak the language. */
export const spoken = (name: string | undefined): Locale | undefined =>
  /^zh\b/i.test(name ?? "") ? "zh-TW" : /^en\b/i.test(name ?? "") ? "en" : undefined;

export const wordsFor = (locale: Locale): Sentences => (locale === "zh-TW" ? zhTw : en);
