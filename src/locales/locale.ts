import { en, type Sentences } from "./en/sentences.ts";
import { zhCn } from "./zh-CN/sentences.ts";
import { zhTw } from "./zh-TW/sentences.ts";

/** Every language of Newsdesk by its BCP 47 name, the default first. */
const languages = { en, "zh-TW": zhTw, "zh-CN": zhCn } satisfies Record<string, Sentences>;

export type Locale = keyof typeof languages;

export const locales = Object.keys(languages) as [Locale, ...Locale[]];

export const sentencesFor = (locale: Locale): Sentences => languages[locale];

/** The language nearest to a BCP 47 name: the same in the script that it says, else in any. */
export const localeFor = (name: string | undefined): Locale => spoken(name) ?? locales[0];

/** Undefined if Newsdesk does not speak the language. */
export function spoken(name = ""): Locale | undefined {
  const { language, script } = tagOf(name);
  const same = locales.filter((locale) => tagOf(locale).language === language);
  return same.find((locale) => tagOf(locale).script === script) ?? same[0];
}

/** A country says the script too, in which the language is mostly written there: Hant for zh-HK. */
function tagOf(name: string): Pick<Intl.Locale, "language" | "script"> {
  try {
    const tag = new Intl.Locale(name.trim().replaceAll("_", "-"));
    return tag.region ? tag.maximize() : tag;
  } catch {
    return { language: "", script: undefined }; // RangeError: not a language tag
  }
}

/**
 * The language that a text names; undefined if Newsdesk does not speak it.
 * @param answered the language of the answer: of several that are called so, it is meant
 */
export function languageNamed(text: string, answered: Locale): Locale | undefined {
  const tag = spoken(text);
  const called = tag ? [tag] : locales.filter((locale) => languages[locale].language.calledAs.test(text));
  return called.find((locale) => locale === answered) ?? called[0];
}
