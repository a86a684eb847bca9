import { detectLanguage } from "../text/language.ts";

const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** A script that no other language is mistaken for. */
const telling = /^(?:zh|ja|ko)\b/;

/**
 * The language of an article, BCP 47: what its feed declares, unless the script says otherwise:
 * many a Chinese feed was made from an English template.
 */
export function languageOf(declared: string, text: string): string {
  const tag = languageTag(declared);
  if (tag && !eastAsian.test(text)) return tag;
  const detected = detectLanguage(text);
  if (!tag) return detected;
  if (telling.test(detected) && (!telling.test(tag) || tag === "zh")) return detected;
  return tag;
}

function languageTag(declared: string): string | undefined {
  if (!declared.trim()) return undefined;
  try {
    const [tag] = Intl.getCanonicalLocales(declared.trim().replaceAll("_", "-"));
    // "English" has the shape of a tag, but languages of more than three letters were never registered.
    return tag && /^[a-z]{2,3}\b/.test(tag) ? tag : undefined;
  } catch {
    return undefined; // RangeError: no language tag
  }
}
