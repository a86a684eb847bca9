import { fold } from "../fold.ts";
import { type Currency, currencies } from "./currencies.ts";

/**
 * A unit: the measure that it is of, the power of ten by which it is larger than that, how it is shown in English and
 * Chinese (after the number, or with _ for it), and all its spellings. Those of one measure with equal amounts are equal: 2 GW is 2,000 MW.
 */
export type MeasuringUnit = {
  measure: string;
  power: number;
  english: string;
  chinese: string;
  isCurrency?: true;
};

const shown = (english: string, chinese: string) => ({ english, chinese });

type UnitLine = [measure: string, power: number, names: ReturnType<typeof shown>, spellings: string];

/** Spellings after the first are separated by commas; the Chinese ones in traditional characters. */
const lines: UnitLine[] = [
  ["m", -10, shown("angstroms", "埃"), "angstrom, ångström, 埃米, 埃"],
  ["m", -9, shown("nanometers", "奈米"), "nm, nanometer, nanometre, 奈米, 納米"],
  ["m", -6, shown("micrometers", "微米"), "μm, um, micrometer, micrometre, micron, 微米"],
  ["m", -3, shown("millimeters", "公釐"), "mm, millimeter, millimetre, 公釐, 公厘, 毫米"],
  ["m", -2, shown("centimeters", "公分"), "cm, centimeter, centimetre, 公分, 厘米, 釐米"],
  ["m", 0, shown("meters", "公尺"), "m, meter, metre, 公尺, 米"],
  ["m", 3, shown("kilometers", "公里"), "km, kilometer, kilometre, 公里, 千米"],
  ["mi", 0, shown("miles", "英里"), "mile, mi, 英里, 英哩, 哩"],
  ["nmi", 0, shown("nautical miles", "海里"), "nautical mile, nmi, 海里, 浬"],
  ["ft", 0, shown("feet", "英尺"), "foot, feet, ft, 英尺, 英呎, 呎"],
  ["in", 0, shown("inches", "吋"), "inch, inches, 英寸, 英吋, 吋"],
  ["yd", 0, shown("yards", "碼"), "yard, yd"],
  ["g", -3, shown("milligrams", "毫克"), "mg, milligram, milligramme, 毫克"],
  ["g", 0, shown("grams", "公克"), "gram, gramme, 公克, 克"],
  ["g", 3, shown("kilograms", "公斤"), "kg, kilo, kilogram, kilogramme, 公斤, 千克"],
  ["g", 6, shown("tonnes", "公噸"), "tonne, ton, metric ton, 公噸, 噸"],
  ["lb", 0, shown("pounds", "磅"), "lb, lbs"],
  ["oz", 0, shown("ounces", "盎司"), "ounce, oz, 盎司"],
  ["m2", 0, shown("square meters", "平方公尺"), "m2, m², sqm, square meter, square metre, 平方公尺, 平方米"],
  ["m2", 4, shown("hectares", "公頃"), "ha, hectare, 公頃"],
  ["m2", 6, shown("square kilometers", "平方公里"), "km2, km², square kilometer, square kilometre, 平方公里"],
  ["sqft", 0, shown("square feet", "平方英尺"), "square foot, square feet, sq ft, sqft, 平方英尺, 平方呎"],
  ["acre", 0, shown("acres", "英畝"), "acre, 英畝"],
  ["ping", 0, shown("ping", "坪"), "ping, 坪"],
  ["l", -3, shown("milliliters", "毫升"), "ml, milliliter, millilitre, 毫升"],
  ["l", 0, shown("liters", "公升"), "liter, litre, 公升"],
  ["bbl", 0, shown("barrels", "桶"), "barrel, bbl, 桶"],
  ["w", 0, shown("watts", "瓦"), "w, watt, 瓦特, 瓦"],
  ["w", 3, shown("kilowatts", "千瓦"), "kw, kilowatt, 千瓦, 瓩"],
  ["w", 6, shown("megawatts", "百萬瓦"), "mw, megawatt, 百萬瓦, 兆瓦"],
  ["w", 9, shown("gigawatts", "吉瓦"), "gw, gigawatt, 吉瓦, 十億瓦"],
  ["wh", 3, shown("kilowatt-hours", "度電"), "kwh, kilowatt hour, kilowatt-hour, 千瓦時, 度電"],
  ["wh", 6, shown("megawatt-hours", "百萬瓦時"), "mwh, megawatt hour, megawatt-hour, 百萬瓦時, 兆瓦時"],
  ["wh", 9, shown("gigawatt-hours", "吉瓦時"), "gwh, gigawatt hour, gigawatt-hour, 吉瓦時"],
  ["wh", 12, shown("terawatt-hours", "兆瓦小時"), "twh, terawatt hour, terawatt-hour"],
  ["v", 0, shown("volts", "伏特"), "volt, 伏特, 伏"],
  ["v", 3, shown("kilovolts", "千伏"), "kv, kilovolt, 千伏"],
  ["hz", 6, shown("megahertz", "兆赫"), "mhz, megahertz, 兆赫"],
  ["hz", 9, shown("gigahertz", "吉赫"), "ghz, gigahertz, 吉赫"],
  ["byte", 6, shown("megabytes", "MB"), "mb, megabyte"],
  ["byte", 9, shown("gigabytes", "GB"), "gb, gigabyte"],
  ["byte", 12, shown("terabytes", "TB"), "tb, terabyte"],
  ["byte", 15, shown("petabytes", "PB"), "pb, petabyte"],
  [
    "kmh",
    0,
    shown("kilometers an hour", "公里/小時"),
    "km/h, kmh, kph, kilometers per hour, kilometres per hour",
  ],
  ["mph", 0, shown("miles an hour", "英里/小時"), "mph, miles per hour"],
  ["c", 0, shown("degrees Celsius", "攝氏度"), "°c, ℃, degrees celsius, degree celsius, 攝氏度"],
  ["f", 0, shown("degrees Fahrenheit", "華氏度"), "°f, ℉, degrees fahrenheit, 華氏度"],
  ["percent", 0, shown("percent", "％"), "%, ％, percent, per cent, pct, 巴仙"],
  ["percent", 1, shown("percent", "成"), "成"],
  ["point", 0, shown("percentage points", "個百分點"), "percentage point, 個百分點, 百分點"],
  ["point", -2, shown("basis points", "個基點"), "basis point, bps, 個基點, 基點"],
];

