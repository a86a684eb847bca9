import { stopWords } from "../../text/stop-words.ts";
import { companyForms, connectors, institutions, openers, titles } from "./name-words.ts";

/**
 * The name that ends a text: its last capitalised words, without a person's title, an owner
 * ("Taiwan's"), a sentence's first word, or another name before "and" or "of". Undefined if the text
 * does not end with a name.
 */
export function nameBefore(before: string): string | undefined {
  const text = withoutDots(before);
  const quoted = /["“]([^"“”]{2,60})["”]$/.exec(text)?.[1];
  if (quoted !== undefined) return isCapitalised(quoted) ? quoted : undefined;
  const words = text.split(/\s+/).filter((word) => word !== "");
  let start = words.length;
  while (start > 0 && belongs(words, start - 1)) start--;
  const opensSentence = start === 0 || /[.!?:。！？”"]$/.test(words[start - 1] as string);
  const name =
    person(words.slice(start), opensSentence) ??
    withoutLead(withoutOthers(words.slice(start)), opensSentence);
  if (!name.some((word) => /\p{L}/u.test(word) && !companyForms.has(plain(word)))) return undefined;
  return name.join(" ").replace(/['’]s$|^["“‘']+/gi, "");
}

/** "Acer, Inc." and "Foo Co., Ltd." as Acer Inc and Foo Co Ltd. */
const withoutDots = (text: string): string =>
  text.replace(/,?(?<!\s)(\s+(?:Co|Corp|Inc|Ltd|LLC|PLC|Plc))\b[.,]*/g, "$1").trimEnd();

const plain = (word: string): string => word.toLowerCase().replace(/(?<![.,])[.,]+$/, "");
const isCapitalised = (word: string): boolean => /^["“‘']*(?:\p{Ll}?\p{Lu}|\p{N})/u.test(word);
const isInitials = (word: string): boolean => /^(?:\p{Lu}\.)+$|^(?:Jr|Sr|St|Dr|Mr|Ms|Mrs)\.$/u.test(word);
const endsPhrase = (word: string): boolean => /[.,;:!?。，；：”"]$/.test(word) && !isInitials(word);

/** "US-based", "Taipei-listed". */
const isDescription = (word: string): boolean =>
  /-(?:based|listed|owned|backed|led|born|made|trained|funded|invested|language|run|era|style|speaking|designate|elect)$/.test(
    word,
  );

/** "Taiwan's", but "People's" begins names. */
const isOwner = (word: string): boolean =>
  /['’]s$|s['’]$/.test(word) && !/^(?:peo|child|wo?m|work|farm|consum)/i.test(word);

function belongs(words: string[], at: number): boolean {
  const word = words[at] as string;
  if (endsPhrase(word)) return false;
  if (isCapitalised(word)) return !isDescription(word);
  const next = words[at + 1];
  if (next === undefined) return false;
  // "momo.com Inc" is a name although it begins in lower case.
  return connectors.has(word) || (at === words.length - 2 && companyForms.has(plain(next)));
}

const isSurname = (word: string): boolean => /^\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?$/u.test(word);

/** "Ho Mei-yueh", "Tony Leung Chiu-wai": a surname and a given name in syllables, whatever comes before. */
function person(words: string[], opensSentence: boolean): string[] | undefined {
  const [surname, given] = words.slice(-2);
  if (!given || !/^\p{Lu}[\p{Ll}'’]+-[\p{Ll}'’]+$/u.test(given)) return undefined;
  if (!isSurname(surname as string)) return undefined;
  const english = words.at(-3) ?? "";
  const hasEnglish =
    words.length === 3 && !opensSentence && isSurname(english) && !titles.has(plain(english));
  return words.slice(hasEnglish ? -3 : -2);
}

/** The words after the last one that joins another name to this one. */
function withoutOthers(words: string[]): string[] {
  const joint = words.findLastIndex((word, at) => {
    if (at === words.length - 1) return false;
    return connectors.has(word) ? !holdsTogether(words, at) : isOwner(word);
  });
  return words.slice(joint + 1);
}

/** Names of institutions have "and" and "of" inside: Ministry of Health and Welfare. */
function holdsTogether(words: string[], at: number): boolean {
  const others = words.slice(0, at).filter((word) => !connectors.has(plain(word)));
  const before = others.map(plain);
  const institution = before.some((word) => institutions.has(word));
  const joint = words[at] as string;
  if (["of", "for", "on", "in", "to"].includes(joint)) return institution || isDuty(words, at);
  if (joint === "the") return institution && connectors.has(words[at - 1] ?? "");
  if (joint !== "and") return true;
  if (before.some((word) => companyForms.has(word))) return false;
  return institution || (institutions.has(plain(words.at(-1) as string)) && before.length <= 2);
}

/** "Minister of Economic Affairs John Deng": the title goes on, and a person follows, not a company. */
const isDuty = (words: string[], at: number): boolean =>
  titles.has(plain(words[at - 1] ?? "")) && words.length - at > 3 && !isOrganisation(words);

const isOrganisation = (words: string[]): boolean => {
  const last = plain(words.at(-1) ?? "");
  return companyForms.has(last) || institutions.has(last);
};

/** Without titles, words that only begin the sentence, and function words. */
function withoutLead(words: string[], opensSentence: boolean): string[] {
  const title = words.findLastIndex((word, at) => titles.has(plain(word)) && at < words.length - 1);
  if (title >= 0 && !isOrganisation(words)) {
    const rest = words.slice(title + 1);
    return connectors.has(rest[0] as string) ? rest.slice(-2) : rest;
  }
  const first = words.findIndex((word) => !isLead(word, opensSentence));
  return first < 0 ? [] : words.slice(first);
}

function isLead(word: string, opensSentence: boolean): boolean {
  if (/^\d{1,2}$|^(?:19|20)\d\d$/.test(word) || connectors.has(word)) return true;
  if (/^\p{Lu}{2,}$/u.test(word)) return false;
  const small = plain(word);
  return opensSentence && (stopWords.has(small) || openers.has(small) || /.maker$/.test(small));
}
