import { Locale } from "opencc-js/t2cn";
import { variantCharacters } from "./variant-characters.ts";

/** The kind of a UTF-16 unit. `Script` is written without spaces between words. */
export const Kind = { Other: 0, Letter: 1, Digit: 2, Mark: 3, Script: 4 } as const;

/** Units are classified when they first occur: doing it for all would take a tenth of a second at every start. */
const unknown = 255;
const kinds = new Uint8Array(0x10000).fill(unknown);
const folds = new Uint16Array(0x10000);
/** Units that fold to several, such as ß, or to nothing, such as a combining accent. */
const longFolds = new Map<number, string>();

const unspaced =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}ー]/u;

function kindOf(char: string): number {
  if (unspaced.test(char)) return Kind.Script;
  if (/\p{L}/u.test(char)) return Kind.Letter;
  if (/\p{N}/u.test(char)) return Kind.Digit;
  return /\p{M}/u.test(char) ? Kind.Mark : Kind.Other;
}

/** Case is folded via upper case, so that ß equals SS and both lower-case sigmas are equal. */
function foldChar(char: string, kind: number): string {
  if (kind === Kind.Mark) return "";
  if (kind === Kind.Script) return String.fromCharCode(...Array.from(char.normalize("NFKC"), foldIdeograph));
  return char.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().toUpperCase().toLowerCase();
}

function foldIdeograph(char: string): number {
  const unit = char.charCodeAt(0);
  if (kinds[unit] === unknown) learn(unit);
  return folds[unit] as number;
}

const isIdeograph = (unit: number): boolean => unit >= 0x3400 && unit <= 0x9fff;
/** All with a hiragana of the same sound; people type either. */
const isKatakana = (unit: number): boolean => unit >= 0x30a1 && unit <= 0x30f6;
const katakanaOffset = 0x60;
const isHangul = (unit: number): boolean => unit >= 0xac00 && unit <= 0xd7a3;
const isSurrogateOrPrivate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xf8ff;

/** Enters a unit into the tables and returns its kind. */
function learn(unit: number): number {
  const char = String.fromCharCode(unit);
  const script = isIdeograph(unit) || isHangul(unit);
  const kind = script ? Kind.Script : isSurrogateOrPrivate(unit) ? Kind.Other : kindOf(char);
  kinds[unit] = kind;
  folds[unit] = unit;
  if (isHangul(unit) || kind === Kind.Other) return kind;
  const folded = isIdeograph(unit)
    ? simplified(variantCharacters.get(char) ?? char)
    : foldChar(isKatakana(unit) ? String.fromCharCode(unit - katakanaOffset) : char, kind);
  if (folded.length === 1) folds[unit] = folded.charCodeAt(0);
  else if (!isIdeograph(unit)) longFolds.set(unit, folded);
  return kind;
}

let simplifications: Map<string, string> | undefined;

/** What OpenCC makes of each character: its converter would first build a tree of all phrases and characters. */
function readSimplifications(): Map<string, string> {
  const dictionaries: string[] = (Locale.to.cn ?? []).flat();
  const pairs = dictionaries.flatMap((one) => one.split("|"));
  return new Map(pairs.map((pair) => pair.split(" ") as [string, string]));
}

/** Twice, since a few characters take two steps. */
function simplified(char: string): string {
  simplifications ??= readSimplifications();
  const once = simplifications.get(char) ?? char;
  return simplifications.get(once) ?? once;
}

/** The kind of the unit at `at`; a surrogate pair is Script if it is an ideograph. */
export function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdfff) {
    const kind = kinds[unit] as number;
    return kind === unknown ? learn(unit) : kind;
  }
  const start = unit >= 0xdc00 && at > 0 ? at - 1 : at;
  const point = text.codePointAt(start) ?? 0;
  return point >= 0x20000 && point < 0x40000 ? Kind.Script : Kind.Other;
}

/**
 * Removes differences of compatibility forms, case, accents, hiragana and katakana, and of simplified,
 * traditional and variant ideographs, unit by unit.
 */
export function fold(text: string, start = 0, end = text.length): string {
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) > 0x7f) return foldUnits(text, start, end);
  }
  return text.slice(start, end).toLowerCase();
}

function foldUnits(text: string, start: number, end: number): string {
  let folded = "";
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (kinds[unit] === unknown) learn(unit);
    folded += longFolds.get(unit) ?? String.fromCharCode(folds[unit] as number);
  }
  return folded;
}

/** The same into an array, as much as fits; returns how many units it wrote. */
export function foldInto(text: string, start: number, end: number, into: Uint16Array): number {
  let length = 0;
  for (let at = start; at < end && length < into.length; at++) {
    const unit = text.charCodeAt(at);
    if (kinds[unit] === unknown) learn(unit);
    const long = longFolds.get(unit);
    if (long === undefined) into[length++] = folds[unit] as number;
    else for (let i = 0; i < long.length && length < into.length; i++) into[length++] = long.charCodeAt(i);
  }
  return length;
}