/** 成 begins words that are no tenths: 成長, 成立; folded. */
const notTenths = /^成[长立为功员果绩本分交熟人]/;

/** By spelling, folded. */
const bySpelling = new Map<string, MeasuringUnit>();
for (const [measure, power, names, spellings] of lines)
  for (const spelling of spellings.split(", ")) bySpelling.set(fold(spelling), { measure, power, ...names });

/** A currency as the unit of its amounts. */
export const unitOf = ({ code, english, chinese }: Currency): MeasuringUnit => ({
  measure: code,
  power: 0,
  english,
  chinese,
  isCurrency: true,
});
for (const currency of currencies)
  for (const spelling of currency.after) bySpelling.set(spelling, unitOf(currency));

const byFirst = Map.groupBy(
  [...bySpelling.keys()].toSorted((a, b) => b.length - a.length),
  (spelling) => spelling[0],
);

/** All, folded. */
export const unitSpellings: string[] = [...bySpelling.keys()];

const unitSign = /[a-z0-9]/;

/** The unit with which a folded text begins, and how long its spelling is there, a plural s included. */
export function unitAt(text: string): { unit: MeasuringUnit; length: number } | undefined {
  for (const spelling of byFirst.get(text[0]) ?? []) {
    if (!text.startsWith(spelling)) continue;
    const end = spelling.length;
    const plural = spelling.length > 2 && text[end] === "s" ? 1 : 0;
    const isLatin = unitSign.test(spelling.at(-1) as string);
    if (isLatin && unitSign.test(text[end + plural] ?? "")) continue;
    if (spelling === "成" && notTenths.test(text)) continue;
    return { unit: bySpelling.get(spelling) as MeasuringUnit, length: end + plural };
  }
  return undefined;
}
