/** Made when it is first needed: its dictionaries take milliseconds to load. */
let words: Intl.Segmenter | undefined;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The characters of a text as people count them. */
export const graphemesOf = (text: string): Intl.Segments => graphemes.segment(text);

/** The beginning of a text, at most `limit` UTF-16 units, cut between words or, in one long word, between graphemes. */
export function headOf(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // Two more units show whether a word ends at the limit, and what joins the last character.
  const start = text.slice(0, limit + 2);
  words ??= new Intl.Segmenter("en", { granularity: "word" });
  const cutBy = (by: Intl.Segmenter) => by.segment(start).containing(limit)?.index ?? 0;
  return start.slice(0, cutBy(words) || cutBy(graphemes)).trimEnd();
}

/** The same, with an ellipsis within the limit if something was cut off. */
export const shorten = (text: string, limit: number): string =>
  text.length <= limit ? text : `${headOf(text, limit - 1)}…`;
