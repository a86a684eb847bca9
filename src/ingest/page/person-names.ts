import { webAddress } from "../../article/address.ts";
import { findDate } from "../dates/find-date.ts";
import { monthOf } from "../dates/months.ts";
import { cleanLine } from "../text/clean.ts";

/** Words before a name, in the languages of many papers. */
const opening =
  /^(?:(?:(?:written|posted|published|submitted|reported|words|story|text|article|report|interview|opinion|analysis) by|by|(?:erstellt|verfasst) von|von|par|por|di|door|av|af|przez|geschrieben von|veröffentlicht von|publié par|escrito por|autor(?:in|es|a)?|author|authors|auteur|autore|text|texte|texto|автор|текст|作者|編譯|编译|撰稿|採訪|采访|文字|撰文|文|記者|记者)(?:[\s:：／/∕|·•—–-]+))+/iu;

/** What follows the names: a date, an address, a social media handle. */
const tail =
  /(?:(?<!\s)\s+)?(?:[|•·●]|\s[–—-]\s|\b(?:on|am|le|el|il|published|updated|posted|last)\s+(?=\p{N}|\p{L}{3,9}\.?\s+\p{N})|[,(]\s*\d|\s\d).*$/isu;
const contact = /(?<!\S)[^\s@]+@\S+|(?:^|\s)@\w+|(?:https?:\/\/|www\.)\S+|\([^()]*\)|（[^（）]*）|"[^"]*$/gu;

const between =
  /(?:(?<!\s)\s+)?(?:[,;、，；&+]|\s[／/∕]\s?|(?<=\p{Ll})\/(?=\p{Lu})|\s(?:and|und|et|y|e|og|och|en|with|и|та|和)\s)\s*/iu;

/** "Lin Mei in Taipei", "Lin Mei for Quay News". */
const whereabouts = /(?<!\s)\s+(?:in|for|at|from|of)\s+(?:the\s+)?\p{Lu}.*$/su;

const role =
  /\b(?:reporters?|correspondents?|editors?|editor-in-chief|writers?|staff|columnists?|contributors?|contributing|journalists?|producers?|photographers?|photos?|interns?|fellow|bureau|desk|team|chief|directors?|professor|analysts?|freelancer?|blogger|manager|redaktion|redakteur(?:in)?|rédaction|redacción|redacao|redação|корреспондент|редакция|ph\.?d|m\.?d|mba|esq)\b|記者|编辑|編輯|報導|报道|기자|특파원/iu;
const organisation =
  /\b(?:news|press|agency|agencies|services?|times|post|daily|herald|tribune|journal|gazette|reuters|afp|ap|dpa|upi|bbc|cnn|npr|bloomberg|magazine|media|network|group|inc|ltd|llc|corp|company|university|institute|association|wire)\b|通訊社|日報|時報|新聞|中央社/iu;
const generational = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const nobody =
  /^(?:admin(?:istrator)?|author|authors|editor|staff|posted on|unknown|anonymous|guest|null|undefined|none|n\/a|share|follow|webmaster|by|von|vor|par|por|no author|(?:artikel|rezept|beitrag|text) von|publiziert|mehr|mon(?:tag|day)|tuesday|dienstag|wednesday|mittwoch|thursday|donnerstag|fri(?:day)?|freitag|saturday|samstag|sunday|sonntag)$/i;

/** The people named in a byline, or else the agency or paper; empty if it names nobody. */
export function namesIn(text: string): string[] {
  const line = cleanLine(text);
  const reporters = hanReporters(line) ?? koreanReporters(line);
  if (reporters) return reporters;
  const bare = cleanLine(line.replace(contact, " ").replace(opening, "").replace(tail, ""));
  if (bare.length > 150) return [];
  const parts = joinGenerational(bare.split(between).map(plainName)).filter(isName);
  const people = parts.filter((name) => !role.test(name) && !organisation.test(name));
  const named = people.length > 0 ? people : parts.filter((name) => !role.test(name)).slice(0, 1);
  return [...new Set(named)];
}

const plainName = (part: string): string =>
  cleanLine(part.replace(opening, "").replace(whereabouts, ""))
    .replace(/^[\s"'“”‘’.:：|／/-]+|(?<![\s"“”:：|／/-])[\s"“”:：|／/-]+$/g, "")
    .trim();

/** "Martin King, Jr." is one person. */
function joinGenerational(parts: string[]): string[] {
  const names: string[] = [];
  for (const part of parts)
    names.push(generational.test(part) && names.length > 0 ? `${names.pop()}, ${part}` : part);
  return names;
}

/** Parts of a name in lower case. */
const particle =
  /^(?:al|ap|bin|d|da|das|de|del|den|der|di|do|dos|du|e|el|ibn|la|le|of|san|ten|ter|van|von|y|zu)$/i;

/** The words of a name begin with capitals if the script has them; a nickname is one word. */
function isName(name: string): boolean {
  if (name.length < 2 || name.length > 60 || !/\p{L}/u.test(name)) return false;
  if (/[!?。]|https?:|\.{3}|…/.test(name) || nobody.test(name)) return false;
  if (monthOf(name) !== undefined || webAddress(name) || findDate(name) !== undefined) return false;
  const words = name.split(" ");
  const isNamePart = (word: string) => !/^\p{Ll}/u.test(word) || particle.test(word.replace(/['’].*/, ""));
  return words.length === 1 || (words.length <= 6 && words.every(isNamePart));
}

const reported =
  /(?:記者|记者|特派員|特约记者)[\s:：／/∕]{0,4}([\p{Script=Han}、·‧\s]{2,20}?)\s?(?:[／/∕|｜〕】）)\]]|$|\s|(?=\p{Script=Han}{0,4}(?:\d|報導|报道|電|电)))/u;
/** Han names have two to four characters, and the place that follows has two or more. */
const placed = /^(\p{Script=Han}{2,3})(\p{Script=Han}{2,4})$/u;

/** 記者王小明、林美惠／台北報導; 中央社記者王小明台北6日電. */
function hanReporters(line: string): string[] | undefined {
  const head = line.slice(0, 60);
  const run = /(?:記者|记者)(\p{Script=Han}{4,7}?)(?=\d{1,2}日|報導|报道|電|电)/u.exec(head)?.[1];
  const together = run && placed.exec(run)?.[1];
  if (together) return [together];
  const names = reported
    .exec(head)?.[1]
    ?.split(/[、\s]+/)
    .filter((name) => /^[\p{Script=Han}·‧]{2,6}$/u.test(name));
  return names?.length ? names : undefined;
}

/** 김민수 기자; (서울=연합뉴스) 김민수 기자 =. */
function koreanReporters(line: string): string[] | undefined {
  const reporter = /(?<![가-힣])([가-힣]{2,4})\s?(?:기자|특파원|논설위원|인턴기자)/gu;
  const names = [...line.slice(0, 100).matchAll(reporter)].map(([, name = ""]) => name);
  return names.length > 0 ? names : undefined;
}
