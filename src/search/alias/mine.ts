import { hanBefore } from "./han-before.ts";
import { nameBefore } from "./name-before.ts";
import { companyForms, institutions } from "./name-words.ts";
import { spelledOut } from "./spelled-out.ts";

/**
 * Two names of one thing, as an article introduces them at a place of its text: "Hu Jintao (胡錦濤)".
 * `sure` is false for an abbreviation whose letters are not those of the name: "Chinese Nationalist
 * Party (KMT)" is one, "Terry Gou (NATO)" is not, and only repetition can tell.
 */
export type Pair = { long: string; short: string; at: number; sure: boolean };

/** A bracket of either width, and how much of the text before it may be the name, in characters. */
const bracket = /[(（]([^()（）\n]{2,80})[)）]/g;
/** What is left of "何美玥" where a bracket got lost: "Ho Mei-yueh (何美玥 said". */
const halfBracket = /[(（]\s?(\p{sc=Han}{2,6})(?=[\s,.，。;]|$)/gu;
const reach = 120;

const hanName = /^[《〈「『]?(\p{sc=Han}{2}[\p{sc=Han}\d·・‧]{0,14})[》〉」』]?$/u;
const abbreviation =
  /^(?=[^\s]*\p{Lu}[^\s]*[\p{Lu}\p{N}]|\p{N}+\p{L}{1,4}$)[\p{L}\p{N}](?:[\p{L}\p{N}&/-]{0,9}|(?:\.\p{L}){1,4}\.?)$/u;
const latinName = /^(?:\p{Ll}?\p{Lu}|\p{N})[\p{L}\p{N}&.'’-]*(?: [\p{L}\p{N}&.'’-]+){0,6}$/u;
const otherwise =
  /^(?:also |better |formerly |previously |internationally |locally |now )?(?:known (?:internationally |locally )?as|called|formerly|previously|aka|a\.k\.a\.|or|short for|doing business as)\s+(?:the )?/i;

/** The pairs of names that a text introduces, in brackets or by "also known as". */
export function minePairs(text: string): Pair[] {
  const pairs: Pair[] = [];
  for (const { 1: inside = "", index } of text.matchAll(bracket)) {
    pairs.push(
      ...bracketPairs(textBefore(text, index), inside, text).map((pair) => ({ ...pair, at: index })),
    );
  }
  for (const { 1: han = "", index } of text.matchAll(halfBracket)) {
    const long = nameBefore(textBefore(text, index));
    if (long) pairs.push({ long, short: han, at: index, sure: true });
  }
  return text.includes("known ") ? [...pairs, ...otherNames(text)] : pairs;
}

const textBefore = (text: string, index: number): string =>
  /[^()（）\n]*$/.exec(text.slice(Math.max(0, index - reach), index))?.[0] ?? "";

type Names = Omit<Pair, "at">;

function bracketPairs(before: string, inside: string, text: string): Names[] {
  const pieces = inside.split(/[,，、;；/]/).map((piece) => piece.trim());
  return /\p{sc=Han}[」』》〉]?\s*$/u.test(before)
    ? afterChinese(before.trimEnd(), pieces, text)
    : afterLatin(before, pieces);
}

/** 台積電（TSMC）: the name in another script. */
function afterChinese(before: string, pieces: string[], text: string): Names[] {
  const names = pieces.map(withoutIntroduction).filter((name) => latinName.test(name) && isName(name));
  if (names.length === 0) return [];
  const han = hanBefore(before, text);
  return han ? names.map((name) => ({ long: name, short: han, sure: true })) : [];
}

/** Taiwan Semiconductor Manufacturing Co (TSMC, 台積電): short forms, the Chinese name, other names. */
function afterLatin(before: string, pieces: string[]): Names[] {
  const shorts = pieces.filter((piece) => abbreviation.test(piece));
  const hans = pieces.flatMap((piece) => hanName.exec(piece)?.[1] ?? []);
  const spelled = shorts.map((short) => spelledOut(before, short)).find((long) => long !== undefined);
  const long = spelled ?? nameBefore(before);
  if (!long) return [];
  const others = pieces
    .filter((piece) => !shorts.includes(piece))
    .flatMap((piece) => otherName(piece, long, hans));
  const abbreviations = spelled || isOrganisation(long) ? shorts : [];
  return [
    ...abbreviations.map((short) => ({ long, short, sure: spelled !== undefined })),
    ...[...hans, ...others].map((short) => ({ long, short, sure: true })),
  ];
}

/** A name in Latin letters that stands in the bracket: introduced as one, or beside a Chinese one. */
function otherName(piece: string, long: string, hans: string[]): string[] {
  const name = withoutIntroduction(piece);
  if (!latinName.test(name) || name === long) return [];
  return name !== piece || (hans.length > 0 && (long.startsWith(`${name} `) || isCompany(long)))
    ? [name]
    : [];
}

const lastWord = (name: string): string => name.split(" ").at(-1)?.toLowerCase() ?? "";
const isCompany = (name: string): boolean => companyForms.has(lastWord(name));
const isOrganisation = (name: string): boolean =>
  name.includes(" ") && (isCompany(name) || institutions.has(lastWord(name)));

const withoutIntroduction = (piece: string): string => piece.replace(otherwise, "");

/** One word in capitals or all words with a capital: no remark such as "Photo courtesy". */
const isName = (name: string): boolean => !/\b(?:photo|left|right|center|file)\b/i.test(name);

/** "Hon Hai Precision Industry Co, also known as Foxconn Technology Group". */
const knownAs =
  /,? (?:which is |who is )?(?:(?:also|better|formerly|previously|internationally|now) )?known (?:internationally |locally )?as (?:the )?((?:\p{Lu}[\p{L}\p{N}&.'’-]*\s?){1,6})(?=[\s,.;(（]|$)/gu;

function otherNames(text: string): Pair[] {
  return [...text.matchAll(knownAs)].flatMap(({ 1: other = "", index }) => {
    const long = nameBefore(
      text.slice(Math.max(0, index - reach), index).replace(/\s*[(（][^()（）]*[)）]$/, ""),
    );
    const short = other.trim().replace(/\.$/, "");
    return long && long !== short ? [{ long, short, at: index, sure: true }] : [];
  });
}
