import type { MarkedText } from "../search/present/search-page.ts";
import { columnsOf } from "../text/columns.ts";
import type { PostLength } from "./posts/post-style.ts";
import type { Entry } from "./reply.ts";
import { graphemesOf, shorten } from "./shorten.ts";

/** A list of more stories shows none of their text. */
const maxPassages = 5;

/** About one line of a chat on a desk; a wide character takes two columns. */
const chatColumns = 100;

/**
 * What a list shows of the text of one of its stories: one line, so that the list is taken in at a glance; all
 * of it if the story is the only one or the list is shown in full, and nothing in a long or compact list.
 * @param columns the length of a line
 */
export function passageIn(
  entries: Entry[],
  { passage }: Entry,
  { columns = chatColumns, length = "standard" }: { columns?: number; length?: PostLength } = {},
): MarkedText | undefined {
  if (length === "compact") return undefined;
  if (!passage || entries.length === 1 || length === "full") return passage;
  return entries.length > maxPassages ? undefined : lineOf(passage, columns);
}

/** One line with the first highlight in it, for which its beginning may be left out. */
function lineOf(passage: MarkedText, columns: number): MarkedText {
  // One space for each unit of white space, so that the marks stay in place.
  const whole = { text: passage.text.replace(/\s/g, " "), marks: passage.marks };
  const fitting = unitsWithin(whole.text, columns);
  if (fitting === whole.text.length) return whole;
  const [, firstEnd = 0] = whole.marks[0] ?? [];
  const start = firstEnd < fitting ? 0 : wordBefore(whole, Math.floor(fitting / 3));
  return partOf(whole, start, unitsWithin(whole.text.slice(start), columns));
}

/** Where a word begins, at most `most` units before the first highlight. */
function wordBefore({ text, marks: [first] }: MarkedText, most: number): number {
  const [highlight = 0] = first ?? [];
  const space = text.indexOf(" ", Math.max(0, highlight - most));
  return space >= 0 && space < highlight ? space + 1 : highlight;
}

/** How many UTF-16 units of a text fit in so many columns. */
function unitsWithin(text: string, columns: number): number {
  let width = 0;
  // A column has a unit at least, but for marks and joiners, which are rare.
  for (const { segment, index } of graphemesOf(text.slice(0, 4 * columns))) {
    width += columnsOf(segment);
    if (width > columns) return index;
  }
  return Math.min(text.length, 4 * columns);
}

/** The part of a text from `start` on, of at most `most` UTF-16 units, with an ellipsis for what is left out. */
export function partOf({ text, marks }: MarkedText, start: number, most: number): MarkedText {
  const before = start > 0 ? "…" : "";
  const shown = before + shorten(text.slice(start), most - before.length);
  const shift = before.length - start;
  const last = start + shown.length - before.length < text.length ? shown.length - 1 : shown.length;
  const moved = marks.map(([from, to]): [number, number] => [from + shift, to + shift]);
  return { text: shown, marks: moved.filter(([from, to]) => from >= before.length && to <= last) };
}
