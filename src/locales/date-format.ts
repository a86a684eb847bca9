/** For whom a time is written. */
export type Reader = { locale: string; zone: string };

/** Making a format takes a hundred times as long as using it; readers' places are few. */
const formats = new Map<string, Intl.DateTimeFormat>();
const mostFormats = 1_000;

export function format(time: number, { locale, zone }: Reader, parts: Intl.DateTimeFormatOptions): string {
  const name = JSON.stringify([locale, zone, parts]);
  const made = formats.get(name) ?? new Intl.DateTimeFormat(locale, { ...parts, timeZone: zone });
  if (formats.size >= mostFormats) formats.clear();
  formats.set(name, made);
  return made.format(time);
}

export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
