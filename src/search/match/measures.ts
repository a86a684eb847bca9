import { nameTerms, termOf } from "../text/terms.ts";

/** A unit by its sign, its name and in Chinese. */
const units = [
  ["nm", "nanometer", "奈米"],
  ["nm", "nanometre", "納米"],
  ["km", "kilometer", "公里"],
  ["kg", "kilogram", "公斤"],
  ["gb", "gigabyte", ""],
  ["tb", "terabyte", ""],
  ["mw", "megawatt", ""],
  ["gw", "gigawatt", ""],
  ["mn", "million", "百萬"],
  ["bn", "billion", "十億"],
  ["tn", "trillion", "兆"],
] as const;

/** A number with its unit at a place of a question: other ways to write it, and how many terms it takes. */
export type Measure = { length: number; typed: string; names: string[] };

/** 2nm is 2 nanometers is 2-nanometer is 2奈米: some write it in one word, others in two. */
export function measureAt(terms: string[], at: number): Measure | undefined {
  const [, number, sign] = /^(\d+(?:\.\d+)?)(\p{Script=Latin}{2})?$/u.exec(terms[at] ?? "") ?? [];
  if (number === undefined) return undefined;
  const next = terms[at + 1];
  const isNext = ([short, name, chinese]: (typeof units)[number]): boolean =>
    [short, termOf(name), ...nameTerms(chinese)].some((term) => term === next);
  const meant = units.filter((unit) => (sign ? sign === unit[0] : next !== undefined && isNext(unit)));
  if (meant.length === 0) return undefined;
  const own = sign ? `${number}${sign}` : `${number} ${next}`;
  const ways = meant.flatMap(([short, name, chinese]) => [
    `${number}${short}`,
    `${number} ${name}`,
    ...(chinese ? [`${number}${chinese}`] : []),
  ]);
  return { length: sign ? 1 : 2, typed: own, names: [...new Set(ways)].filter((way) => way !== own) };
}
