import { graphemesOf } from "../../src/chat/shorten.ts";
import type { MarkedText } from "../../src/search/present/search-page.ts";
import { columnsOf } from "../../src/text/columns.ts";

/** Punctuation that may not begin a line. */
const closing = /^[、。，．！？：；」』）】》〉…,.!?:;)\]}]$/u;

/** A piece of text that stays on one line. */
type TextPiece = { start: number; end: number; width: number; kind: "space" | "wide" | "narrow" };

/** Breaks a text into lines of at most `maxWidth` columns, between words or wide characters, never inside a grapheme. */
export function wrap({ text, marks }: MarkedText, maxWidth: number): MarkedText[] {
  const lines: TextPiece[] = [];
  let gap = 0;
  for (const piece of piecesOf(text, maxWidth)) {
    const line = lines.at(-1);
    const width = (line?.width ?? 0) + gap + piece.width;
    if (piece.kind === "space") {
      gap += piece.width;
      continue;
    }
    if (line && width <= maxWidth) Object.assign(line, { end: piece.end, width });
    else lines.push({ ...piece });
    gap = 0;
  }
  return lines.map(({ start, end }) => ({ text: text.slice(start, end), marks: within(marks, start, end) }));
}

function piecesOf(text: string, width: number): TextPiece[] {
  const pieces: TextPiece[] = [];
  for (const { segment, index } of graphemesOf(text)) {
    const columns = columnsOf(segment);
    const kind = /^\s+$/.test(segment) ? "space" : columns === 2 ? "wide" : "narrow";
    const last = pieces.at(-1);
    const sameWord = kind === "narrow" && last?.kind === "narrow";
    const belongs = sameWord || (last?.kind !== "space" && closing.test(segment));
    if (last && belongs && last.width + columns <= width) {
      last.end = index + segment.length;
      last.width += columns;
    } else {
      pieces.push({ start: index, end: index + segment.length, width: columns, kind });
    }
  }
  return pieces;
}

/** The parts of the marks inside [start, end), counted from start. */
const within = (marks: MarkedText["marks"], start: number, end: number): MarkedText["marks"] =>
  marks
    .filter(([from, to]) => from < end && to > start)
    .map(([from, to]) => [Math.max(from, start) - start, Math.min(to, end) - start]);
