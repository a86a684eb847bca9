import { stopWords } from "../../src/search/text/stop-words.ts";
import type { Entry } from "./entries.ts";

/** What a sense says: an English phrase to search for, or the Chinese word that means the same. */
export type Meaning = { english: string } | { sameAs: string };

/** A gloss so marked is not what a newspaper means. */
const rare =
  /\((?:[^()]*\b)?(?:archaic|old|literary|dialect|slang|vulgar|derog\.|onom\.|classical|surname|idiom|Buddhism|TCM|bird species|grape type|constellation)(?:\b[^()]*)?\)/i;

/** A remark about the word, or an explanation, instead of a meaning; "to kill oneself" is not killing. */
const remark =
  /^(?:\([^()]*\) ?)*(?:(?:old |erroneous |Japanese )?variant|surname|classifier|used (?:in|for|as|before|after|at|to)|erhua|also pr|Taiwan pr|CL:|lit\.|particle|prefix|suffix|radical|Kangxi|interjection|onomatopoeia|sound of|measure word|name of an?|one of|not |un?able|in (?:a|the) |on the |title of|Japanese given name|abbr\.|see |component|indicates?|marks|expresse?s|denotes)|\boneself$/i;

/** 世衛 is "World Health Organization (abbr. for 世界衛生組織|…)". */
const reference =
  /(?:abbr\. for|variant of|same as|equivalent (?:of|to)|also (?:called|known as|written|termed|named)|see(?: also)?|=) ?(\p{sc=Han}{2,})(?:\||\[|\)|$)/u;

/** Around what a word means they say nothing themselves: to get sth, to be …. */
const light = new Set(
  `to a an the be being become get go have make give take put do let cause feel ones especially usually fig kind
  sort type of very`.split(/\s+/),
);
const placeholders = /\b(?:sb's|sb|sth|one's|oneself|somebody|something|someone|etc|esp|usu)\b\.?/g;

/** "Taoyuan city and county in Taiwan" is Taoyuan, "German person or people" German. */
const place =
  / (?:(?:and|or|autonomous|special|prefecture-level|county-level|sub-prefecture-level|city|county|municipality|province|prefecture|district|township|town|region|village|river|island|person|people)(?: |$))+(?:(?:in|on|of|at) .*)?$/;

const mostWords = 3;
const mostWordsOfName = 5;

/** What an entry means, the plainest first; nothing if it only remarks or explains. */
export function meaningsOf({ pinyin, senses }: Entry): Meaning[] {
  const isForeign = !/ .*\p{Lu}/u.test(pinyin);
  return senses.flatMap(splitSense).flatMap((part): Meaning[] => {
    const same = reference.exec(part)?.[1];
    const phrases = remark.test(part) || rare.test(part) ? [] : phrasesOf(part, isForeign);
    return [...phrases.map((english) => ({ english })), ...(same ? [{ sameAs: same }] : [])];
  });
}

/** At semicolons that are not in brackets. */
function splitSense(sense: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const char of sense) {
    if (char === "(") depth++;
    if (char === ")") depth--;
    if (char === ";" && depth <= 0) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts.map((part) => part.trim());
}

function phrasesOf(part: string, isForeign: boolean): string[] {
  const plain = withoutBrackets(part)
    .replace(/["“”!?…]/g, " ")
    .replace(/^\s*(?:fig|coll|esp|usu)\. /, "");
  if (!/^\s*(?:the )?\p{Lu}/u.test(plain))
    return plain.split(/,|\/| or /).flatMap((piece) => withPlural(trimmed(piece)));
  const names = (plain.split(",")[0] as string)
    .replace(place, "")
    .split(/ or |\//)
    .flatMap((name) => trimmed(name, mostWordsOfName) ?? []);
  const acronyms = Array.from(part.matchAll(/\((\p{Lu}{2,6})\)/gu), ([, acronym]) => acronym as string);
  const own = acronyms.filter((acronym) => names.some((name) => capitalsOf(name) === acronym));
  return [...names.flatMap((name) => [name, ...lastName(name, part, isForeign)]), ...own];
}

const capitalsOf = (name: string): string => name.replace(/\P{Lu}/gu, "");

function withoutBrackets(text: string): string {
  let plain = text;
  for (let before = ""; before !== plain; ) {
    before = plain;
    plain = plain.replace(/\([^()]*\)/g, " ");
  }
  return plain.replace(/\s+/g, " ").trim();
}

/** 普京 is "Vladimir Putin (1952-)", and newspapers write Putin. */
function lastName(name: string, part: string, isForeign: boolean): string[] {
  const isPerson = isForeign && /\((?:c\. )?\d{4}/.test(part) && /^\p{L}+ \p{L}[\p{L}'’-]+$/u.test(name);
  return isPerson ? [name.split(" ").at(-1) as string] : [];
}

/** The stems of fishermen and fisherman differ. */
function withPlural(phrase: string | undefined): string[] {
  if (phrase === undefined) return [];
  return /[a-z]{2}(?<!hu|ger)man$/.test(phrase) ? [phrase, phrase.replace(/man$/, "men")] : [phrase];
}

/** Without the words at both ends that say nothing; undefined if nothing or too much is left. */
function trimmed(piece: string, most = mostWords): string | undefined {
  const words = piece.replace(placeholders, " ").trim().split(/\s+/).map(bare);
  const content = words.filter(says);
  if (content.length === 0 || content.length > most) return undefined;
  const kept = words.slice(words.findIndex(says), words.findLastIndex(says) + 1);
  const text = kept.join(" ");
  const isPhrase = kept.length <= most && /^[A-Za-z0-9\u00c0-\u00ff .'’&-]+$/.test(text);
  return isPhrase && /[A-Za-z]{2}/.test(text) ? text.replaceAll("’", "'") : undefined;
}

const bare = (word: string): string => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

const says = (word: string): boolean => word !== "" && !light.has(word) && !stopWords.has(word);
