import { styleText } from "node:util";
import type { Reply } from "../../src/chat/reply.ts";
import type { Reader } from "../../src/locales/date-format.ts";
import type { MarkedText } from "../../src/search/present/search-page.ts";
import { visibleMarked } from "../../src/text/visible-text.ts";
import { wrap } from "./wrap.ts";

/** `width` in columns. */
export type TerminalStyle = { colour: boolean; width: number; now: number };

type Style = Parameters<typeof styleText>[0];

/** How one reply is drawn; `pen` colours text, or leaves it as it is. */
export type TerminalPage = {
  pen: (style: Style, text: string) => string;
  width: number;
  now: number;
  reader: Reader;
};

/** The columns of a list's numbers. */
export const margin = 4;
const minTextWidth = 20;

export const pageFor = ({ locale, zone }: Reply, { colour, width, now }: TerminalStyle): TerminalPage => ({
  pen: (style, text) => (colour && text ? styleText(style, text, { validateStream: false }) : text),
  width: Math.max(width, minTextWidth + margin),
  now,
  reader: { locale, zone },
});

/** A text in lines of at most `width` columns, its marks in yellow. */
export function wrapped(
  page: TerminalPage,
  text: MarkedText | string,
  style: Style = [],
  width = page.width,
): string[] {
  const { text: seen, marks } = visibleMarked(typeof text === "string" ? { text, marks: [] } : text);
  // One line: the breaks are the terminal's own.
  return wrap({ text: seen.replace(/\s/g, " "), marks }, width).map((line) => painted(page, line, style));
}

function painted({ pen }: TerminalPage, { text, marks }: MarkedText, style: Style): string {
  let line = "";
  let at = 0;
  for (const [start, end] of marks) {
    line += pen(style, text.slice(at, start)) + pen(["bold", "yellow"], text.slice(start, end));
    at = end;
  }
  return line + pen(style, text.slice(at));
}

/** The same beside the numbers of a list. */
export const indented = (page: TerminalPage, text: MarkedText | string, style?: Style): string[] =>
  wrapped(page, text, style, page.width - margin).map((line) => " ".repeat(margin) + line);
