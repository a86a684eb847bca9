/** A character of a script without spaces, a word with its punctuation, or the space between words. */
const piece = /\p{Script=Han}|[^\s\p{Script=Han}]+|\s+/gu;

/** The part in which two texts differ, as each has it; empty if one only adds to the other. */
export function difference(before: string, after: string): { before: string; after: string } {
  const one = before.match(piece) ?? [];
  const other = after.match(piece) ?? [];
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
