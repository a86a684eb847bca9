/** A character of a script without spaces, a word with its punctuation, or the space between words. */
const piece = /\p{Script=Han}|[^\s\p{Script=Han}]+|\s+/gu;

const piecesOf = (text: string): string[] => text.match(piece) ?? [];

/** The part in which two texts differ, in the words of each; empty where nothing stands in its place. */
export function difference(before: string, after: string): { before: string; after: string } {
  const one = piecesOf(before);
  const other = piecesOf(after);
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const middle = (pieces: string[]) =>
    pieces
      .slice(start, pieces.length - end)
      .join("")
      .trim();
  return { before: middle(one), after: middle(other) };
}
