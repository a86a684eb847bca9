import { findDate } from "../../dates/find-date.ts";
import { monthOf } from "../../dates/months.ts";
import { cleanLine } from "../../text/clean.ts";
import { isAgencies } from "./agencies.ts";

/** Words before a name, in the languages of many papers. */
const opening =
  /^(?:(?:(?:written|posted|published|submitted|reported|words|story|text|article|report|interview|opinion|analysis) by|by|(?:erstellt|verfasst|geschrieben|veröffentlicht|eingestellt|eingetragen|gespeichert|gepostet) von|(?:ein|eine) [a-zäöü]{4,14} von|(?:blog[ -]?)?(?:beitrag|artikel) von|alles von|von|vom|par|por|di|da|door|av|af|przez|(?:publié|écrit|rédigé) par|(?:escrito|publicado) por|(?:autor|author|auteur)(?:\(s\)|\/in|:in)?|autor(?:in|innen|en|es|a)|authors|auteurs|autore|text|texte|texto|(?:interview|words|redaktion|reporter)(?=\s?[:：])|автор|текст|作者|著者|執筆|取材・文|取材|ライター|編譯|编译|撰稿|採訪|采访|文字|撰文|[圖图文][、・／/∕&]?[圖图文]|文|記者|记者)(?:[\s:：／/∕|·•●=＝—–-]+))+/iu;

/** "Posted on 21 September by Lin Mei" */
const dated =
  /^(?:posted|published|submitted|created|veröffentlicht|erstellt|geschrieben|publié|publicado|am)\s.{4,60}?\s(?:by|von|par|por)\s+/iu;

/** What may follow a name directly, of the line that tells when it was published. */
const closing =
  /\s(?:(?:stand|veröffentlicht|publiziert|updated|published|posted|ein kommentar|keine kommentare)[:：]?|(?:published|posted|updated) (?:in|on|at)\s.{1,80})$/iu;

/** What somebody is, before the name. */
const office =
  /^(?:[\p{L}-]{0,30}(?:experte|expertin|redakteur|redakteurin|reporter|reporterin|korrespondent|korrespondentin)|rechtsanwalt|rechtsanwältin)\s+(?=\S+\s\S)/iu;

/** What follows the names: a date, an address, a social media handle. */
const tail =
  /(?:(?<!\s)\s+)?(?:[|•·●]|\s(?:圖|图|攝影|摄影|影像|写真|撮影|사진)\s?[／/∕：:]|\s(?:illustration(?:en|s)?|illustrated|fotos?|photos?|photography|bilder)(?:\s?[:：]|\s(?:von|by)\s)|\s[–—-]\s|\b(?:on|am|le|el|il|vor|hace|il y a|published|updated|posted|last)\s+(?=\p{N}|\p{L}{3,9}\.?\s+\p{N})|[,(]\s*\d|\s\d).*$/isu;
const contact = /(?<!\S)[^\s@]+@\S+|(?:^|\s)@\w+|(?:https?:\/\/|www\.)\S+|\([^()]*\)|（[^（）]*）|"[^"]*$/gu;

const between =
  /(?:(?<!\s)\s+)?(?:,\s(?:and|und|et|y|e|og|och|en)\s|[,;、，；&+]|\s[／/∕]\s?|(?<=\p{Ll})\/(?=\p{Lu})|\s(?:and|und|et|y|e|og|och|en|with|и|та|和|im gespräch mit|in conversation with)\s)\s*/iu;

/** "Lin Mei in Taipei", "Lin Mei for Quay News". */
const whereabouts = /(?<!\s)\s+(?:in|for|at|from|of|für|aus|bei|mit|For The)\s+(?:the\s+)?\p{Lu}.*$/su;
const countries = new Set(
  (
    "germany deutschland austria österreich switzerland schweiz usa uk france italy spain taiwan japan china india " +
    "australia canada"
  ).split(" "),
);

/** "Ana Lima, de Lisboa" */
const fromPlace = /^(?:de|em|en|in|from|aus|à|da|do) \p{Lu}[\p{L}-]+$/u;

