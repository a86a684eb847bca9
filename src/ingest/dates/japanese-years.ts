/** The year before the first one of each Japanese era. */
const before: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925 };

const eraYear = /(令和|平成|昭和)\s?(元|\d{1,2})\s?年/g;

/** Text in which 令和8年 is 2026年; a first year is 元年. */
export const withCommonYears = (text: string): string =>
  text.replace(
    eraYear,
    (_, era: string, year: string) => `${(before[era] ?? 0) + (year === "元" ? 1 : Number(year))}年`,
  );
