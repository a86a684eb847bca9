import { createRequire } from "node:module";

/** The library's expressions for all emoji take longer to load than most answers to write. */
let measure: ((text: string) => number) | undefined;

/** Letters, digits and signs of European languages, each one column wide. */
const narrow = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;
/** Ideographs, each two columns wide. */
const wide = /^[\u3400-\u4dbf\u4e00-\u9fff]*$/;

/** How many columns of a terminal a text takes. */
export function columnsOf(text: string): number {
  if (narrow.test(text)) return text.length;
  if (wide.test(text)) return 2 * text.length;
  const load = (): typeof import("string-width") => createRequire(import.meta.url)("string-width");
  measure ??= load().default;
  return measure(text);
}
