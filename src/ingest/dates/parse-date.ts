const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const clock = "(?:,?[ T]+(?:at )?\\d{1,2}:\\d{2}.*)?";
const named = new RegExp(
  `^(?:[a-z]{3,9}\\.?,? )?(?:${month} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)?[ -]${month},?[ -]\\d{4})${clock}$`,
  "i",
);
const iso =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?$/i;
const numeric = /^(\d{4})(?:[/.年]\s*)(\d{1,2})(?:[/.月]\s*)(\d{1,2})日?$/;
const zone = /(?:\b(?:gmt|utc|z|[ecmp][sd]t)|[+-]\d{2}:?\d{2})$/i;

/**
 * The moment a date in words or figures means, in milliseconds since the epoch; undefined where
 * the text is not wholly a date. A date without a zone is read as UTC, a month as its first day.
 */
export function parseDate(text: string): number | undefined {
  const time = Date.parse(standardForm(text.trim()) ?? "");
  return Number.isNaN(time) ? undefined : time;
}

function standardForm(text: string): string | undefined {
  const [, year, mon, day = "01", time = "00:00", offset = "Z"] = iso.exec(text) ?? [];
  if (year) return `${year}-${mon}-${day}T${time}${offset.toUpperCase()}`;
  const [, y, m = "", d = ""] = numeric.exec(text) ?? [];
  if (y) return `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}T00:00Z`;
  // Date.parse would read nearly anything as a date, and in the machine's own zone.
  if (text.length > 80 || !named.test(text)) return undefined;
  const plain = text.replace(/(\d)(?:st|nd|rd|th)\b/i, "$1").replace(/ at /i, " ");
  return zone.test(plain) ? plain : `${plain} UTC`;
}
