const numbers = /(?<!\d)(\d{1,2})\/(\d{1,2})\/\d{4}(?!\d)/;

/**
 * Whether 3/4/2026 is 4 March among the dates of one author: as those show that have a number over 12,
 * else as the language writes dates. English and none (`language` is "") count as American.
 */
export function isMonthFirst(dates: Iterable<string>, language: string): boolean {
  for (const date of dates) {
    const [, first, second] = numbers.exec(date) ?? [];
    if (Number(first) > 12) return false;
    if (Number(second) > 12) return true;
  }
  return /^(?:en(?:[-_]us)?)?$/i.test(language.trim());
}
