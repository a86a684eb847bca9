/** Made when they are first needed: their tables take milliseconds to load. */
let words: Intl.Segmenter | undefined;
let graphemes: Intl.Segmenter | undefined;

function graphemeSegmenter(): Intl.Segmenter {
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return graphemes;
}

/** Characters that join no other, of which most texts are. */
const apart = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u3001-\u3029\u3400-\u9fff\uff01-\uff60]*$/;

/** The characters of a text as people count them, and where each begins. */
export const graphemesOf = (text: string): Iterable<{ segment: string; index: number }> =>
  apart.test(text)
    ? Array.from(text, (segment, index) => ({ segment, index }))
    : graphemeSegmenter().segment(text);

/** The beginning of a text, at most `limit` UTF-16 units, cut between words or, in one long word, between graphemes. */
export function headOf(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // Two more units show whether a word ends at the limit, and what joins the last character.
  const start = text.slice(0, limit + 2);
  words ??= new Intl.Segmenter("en", { granularity: "word" });
  const cutBy = (by: Intl.Segmenter) => by.segment(start).containing(limit)?.index ?? 0;
  return start.slice(0, cutBy(words) || cutBy(graphemeSegmenter())).trimEnd();
}

/** The same, with an ellipsis within the limit if something was cut off. */
export const shorten = (text: string, limit: number): string =>
  text.length <= limit ? text : `${headOf(text, limit - 1)}…`;
