import { fold } from "../fold.ts";
import { currenciesBefore, isPaid } from "./currencies.ts";
import { longestQuantity } from "./may-measure.ts";
import { isNumeral, numberAt, numeralsAt } from "./numbers.ts";
import { type MeasuringUnit, unitAt, unitOf } from "./units.ts";

/**
 * A number with a scale or a unit, at [start, end) of a text. `term` is the same however it is written, except that
 * amounts in Chinese have their own.
 */
export type Quantity = { term: string; start: number; end: number; value: number; unit?: MeasuringUnit };

/** The first unit of a measure's term; no word has it. */
export const measureSign = 2;

/**
 * The quantities that begin with the number at `start`, in digits or in Chinese characters: an amount, one of a unit or
 * a currency, or several where a sign has two meanings (100m). None for a plain number, which is a word like any other.
 */
export function quantitiesAt(text: string, start: number): Quantity[] {
  const folded = foldedFrom(text, start);
  const paidIn = { units: currenciesBefore(text, start).map(unitOf), adjoins: isPaid(text, start) };
  const found = readAt(folded, paidIn).concat(lowerEndOfRange(folded, paidIn));
  return found.map((one) => ({ ...one, start, end: start + one.end }));
}

type QuantityRead = Omit<Quantity, "start">;

/** The currencies that stand before a number; one that is far off or a word (PHP 5) makes an amount only of a number with a scale. */
type PaidIn = { units: MeasuringUnit[]; adjoins: boolean };

function readAt(text: string, { units, adjoins }: PaidIn): QuantityRead[] {
  const isMoney = units.length > 0;
  const share = text.startsWith("百分之") ? 3 : 0;
  const number = isNumeral(text[share] ?? "")
    ? numeralsAt(text.slice(share))
    : numberAt(text.slice(share), isMoney);
  if (!number) return [];
  if (share > 0) return [measured(number.value, percent, share + number.length)];
  const bare = /^\d+(?:[,.]\d+)*/.exec(text)?.[0] ?? "";
  // Before its scale, since units have Chinese scales in them: 2千瓦.
  const own =
    bare === "" || number.length === bare.length || isMoney
      ? []
      : measureAfter(text, bare, Number(bare.replaceAll(",", "")));
  const isAmbiguous = own.length > 0 && number.scaled && text.slice(bare.length, number.length) === "m";
  if (own.length > 0 && !isAmbiguous) return own;
  const isChinese = /\p{sc=Han}/u.test(text.slice(0, number.length));
  const term = isChinese ? chineseAmount(number.value) : String(number.value);
  const amount: QuantityRead = { term, end: number.length, value: number.value };
  const whole = measureAfter(text, text.slice(0, number.length), number.value, isChinese);
  const paid = (number.scaled || adjoins ? units : []).map((unit) =>
    measured(number.value, unit, number.length, isChinese),
  );
  return [...(number.scaled ? [amount] : []), ...paid, ...own, ...whole];
}

/** The term of an amount written in Chinese; one in English is indexed like all its digits. */
export const chineseAmount = (value: number): string => `${String.fromCharCode(measureSign)}amount ${value}`;

/** A unit after a number, which may stand after a space or a hyphen. */
function measureAfter(text: string, number: string, value: number, isChinese = false): QuantityRead[] {
  const rest = text.slice(number.length);
  const gap = /^[ \u00a0-]/.test(rest) ? 1 : 0;
  const found = unitAt(rest.slice(gap));
  return found ? [measured(value, found.unit, number.length + gap + found.length, isChinese)] : [];
}

function measured(value: number, unit: MeasuringUnit, end: number, isChinese = false): QuantityRead {
  const inMeasure = Number(`${value}e${unit.power}`);
  const term = unit.isCurrency && isChinese ? chineseSum(unit, value) : plainSum(unit, inMeasure);
  return { term, end, value, unit };
}

/** The term of an amount of a currency that is written in Chinese. */
export const chineseSum = ({ measure }: MeasuringUnit, value: number): string =>
  chineseAmount(value) + measure;

/** The term of one that is not. */
export const plainSum = ({ measure }: MeasuringUnit, value: number): string =>
  `${String.fromCharCode(measureSign)}${measure} ${value}`;

const joint = /^(\d+(?:,\d+)*(?:\.\d+)?)(?:-?(?:-|–|~|～| to | and | or |至|到))(\d+(?:,\d+)*(?:\.\d+)?)/;

/** In "3-5 percent" and "400 to 600 km" the first number has the unit of the second. */
function lowerEndOfRange(text: string, paidIn: PaidIn): QuantityRead[] {
  const [all, first = ""] = joint.exec(text) ?? [];
  if (all === undefined) return [];
  return readAt(first + text.slice(all.length), paidIn).map((one) => ({ ...one, end: first.length }));
}

/** The next characters folded, each still in its place. */
function foldedFrom(text: string, start: number): string {
  const next = text.slice(start, start + longestQuantity);
  const folded = fold(next);
  return folded.length === next.length ? folded : next.toLowerCase();
}

/** The quantity at `start` in words for a reader, in English and in Chinese. */
export function wordsFor(quantity: Quantity): string[] {
  const { value, unit } = inPercent(quantity);
  const chinese = largest(value, chineseSteps) ?? plain(value);
  const english = largest(value, englishSteps) ?? plain(value);
  if (!unit) return [english, chinese];
  if (unit.isCurrency) return [unit.english.replace("_", english), unit.chinese.replace("_", chinese)];
  return [
    `${english} ${value === 1 ? unit.english.replace(/s$/, "") : unit.english}`,
    `${chinese}${unit.chinese}`,
  ];
}

const percent = unitAt("%")?.unit as MeasuringUnit;

/** English has no word for 成, a tenth. */
const inPercent = ({ value, unit }: Quantity): Pick<Quantity, "value" | "unit"> =>
  unit?.chinese === "成" ? { value: 10 * value, unit: percent } : { value, unit };

const englishSteps: [number, string][] = [
  [12, " trillion"],
  [9, " billion"],
  [6, " million"],
];
const chineseSteps: [number, string][] = [
  [12, "兆"],
  [8, "億"],
  [4, "萬"],
];

function largest(value: number, steps: [number, string][]): string | undefined {
  const step = steps.find(([power]) => value >= 10 ** power);
  return step && plain(value / 10 ** step[0]) + step[1];
}

const plain = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 6 });
