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

/** Text between the commas of a bracket; `introduced` by "also known as" and the like. */
type BracketPiece = { name: string; introduced: boolean };

/** The names that a bracket introduces for the name before it; `text` is the whole article's. */
export function bracketPairs(before: string, inside: string, text: string): NamePair[] {
  const pieces = inside.split(/[,，、;；/]/).map((piece): BracketPiece => {
    const name = piece.trim().replace(introduction, "");
    return { name, introduced: name !== piece.trim() };
  });
  if (/\p{sc=Han}[」』》〉”]?\s*$/u.test(before)) return afterChinese(before.trimEnd(), pieces, text);
  const spelled = spelledInside(before, inside, pieces);
  return spelled.length > 0 ? spelled : afterLatin(before, pieces);
}

const foreignNames = (pieces: BracketPiece[]): string[] =>
  pieces.flatMap(({ name }) => foreign.exec(name)?.[1] ?? []);

/** 台積電（TSMC）, 人工智慧（artificial intelligence，AI）. */
function afterChinese(before: string, pieces: BracketPiece[], text: string): NamePair[] {
  const texts = pieces.map(({ name }) => name);
  const names = texts.filter((name) => isName(name) || texts.some((short) => isSpelledBy(short, name)));
  const han = names.length > 0 && hanBefore(before, text);
  return han ? names.map((name) => ({ long: name, short: han, sure: true })) : [];
}

/** Excludes tickers such as 2330-TW and remarks such as "Photo courtesy". */
const isName = (name: string): boolean =>
  latinName.test(name) && !/^\d{4}|^[\d.]+$|\b(?:photo|left|right|center|file)\b/i.test(name);

/** GDP (gross domestic product). */
function spelledInside(before: string, inside: string, pieces: BracketPiece[]): NamePair[] {
  if (!inside.includes(" ")) return [];
  const short = /(?<!\S)\S+$/.exec(before.trimEnd())?.[0] ?? "";
  const long = [inside, ...pieces.map(({ name }) => name)].find((text) => isSpelledBy(short, text));
  if (long === undefined) return [];
  return [short, ...foreignNames(pieces)].map((name) => ({ long, short: name, sure: true }));
}

const isSpelledBy = (short: string, long: string): boolean =>
  abbreviation.test(short) &&
  words.test(long) &&
  long.includes(" ") &&
  expandAbbreviation(long, short) === long;

/** Taiwan Semiconductor Manufacturing Co (TSMC, 台積電). */
function afterLatin(before: string, pieces: BracketPiece[]): NamePair[] {
  const shorts = pieces.map(({ name }) => name).filter((name) => abbreviation.test(name));
  const hans = foreignNames(pieces);
  // Most brackets are remarks; the text before them need not be read.
  if (shorts.length + hans.length === 0 && !pieces.some(({ introduced }) => introduced)) return [];
  const spelled = new Map(shorts.map((short) => [short, expandAbbreviation(before, short)]));
  const long = [...spelled.values()].find((name) => name !== undefined) ?? nameBefore(before);
  if (!long) return [];
  const isAllCapitals = long.includes(" ") && !/\p{Ll}/u.test(long);
  // After capitals a list is a place and a date, or anything else.
  if (isAllCapitals && pieces.length > 1 && hans.length === 0) return [];
  const others = pieces.filter(
    ({ name }) => !isAllCapitals && !shorts.includes(name) && latinName.test(name) && name !== long,
  );
  // "Hon Hai Precision Industry Co (Hon Hai, 鴻海)", "Taiwan Power Co (Taipower, 台電)".
  const isShortFor = (name: string) =>
    hans.length > 0 && (long.startsWith(`${name} `) || isOrganisation(long));
  return [
    ...shorts
      .filter((short) => spelled.get(short) || (isOrganisation(long) && !agencies.has(short)))
      .map((short) => ({ long, short, sure: spelled.get(short) !== undefined || isItsOwn(short, long) })),
    ...hans.map((short) => ({ long, short, sure: true })),
    ...others
      .filter(({ name, introduced }) => introduced || isShortFor(name))
      .map(({ name }) => ({ long, short: name, sure: true })),
  ];
}

/**
 * The letters of an institution may be from another language: KMT, CERN. Those after a company may be a
 * ticker, and in text that is all capitals it is not clear where the name begins.
 */
const isItsOwn = (short: string, long: string): boolean =>
  /\p{Ll}/u.test(long) &&
  (long.split(" ").includes(short) ||
    (/^\p{Lu}{3,6}$/u.test(short) && !isCompany(long) && isInstitution(long)));

const isOrganisation = (name: string): boolean =>
  name.includes(" ") && (isCompany(name) || isInstitution(name));
