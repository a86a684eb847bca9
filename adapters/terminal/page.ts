import type { Reader } from "../../src/locales/date-format.ts";
import type { MarkedText } from "../../src/search/present/search-page.ts";
import { type Pen, paint, type Style } from "./pen.ts";
import { plain } from "./plain.ts";
import { wrap } from "./wrap.ts";

/** How one reply is drawn. */
export type TerminalPage = { pen: Pen; width: number; now: number; reader: Reader };

/** The columns of a list's numbers. */
export const margin = 4;

/** The least columns of a text. */
export const narrowest = 20;

/** Text without marks. */
export const unmarked = (text: string): MarkedText => ({ text: plain(text), marks: [] });

/** A text across the page. */
export const block = (page: TerminalPage, text: string, style: Style): string[] =>
  wrapped(page, unmarked(text), page.width, style);

/** A text beside the numbers of a list. */
export const indented = (page: TerminalPage, text: MarkedText, style: Style): string[] =>
  wrapped(page, text, page.width - margin, style).map((line) => " ".repeat(margin) + line);

/** A text in lines of at most `width` columns, its marks in yellow. */
export const wrapped = (page: TerminalPage, text: MarkedText, width: number, style: Style): string[] =>
  wrap(text, width).map((line) => paint(page.pen, line, style, ["bold", "yellow"]));
