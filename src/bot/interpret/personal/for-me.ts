/**
 * That something is meant for the person alone, in words that say nothing else. "Privately" may as well tell of a
 * thing ("privately held"), so that it counts at the end alone.
 */
const forMe = new RegExp(
  [
    "(?<![\\p{L}\\p{N}])(?:(?:just|only) )?(?:",
    "for me(?: only| alone)?|for myself|(?:by|via|in|as|through) (?:an? )?(?:dm|direct message)s?|",
    "(?:in|to) my (?:dms|direct messages|inbox)|privately(?=[.!]?$))(?![\\p{L}\\p{N}])|",
    "(?:只|僅|仅|單獨|单独)[傳传發发]?[給给]我(?:自己|一個人|一个人)?看?|[給给]我(?:自己|一個人|一个人)看?|",
    "[用以經经透通][過过]?私[訊信](?:的方式)?|私下地?",
  ].join(""),
  "iu",
);

/** The same in a verb, for which another stands that says the rest. */
const verbs: [told: RegExp, instead: string][] = [
  [/(?<![\p{L}\p{N}])(?:dm|direct message|private message|pm) me(?![\p{L}\p{N}])/iu, "tell me"],
  [/私[訊信][給给]?我/u, "通知我"],
];

/** A text before and after the words that say that it is for the person alone; undefined if none do. */
export function splitForMe(text: string): { before: string; after: string } | undefined {
  const found = forMe.exec(text);
  if (!found) return undefined;
  const before = text.slice(0, found.index).trimEnd();
  // What is quoted means itself.
  if ((before.match(/"/g)?.length ?? 0) % 2 === 1) return undefined;
  return { before, after: text.slice(found.index + found[0].length).trimStart() };
}

/** What is said without that it is for the person alone; undefined if that is not said. */
export function withoutForMe(text: string): string | undefined {
  const split = splitForMe(text);
  if (split) {
    const { before, after } = split;
    const isChinese = /\p{sc=Han}$/u.test(before) && /^\p{sc=Han}/u.test(after);
    return `${before}${isChinese ? "" : " "}${after}`.trim();
  }
  for (const [told, instead] of verbs) if (told.test(text)) return text.replace(told, instead);
  return undefined;
}

/** "Follow tsmc for me" in Chinese, where it stands before the verb as a politeness would. */
const onBehalf = /^[請请]?(?:麻[煩烦]你?|拜[託托])?[幫帮替為为]我(?!們|们)/u;

export const isOnBehalf = (text: string): boolean => onBehalf.test(text);