/** Without the place behind it: "Quay Press, Keelung, Taiwan". */
function withoutPlace(text: string): string {
  const parts = text.split(",");
  const last = parts.at(-1)?.trim() ?? "";
  if (parts.length > 1 && fromPlace.test(last)) return parts.slice(0, -1).join(",");
  const isPlace = countries.has(last.toLowerCase());
  return isPlace ? parts.slice(0, parts.length > 2 ? -2 : -1).join(",") : text;
}

const role =
  /\b(?:reporters?|correspondents?|editors?|editor-in-chief|writers?|staff|columnists?|contributors?|contributing|journalists?|producers?|photographers?|photos?|interns?|fellow|bureau|desk|(?:web|-)?team|chief|directors?|professor|analysts?|freelancer?|blogger|manager|ceo|cto|redaktion|redakteur(?:in)?|autor(?:in)?|rédaction|redacción|redacao|redação|корреспондент|редакция|ph\.?d|m\.?d|mba|esq)\b|(?:leiter|sprecher|redakteur|redaktion|führer|präsident|pressestelle)(?:in)?\b|記者|编辑|編輯|報導|报道|기자|특파원/iu;
const organisation =
  /\b(?:news|press|agency|agencies|services?|times|post|daily|herald|tribune|journal|gazette|reuters|afp|ap|dpa|upi|bbc|cnn|npr|bloomberg|magazine|media|network|group|inc|ltd|llc|corp|gmbh|ag|kg|verlag|stiftung|verband|verein|zeitung|blatt|ministerium|e\.v|company|university|institute|association|wire|agencies|agenturen|institut|akademie|universität|hochschule|gesellschaft|(?:landes|bundes)?anstalt)\b|通訊社|日報|時報|新聞|中央社/iu;
const generational = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const nobody =
  /^(?:admin(?:istrator)?|author|authors|editor|staff|posted on|unknown|anonymous|guest|null|undefined|none|n\/a|share|follow|webmaster|super user|wordpressadmin|publisher|agencies|posted|updated|by|von|vor|par|por|no author|alle beiträge|zur person|zum autor|datum|quelle|stand|veröffentlicht|aktualisiert|view comments|website|homepage|(?:\d{1,4} )?(?:kommentare?|comments?)|gesponserte inhalte|sponsored content|ein kommentar|(?:artikel|rezept|beitrag|text) von|publiziert|mehr|mon(?:tag|day)|tuesday|dienstag|wednesday|mittwoch|thursday|donnerstag|fri(?:day)?|freitag|saturday|samstag|sunday|sonntag)$/i;

/** The people named in a byline, or else the agency or paper; empty if it names nobody. */
export const namesIn = (text: string): string[] => readNames(text, false);

/** The same for texts that a page declares to be names: they may be written without capitals. */
export function declaredNames(texts: string[]): string[] {
  const names = [...new Set(texts.flatMap((text) => readNames(text, true)))];
  const people = names.filter((name) => !isOrganisation(name));
  return people.length > 0 ? people : names;
}

function readNames(text: string, isDeclared: boolean): string[] {
  const line = cleanLine(text);
  const reporters = hanReporters(line) ?? koreanReporters(line);
  if (reporters) return reporters;
  const words = line
    .replace(contact, " ")
    .replace(/^[\s–—|/•·~*-]+/, "")
    .replace(dated, "")
    .replace(opening, "")
    .replace(closing, "");
  const bare = withoutPlace(cleanLine(words.replace(tail, "").replace(closing, "")));
  if (bare.length > 150) return [];
  if (isAgencies(bare)) return [bare];
  const isDate = /\d/.test(line);
  const split = bare.split(between);
  // "Institute for Ports and Fish"
  const isInstitution = isOrganisation(split[0] ?? "") && split.length > 1 && !/[,;/|]/.test(bare);
  const parts = joinGenerational((isInstitution ? [bare] : split).map(plainName))
    .map((part) => (isDate ? withoutMonth(part) : part))
    .filter((part) => isName(part, isDeclared));
  const people = parts.filter((name) => !role.test(name) && !organisation.test(name));
  const named = people.length > 0 ? people : parts.filter((name) => !role.test(name)).slice(0, 1);
  const isAbbreviation = (name: string) =>
    /^[\p{Lu}\p{Ll}.-]{2,5}$/u.test(name) && !/^\p{Lu}\p{Ll}/u.test(name);
  const whole = named.some(isFullName) ? named.filter((name) => !isAbbreviation(name)) : named;
  return [...new Set(whole)];
}

