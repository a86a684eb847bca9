const scripts = [
  /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  /\p{Script=Hangul}/gu,
  /\p{Script=Han}/gu,
  /\p{Script=Latin}+/gu,
];
/** Frequent characters of traditional and of simplified Chinese alone. */
const traditional = /[這國說們個時來會學對發經過還後無開問關長東車馬門業電話點總將與進為當樣應間實區體灣]/g;
const simplified = /[这国说们个时来会学对发经过还后无开问关长东车马门业电话点总将与进为当样应间实区体湾]/g;
const englishWord = /^(?:the|of|and|to|in|is|for|on|that|with|was|by|at|from|has|a|an|as)$/i;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The language of a text by its script and its function words: BCP 47, "und" if they do not show it. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, 5_000);
  const [kana = 0, hangul = 0, han = 0, latin = 0] = scripts.map((pattern) => count(sample, pattern));
  if (kana > 0 && kana * 10 > han && kana + han > latin) return "ja";
  if (hangul > latin) return "ko";
  if (han > latin) return count(sample, simplified) > count(sample, traditional) ? "zh-CN" : "zh-TW";
  const words = sample.match(/\p{Script=Latin}+/gu) ?? [];
  // Too few words to decide count as English, as most headlines are.
  const isEnglish =
    words.length < 20 || words.filter((word) => englishWord.test(word)).length * 12 >= words.length;
  return latin > 0 && isEnglish ? "en" : "und";
}

const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Languages that their script identifies. */
const ownScript = /^(?:zh|ja|ko)\b/;

/**
 * The language of an article, BCP 47: as its page or feed declares it, unless the script contradicts
 * it: many Chinese sites were made from an English template.
 */
export function languageOf(declared: string | undefined, text: string): string {
  const tag = languageTag(declared);
  if (tag && !eastAsian.test(text)) return tag;
  const detected = detectLanguage(text);
  if (!tag) return detected;
  const isOther = ownScript.test(detected) && (!ownScript.test(tag) || tag === "zh");
  return isOther ? detected : tag;
}

/** A language tag in its usual form; undefined if the text is not one. */
export function languageTag(text = ""): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim().replaceAll("_", "-"));
    // "English" has the shape of a tag, but languages of more than three letters were never registered.
    return tag && /^[a-z]{2,3}\b/.test(tag) ? tag : undefined;
  } catch {
    return undefined; // RangeError: not a language tag
  }
}
