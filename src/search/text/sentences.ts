import { matchesOf } from "../../text/matches-of.ts";

/** A range [start, end) of a text. */
export type Stretch = { start: number; end: number };

/** The end of a sentence before another: "Nov. 3" and "e.g. this" are not split. */
const borders = /(?:[.!?]["”’)]*[^\S\n]+(?=[^\p{Ll}\d\s])|[。！？]["”’」』）]*|\n)\s*/gu;

/** The sentences of a text, in order and without gaps; one longer than `most` (at least 2) characters in pieces. */
export function* sentencesOf(text: string, most: number): Generator<Stretch> {
  let start = 0;
  for (const end of endsIn(text)) {
    while (end - start > Math.max(2, most)) {
      const cut = cutBefore(text, start, start + Math.max(2, most));
      yield { start, end: cut };
      start = cut;
    }
    if (end > start) yield { start, end };
    start = end;
  }
}

function* endsIn(text: string): Generator<number> {
  for (const { 0: border, index } of matchesOf(text, borders)) yield index + border.length;
  yield text.length;
}

/** A first sentence without an end is cut there. */
const maxLeadChars = 400;
/** Less before the first full stop is a place or an hour, not yet what happened; in Chinese so little may be. */
const minLeadChars = 12;

/** The same at a place. */
const border = new RegExp(borders.source, "uy");
const asciiBorders = Uint8Array.from({ length: 128 }, (_, sign) =>
  /[.!?\n]/.test(String.fromCharCode(sign)) ? 1 : 0,
);
/** Whether one may begin with a sign, which is told far sooner than by the expression. */
const mayBeginBorder = (sign: number): boolean =>
  sign < 128 ? asciiBorders[sign] === 1 : sign === 0x3002 || sign === 0xff01 || sign === 0xff1f;

/** Where the first sentence of a text ends, in which the news is told. */
export function leadEndOf(text: string): number {
  const opening = text.slice(0, maxLeadChars);
  for (let at = 0; at < opening.length; at++) {
    const sign = opening.charCodeAt(at);
    if (!mayBeginBorder(sign)) continue;
    border.lastIndex = at;
    if (!border.test(opening)) continue;
    if (at >= minLeadChars || sign > 0x7f) return border.lastIndex;
    at = border.lastIndex - 1;
  }
  return opening.length;
}

/** After the last comma, space or the like in the second half of [start, end), else at its end, never inside a character. */
function cutBefore(text: string, start: number, end: number): number {
  const half = start + Math.floor((end - start) / 2);
  const found = /^.*[\s，、；：,;:]/su.exec(text.slice(half, end));
  return found ? half + found[0].length : wholeCharacter(text, end);
}

/** The place itself, or the one before if it is between the halves of a surrogate pair. */
export const wholeCharacter = (text: string, at: number): number =>
  (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
