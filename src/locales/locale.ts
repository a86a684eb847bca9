import { en, type Sentences } from "./en/sentences.ts";
import { zhTw } from "./zh-TW/sentences.ts";

/** Every language of Newsdesk by its BCP 47 name, the default first. */
const languages = { en, "zh-TW": zhTw } satisfies Record<string, Sentences>;

export type Locale = keyof typeof languages;

export const locales = Object.keys(languages) as [Locale, ...Locale[]];

export const sentencesFor = (locale: Locale): Sentences => languages[locale];

/** The language nearest to a BCP 47 name: the same in any script and country. */
export const localeFor = (name: string | undefined): Locale => spoken(name) ?? locales[0];

/** Undefined if Newsdesk does not speak the language. */
export const spoken = (name = ""): Locale | undefined =>
  locales.find((locale) => primary(locale) === primary(name));

const primary = (name: string): string => name.toLowerCase().split(/[-_]/, 1).join();

/** The language that a text names; undefined if Newsdesk does not speak it. */
export const languageNamed = (text: string): Locale | undefined =>
  spoken(text) ?? locales.find((locale) => languages[locale].language.calledAs.test(text));