/** "Lin Mei December" is left of "Lin Mei December 28, 2016". */
function withoutMonth(name: string): string {
  const words = name.split(" ");
  // Mei is a month to the Dutch, and a name.
  const isMonth = words.length !== 2 && monthOf(words.at(-1) ?? "") !== undefined;
  return isMonth ? words.slice(0, -1).join(" ") : name;
}

/** "Quay Webteam": a text that names a team rather than people. */
export function teamIn(text: string): string[] {
  const name = teamName(text);
  const isNamed = name.split(" ").some((word) => !role.test(word) && /^[\p{Lu}\p{Lo}]/u.test(word));
  return role.test(name) && isNamed ? [name] : [];
}

/** "Redaktion", "Staff writer": the word for a team, which may have no name. */
export const anyTeamIn = (text: string): string[] => {
  const name = teamName(text);
  return team.test(name) ? [name] : [];
};

function teamName(text: string): string {
  const name = cleanLine(text.replace(opening, "")).replace(/,$/, "");
  return name.split(" ").length <= 5 && !/[!?:|@]|https?:/.test(name) ? name : "";
}

const team =
  /(?:^|[\s-])(?:redaktion|online-?redaktion|rédaction|redacción|redação|redazione|редакция|editorial (?:team|staff)|staff|team|webteam|newsroom|news desk)\b|(?:編輯部|编辑部|編集部|編集室)$/iu;

/** A paper, an agency, a firm. */
export const isOrganisation = (name: string): boolean => organisation.test(name);

/** A name of several words, or in a script that writes it in one. */
export const isFullName = (name: string): boolean => /\S\s\S/.test(name) || /^\p{Lo}{2,}/u.test(name);

/** The name of a login, or initials. */
export const isLogin = (name: string): boolean =>
  !/\s/.test(name) && /^\p{Ll}|[_\d@]|^\p{Lu}{1,3}$/u.test(name);

/** Whether a name has the form that people's names have: two to four words with capitals. */
export function isPerson(name: string): boolean {
  const words = name.split(" ");
  return (
    words.length <= 4 &&
    isFullName(name) &&
    words.every((word) => personWord.test(word) || particle.test(word))
  );
}

const personWord = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Lo}+)$/u;

const plainName = (part: string): string =>
  cleanLine(part.replace(opening, "").replace(office, "").replace(whereabouts, ""))
    .replace(/^[\s"'“”‘’.:：|／/[-]+|(?<![\s"“”:：|／/\]-])[\s"“”:：|／/\]-]+$/g, "")
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

/** "About Lin", "More by Lin Mei". */
const notice =
  /^(?:über|about|mehr|more|alle|all|meet|follow|contact|read|view|see|sign|join|latest|share)\s/i;

/** The words of a name begin with capitals if the script has them; a nickname is one word. */
function isName(name: string, isDeclared: boolean): boolean {
  if (name.length < 2 || name.length > 60 || !/\p{L}/u.test(name)) return false;
  if (
    /[!?。:：|#→←{}<>$%*=@]|\p{Extended_Pictographic}|\.{3}|…|^www\.|\S\.\p{Ll}{2,4}$/u.test(name) ||
    nobody.test(name)
  )
    return false;
  if (findDate(name) !== undefined || notice.test(name)) return false;
  const words = name.split(" ");
  const isNamePart = (word: string) => !/^\p{Ll}/u.test(word) || particle.test(word.replace(/['’].*/, ""));
  if (isDeclared && (/\p{Lu}/u.test(name) ? words.length <= 3 : words.length === 2)) return true;
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
