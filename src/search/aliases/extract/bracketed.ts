import { agencies, expandAbbreviation } from "./abbreviation.ts";
import { hanBefore } from "./chinese-name-before.ts";
import { nameBefore } from "./name-before.ts";
import { isCompany, isInstitution } from "./name-words.ts";
import type { NamePair } from "./pair.ts";

/** A name in another script, perhaps with Latin capitals first: 台積電, SK海力士, 삼성전자. */
const foreign =
  /^[《〈「『]?((?:\p{Lu}[\p{Lu}\d]{0,4}[ -]?)?[\p{sc=Han}\p{sc=Kana}\p{sc=Hang}]{2}[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}ー\d·・‧]{0,18})[》〉」』]?$/u;
const abbreviation =
  /^(?=[^\s]*\p{Lu}[^\s]*[\p{Lu}\p{N}]|\p{N}+\p{L}{1,4}$)[\p{L}\p{N}](?:[\p{L}\p{N}&/-]{0,9}|(?:\.\p{L}){1,4}\.?)$/u;
const latinName = /^(?:\p{Ll}?\p{Lu}|\p{N})[\p{L}\p{N}&.'’-]*(?: [\p{L}\p{N}&.'’-]+){0,6}$/u;
const words = /^\p{sc=Latin}[\p{sc=Latin}\p{N}&.,'’ -]+$/u;
const introduction =
  /^(?:also |better |formerly |previously |internationally |locally |now )?(?:known (?:internationally |locally )?as|called|formerly|previously|aka|a\.k\.a\.|or|short for|doing business as|in Chinese:?|Chinese:)\s+(?:the )?/i;

/** What a bracket has between its commas; `introduced` by "also known as" and the like. */
type BracketPiece = { name: string; introduced: boolean };

/** The names that a bracket gives to what stands before it; `text` is all of the article's. */
export function bracketPairs(before: string, inside: string, text: string): NamePair[] {
  const pieces = inside.split(/[,，、;；/]/).map(pieceOf);
  if (/\p{sc=Han}[」』》〉”]?\s*$/u.test(before)) return afterChinese(before.trimEnd(), pieces, text);
  const spelled = spelledInside(before, inside, pieces);
  return spelled.length > 0 ? spelled : afterLatin(before, pieces);
}

function pieceOf(text: string): BracketPiece {
  const written = text.trim();
  const name = written.replace(introduction, "");
  return { name, introduced: name !== written };
}

const foreignNames = (pieces: BracketPiece[]): string[] =>
  pieces.flatMap(({ name }) => foreign.exec(name)?.[1] ?? []);

/** 台積電（TSMC）, 人工智慧（artificial intelligence，AI）: the name in another script. */
function afterChinese(before: string, pieces: BracketPiece[], text: string): NamePair[] {
  const texts = pieces.map(({ name }) => name);
  const names = texts.filter((name) => isName(name) || texts.some((short) => isSpelledBy(short, name)));
  const han = names.length > 0 && hanBefore(before, text);
  return han ? names.map((name) => ({ long: name, short: han, sure: true })) : [];
}

/** No ticker such as 2330-TW, no remark such as "Photo courtesy". */
const isName = (name: string): boolean =>
  latinName.test(name) && !/^\d{4}|^[\d.]+$|\b(?:photo|left|right|center|file)\b/i.test(name);

/** GDP (gross domestic product): the bracket spells out what stands before it. */
function spelledInside(before: string, inside: string, pieces: BracketPiece[]): NamePair[] {
  if (!inside.includes(" ")) return [];
  const short = /\S+$/.exec(before.trimEnd())?.[0] ?? "";
  const long = [inside, ...pieces.map(({ name }) => name)].find((text) => isSpelledBy(short, text));
  if (long === undefined) return [];
  return [short, ...foreignNames(pieces)].map((name) => ({ long, short: name, sure: true }));
}

const isSpelledBy = (short: string, long: string): boolean =>
  abbreviation.test(short) &&
  words.test(long) &&
  long.includes(" ") &&
  expandAbbreviation(long, short) === long;

/** Taiwan Semiconductor Manufacturing Co (TSMC, 台積電): short forms, the Chinese name, other names. */
function afterLatin(before: string, pieces: BracketPiece[]): NamePair[] {
  const shorts = pieces.map(({ name }) => name).filter((name) => abbreviation.test(name));
  const hans = foreignNames(pieces);
  // Most brackets are remarks, which need no look at what stands before them.
  if (shorts.length + hans.length === 0 && !pieces.some(({ introduced }) => introduced)) return [];
  const spelled = new Map(shorts.map((short) => [short, expandAbbreviation(before, short)]));
  const long = [...spelled.values()].find((name) => name !== undefined) ?? nameBefore(before);
  if (!long) return [];
  const shouts = long.includes(" ") && !/\p{Ll}/u.test(long);
  // Amid capitals a list is a place and a date, or anything else.
  if (shouts && pieces.length > 1 && hans.length === 0) return [];
  const others = pieces.filter(
    ({ name }) => !shouts && !shorts.includes(name) && latinName.test(name) && name !== long,
  );
  const beside = hans.length > 0;
  return [
    ...shorts
      .filter((short) => spelled.get(short) || (isOrganisation(long) && !agencies.has(short)))
      .map((short) => ({ long, short, sure: spelled.get(short) !== undefined || isItsOwn(short, long) })),
    ...hans.map((short) => ({ long, short, sure: true })),
    ...others
      .filter(({ name, introduced }) => introduced || (beside && isShortFor(name, long)))
      .map(({ name }) => ({ long, short: name, sure: true })),
  ];
}

/**
 * An institution may have its letters from another language: KMT, CERN. After a company they may be a
 * ticker, and amid capitals it is not clear where the name begins.
 */
const isItsOwn = (short: string, long: string): boolean =>
  /\p{Ll}/u.test(long) &&
  (long.split(" ").includes(short) ||
    (/^\p{Lu}{3,6}$/u.test(short) && !isCompany(long) && isInstitution(long)));

const isOrganisation = (name: string): boolean =>
  name.includes(" ") && (isCompany(name) || isInstitution(name));

/** Beside a Chinese name: "Hon Hai Precision Industry Co (Hon Hai, 鴻海)", "Taiwan Power Co (Taipower, 台電)". */
const isShortFor = (name: string, long: string): boolean =>
  long.startsWith(`${name} `) || isOrganisation(long);
