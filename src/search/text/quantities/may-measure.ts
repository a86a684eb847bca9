import { fold } from "../fold.ts";
import { scaleNames, signsOfNumbers } from "./numbers.ts";
import { unitSpellings } from "./units.ts";

// Most numbers are years, ages and results, which nothing follows that could make an amount or a measure of them.
// To tell so by a table takes a hundredth of the time of reading one.

const digitCode = 27;
const codeCount = 28;
const bits = 5;

/** Letters of either case from 1, digits alike, everything else 0. */
const codes = Uint8Array.from({ length: 128 }, (_, unit) => {
  const char = String.fromCharCode(unit).toLowerCase();
  return /[a-z]/.test(char) ? char.charCodeAt(0) - 0x60 : /\d/.test(char) ? digitCode : 0;
});

const codeAt = (text: string, at: number): number => {
  const unit = at < text.length ? text.charCodeAt(at) : 0;
  return unit < 128 ? (codes[unit] as number) : 0;
};
const numberOf = (first: number, second: number, third: number): number =>
  (((first << bits) | second) << bits) | third;

/** The first three characters of all scales and units in Latin letters, marked by their number. */
const beginnings = new Uint8Array(1 << (3 * bits));
for (const name of [...scaleNames, ...unitSpellings]) {
  const [first, second] = [codeAt(name, 0), codeAt(name, 1)];
  if (first === 0) continue;
  if (name.length > 1) beginnings[numberOf(first, second, codeAt(name, 2))] = 1;
  else for (let third = 0; third < codeCount; third++) beginnings[numberOf(first, 0, third)] = 1;
}

/** The first characters of the others. */
const signs = new Set([...signsOfNumbers, ...unitSpellings.map((spelling) => spelling.charAt(0))]);

/** Whether a scale, a unit or more digits may follow a number that ends at `end`; if not, no quantity begins with it. */
export function mayMeasure(text: string, end: number): boolean {
  const at = endOfRange(text, end);
  const next = text.charCodeAt(at);
  if (next === 0x2c) return beginsGroup(text, at);
  const spaced = next === 0x20 || next === 0xa0 || next === 0x2d;
  if (
    (spaced || isThinSpace(next)) &&
    isDigit(text, at + 1) &&
    isDigit(text, at + 2) &&
    isDigit(text, at + 3)
  )
    return true;
  return mayBeMeasure(text, spaced ? at + 1 : at);
}

function mayBeMeasure(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const unit = text.charCodeAt(at);
  if (unit === 0x25) return true;
  if (unit < 128)
    return beginnings[numberOf(codes[unit] as number, codeAt(text, at + 1), codeAt(text, at + 2))] === 1;
  const folded = fold(text, at, at + 1);
  return folded.charCodeAt(0) < 128 || signs.has(folded);
}

const isThinSpace = (unit: number): boolean => unit === 0x2009 || unit === 0x202f;

/** In ASCII or full width. */
function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19);
}

/** Where the second number of a range ends whose first ends at `end`, as in "3 to 5 percent"; else `end`. */
function endOfRange(text: string, end: number): number {
  const at = end + jointLength(text, end);
  return at > end && isDigit(text, at) ? endOfFigures(text, at) : end;
}

/** No quantity that is written in more characters is read. */
export const longestQuantity = 48;

/** Where the figures of a number from `at` end, as far as they can be a quantity: 4.7 and 1,200 are all figures. */
export function endOfFigures(text: string, start: number): number {
  const last = start + longestQuantity;
  let at = start;
  while (at < last && (isDigit(text, at) || beginsGroup(text, at))) at++;
  if (text.charCodeAt(at) !== 0x2e || !isDigit(text, at + 1)) return at;
  for (at += 2; at < last && isDigit(text, at); ) at++;
  return at;
}

/** No group of digits is shorter than two: 1,200 and 12,00,000. */
const beginsGroup = (text: string, comma: number): boolean =>
  text.charCodeAt(comma) === 0x2c && isDigit(text, comma + 1) && isDigit(text, comma + 2);

function jointLength(text: string, at: number): number {
  const dash = text.charCodeAt(at) === 0x2d ? 1 : 0;
  const unit = text.charCodeAt(at + dash);
  if (joints.has(unit)) return dash + 1;
  if (unit !== 0x20) return dash;
  for (const word of jointWords) {
    const last = at + dash + word.length;
    if (text.charCodeAt(last - 1) === 0x20 && text.slice(at + dash, last).toLowerCase() === word)
      return dash + word.length;
  }
  return dash;
}

const joints = new Set(Array.from("–~～至到", (char) => char.charCodeAt(0)));
const jointWords = [" to ", " or ", " and "];
