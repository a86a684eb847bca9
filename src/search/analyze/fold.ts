import { Converter } from "opencc-js/t2cn";

/** What a UTF-16 unit is to the tokenizer. `Script` runs have no spaces between words. */
export const Kind = { Other: 0, Letter: 1, Digit: 2, Mark: 3, Script: 4 } as const;

const kinds = new Uint8Array(0x10000);
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

/** Case folds by way of upper case, so that ß meets SS and both small sigmas meet. */
function foldChar(char: string, kind: number): string {
  if (kind === Kind.Mark) return "";
  if (kind === Kind.Script) return String.fromCharCode(...Array.from(char.normalize("NFKC"), foldIdeograph));
  return char.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().toUpperCase().toLowerCase();
}

const foldIdeograph = (char: string): number => folds[char.charCodeAt(0)] as number;

function fillTables(): void {
  for (let unit = 0; unit < 0x10000; unit++) folds[unit] = unit;
  fillIdeographs();
  for (let unit = 0; unit < 0x10000; unit++) {
    // Ideographs are done, hangul syllables and surrogates stay as they are.
    if ((unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7a3)) kinds[unit] = Kind.Script;
    else if (unit < 0xd800 || unit >= 0xf900) fillUnit(unit);
  }
}

function fillIdeographs(): void {
  const simplify: (text: string) => string = Converter({ from: "t", to: "cn" });
  const ideographs = Array.from({ length: 0xa000 - 0x3400 }, (_, i) => String.fromCharCode(0x3400 + i));
  // Line by line, so that no phrase rule of the converter applies; twice, because a few take two steps.
  const simplified = simplify(simplify(ideographs.join("\n"))).split("\n");
  simplified.forEach((char, i) => {
    if (char.length === 1) folds[0x3400 + i] = char.charCodeAt(0);
  });
}

function fillUnit(unit: number): void {
  const char = String.fromCharCode(unit);
  const kind = kindOf(char);
  kinds[unit] = kind;
  if (kind === Kind.Other) return;
  const folded = foldChar(char, kind);
  if (folded.length === 1) folds[unit] = folded.charCodeAt(0);
  else longFolds.set(unit, folded);
}

fillTables();

/** The kind of the unit at `at`; a surrogate pair counts as Script where it is an ideograph. */
export function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdfff) return kinds[unit] as number;
  const start = unit >= 0xdc00 && at > 0 ? at - 1 : at;
  const point = text.codePointAt(start) ?? 0;
  return point >= 0x20000 && point < 0x40000 ? Kind.Script : Kind.Other;
}

/**
 * One form for all ways to write the same: compatibility forms, case, accents, simplified and
 * traditional ideographs. Works unit by unit, so that positions can be told in the original.
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
    folded += longFolds.get(unit) ?? String.fromCharCode(folds[unit] as number);
  }
  return folded;
}

/** The same into an array, as far as it has room; gives back how many units it wrote. */
export function foldInto(text: string, start: number, end: number, into: Uint16Array): number {
  let length = 0;
  for (let at = start; at < end && length < into.length; at++) {
    const unit = text.charCodeAt(at);
    const long = longFolds.get(unit);
    if (long === undefined) into[length++] = folds[unit] as number;
    else for (let i = 0; i < long.length && length < into.length; i++) into[length++] = long.charCodeAt(i);
  }
  return length;
}
