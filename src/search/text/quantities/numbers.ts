/** A number at the beginning of a text: its value, how many characters it takes, and whether it has a scale. */
export type NumberRead = { value: number; length: number; scaled: boolean };

/** In digits: 1,200 and 1 200 and 12,00,000 and 4.7. */
const digits =
  /^(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d,])|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d+)(?:\.\d+)?/;
/** Such groups are several words, unlike 1,200. */
const wordyGroups = /[ \u00a0\u2009\u202f]|,\d\d,/;

const powers: Record<string, number> = {
  ...{ thousand: 3, k: 3, million: 6, mn: 6, mln: 6, m: 6, billion: 9, bn: 9, bln: 9, b: 9 },
  ...{ trillion: 12, tn: 12, trn: 12, t: 12, lakh: 5, crore: 7, "lakh crore": 12 },
  ...{ 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8, 兆: 12, 万亿: 12 },
};

/** The English scales, also with the s of the plural. */
export const scaleNames: string[] = Object.keys(powers)
  .filter((name) => /^[a-z]/.test(name))
  .flatMap((name) => (name.length === 1 ? [name] : [name, `${name}s`]));

/** In words, after a space or a hyphen; or as a letter, right after the number. */
const englishScale =
  /^(?:[ \u00a0-]?(thousand|million|billion|trillion|mn|mln|bn|bln|tn|trn|lakh crore|crore|lakh)s?|([kmbt]))(?![a-z\d])/;
const chineseScale = /^ ?(?:([十百千]?)(万亿|[万亿兆])|([百千]))/;

/** Of a whole number, a k below that says how fine a picture is, or how long a race. */
const minThousands = 10;

/** The number in digits with which a folded text begins, with its scale; `isMoney` if a currency stands before it. */
export function numberAt(text: string, isMoney: boolean): NumberRead | undefined {
  const [written] = digits.exec(text) ?? [];
  if (written === undefined) return undefined;
  const number = written.replace(/[^\d.]/g, "");
  const [scale = "", word, letter] = englishScale.exec(text.slice(written.length)) ?? [];
  const name = word ?? (letter && isScale(letter, number, isMoney) ? letter : undefined);
  if (name === undefined) return withChineseScales(text, number, written);
  return {
    value: scaled(number, powers[name] as number),
    length: written.length + scale.length,
    scaled: true,
  };
}

function isScale(letter: string, number: string, isMoney: boolean): boolean {
  if (letter === "m" || isMoney) return true;
  if (letter === "t") return false;
  return number.includes(".") || (letter === "k" && Number(number) >= minThousands);
}

/** 47億, 1兆2000億, 3萬5000. */
function withChineseScales(text: string, number: string, written: string): NumberRead {
  const read = { value: 0, length: written.length, scaled: false };
  let part = number;
  for (let last = Number.POSITIVE_INFINITY; isPastLatin(text, read.length); ) {
    const [scale = "", tens = "", large = "", small = ""] = chineseScale.exec(text.slice(read.length)) ?? [];
    const power = (powers[tens] ?? 0) + (powers[large] ?? 0) + (powers[small] ?? 0);
    if (power === 0 || power >= last) break;
    read.value += scaled(part, power);
    read.length += scale.length;
    read.scaled = true;
    last = power;
    const [next] = /^\d[\d,]*(?![\d.])/.exec(text.slice(read.length)) ?? [];
    if (next === undefined) break;
    part = next.replaceAll(",", "");
    if (chineseScale.test(text.slice(read.length + next.length))) read.length += next.length;
    else if (part.length === last) {
      read.value += Number(part);
      read.length += next.length;
      break;
    } else break;
  }
  return read.scaled
    ? read
    : { value: Number(number), length: written.length, scaled: wordyGroups.test(written) };
}

/** Whether a character that is no Latin letter is at a place, or after a space there. */
const isPastLatin = (text: string, at: number): boolean =>
  text.charCodeAt(text[at] === " " ? at + 1 : at) > 0x7f;

/** Exact, unlike a multiplication: 4.7 billion are 4700000000. */
const scaled = (number: string, power: number): number => Number(`${number}e${power}`);

const figures = new Map(Array.from("零一二三四五六七八九", (figure, value) => [figure, value]));
figures.set("〇", 0).set("两", 2);

/** All folded characters of numbers and scales in Chinese, and that of 百分之 after the first. */
export const signsOfNumbers: string[] = [...figures.keys(), ...Array.from("十百千万亿兆分")];

/** Whether a folded character may begin a number in Chinese characters. */
export const isNumeral = (char: string): boolean => figures.has(char) || "十百千".includes(char);

/** The number in characters with which a folded text begins: 四十七億. Undefined for a row of figures such as 二〇二六. */
export function numeralsAt(text: string): NumberRead | undefined {
  const read = { value: 0, length: 0, scaled: false };
  let [section, figure] = [0, 0];
  for (const char of text) {
    const value = figures.get(char);
    const power = char > "\u007f" ? (powers[char] ?? 0) : 0;
    if (value === undefined && (power === 0 || (power > 3 && read.length === 0))) break;
    if (value !== undefined && figure > 0) return undefined;
    if (value !== undefined) figure = value;
    else if (power <= 3) {
      section += (figure === 0 ? 1 : figure) * 10 ** power;
      figure = 0;
    } else {
      read.value += (section + figure) * 10 ** power;
      read.scaled = true;
      [section, figure] = [0, 0];
    }
    read.length++;
  }
  read.value += section + figure;
  return read.value > 0 ? read : undefined;
}
