const words = new Intl.Segmenter("en", { granularity: "word" });
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The beginning of a text, at most `limit` UTF-16 units, cut between words or, in one long word, between graphemes. */
export function headOf(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // One more unit, so that a word that ends at the limit is seen to end there.
  const start = text.slice(0, limit + 1);
  const cutBy = (by: Intl.Segmenter) => by.segment(start).containing(limit)?.index ?? 0;
  return start.slice(0, cutBy(words) || cutBy(graphemes)).trimEnd();
}

/** The same, with an ellipsis within the limit where something was cut off. */
export const shorten = (text: string, limit: number): string =>
  text.length <= limit ? text : `${headOf(text, limit - 1)}…`;
